"""Every labelled text keeps to the form, so that a score measures the reader and not the labels."""

import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
import yaml
from corpus import LANGUAGES, SPLITS, BadLabel, all_labels, languages, paths, read
from label_types import Kind, Labels, Split

from hudna.model.claim import Modality, Polarity, Stance
from hudna.model.when import DatePrecision
from hudna.text.terms import terms

FILES = [path for language in languages() for path in paths(language)]
PER_SPLIT: dict[Split, int] = {"train": 10, "development": 6, "test": 8}
PER_KIND = 6
KINDS = get_args(Kind)
TYPES = terms("en")["event_type"].keys()
MEETINGS = {*terms("en")["meeting_type"], "working group"}
AGREEMENTS = ("ceasefire", "disengagement", "zone", "withdrawal", "exchange", "access", "political")
STATUSES = (
    "in force",
    "holding",
    "strained",
    "collapsed",
    "extended",
    "suspended",
    "expired",
    "agreed",
)
AREAS = yaml.safe_load(
    (Path(__file__).parents[2] / "src/hudna/data/languages/areas.yaml").read_text("utf-8")
).values()
ADMIN1 = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")

every_file = pytest.mark.parametrize(
    "path", FILES, ids=lambda path: f"{path.parts[-4]}-{path.stem}"
)


@every_file
def test_a_text_says_itself_that_it_is_an_exercise(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    assert first.startswith("#")
    assert "exercise" in first.lower()


@every_file
def test_a_text_lies_where_its_fields_say(path: Path) -> None:
    text = read(path)
    assert path.parts[-4:-1] == (text.language, "texts", text.split)
    assert re.fullmatch(rf"\d\d-{text.kind}-[a-z0-9-]+", path.stem)
    assert text.kind in KINDS
    assert text.split in SPLITS
    assert 300 <= len(text.text) <= 2600


@every_file
def test_names_are_the_characters_of_the_text(path: Path) -> None:
    text = read(path)
    words = [word for label in all_labels(text) for word in label.quoted()]
    assert [word for word in words if word not in text.text or word != word.strip()] == []


@every_file
def test_values_are_of_the_vocabulary(path: Path) -> None:
    text = read(path)
    assert [claim for claim in text.claims if claim.type not in TYPES] == []
    assert {claim.stance for claim in text.claims} <= set(Stance)
    assert {claim.polarity for claim in text.claims} <= set(Polarity)
    assert {claim.modality for claim in text.claims} <= set(Modality)
    assert {c.when.precision for c in text.claims if c.when} <= set(DatePrecision)
    assert {meeting.type for meeting in text.meetings} <= set(MEETINGS)
    assert {agreement.type for agreement in text.agreements} <= {*AGREEMENTS, None}
    assert {agreement.status for agreement in text.agreements} <= {*STATUSES, None}
    assert {line.area for line in text.registers} <= {*AREAS, "TOTAL"}
    assert all(ADMIN1.fullmatch(p.admin1) for c in text.claims for p in c.places if p.admin1)


@every_file
def test_references_resolve(path: Path) -> None:
    text = read(path)
    claims = [claim.id for claim in text.claims if claim.id is not None]
    others = [one.id for one in text.agreements] + [one.id for one in text.meetings]
    assert len(set(claims)) == len(claims)
    assert len(set(others)) == len(others)
    assert {target for claim in text.claims for _, target in claim.relations} <= set(claims)
    assert {ref for c in text.claims for ref in (c.agreement, c.meeting)} <= {*others, None}
    assert [
        c for c in text.claims if c.id is not None and c.id in {t for _, t in c.relations}
    ] == []


@every_file
def test_intervals_run_forward(path: Path) -> None:
    text = read(path)
    spans = [(c.when.start, c.when.end) for c in text.claims if c.when]
    spans += [(m.start, m.end) for m in text.meetings if m.start and m.end]
    assert [span for span in spans if span[0] > span[1]] == []


@every_file
def test_something_is_labelled(path: Path) -> None:
    text = read(path)
    assert text.claims or text.registers


@every_file
def test_a_register_has_one_number_for_an_area(path: Path) -> None:
    lines = Counter((line.side, line.period_end, line.area) for line in read(path).registers)
    assert [line for line, times in lines.items() if times > 1] == []


@pytest.mark.parametrize("language", languages())
def test_numbers_are_not_given_twice(language: str) -> None:
    names = Counter((path.parent.name, path.name[:2]) for path in paths(language))
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("language", languages())
def test_a_language_has_its_texts_of_every_kind_in_every_split(language: str) -> None:
    texts: list[Labels] = [read(path) for path in paths(language)]
    splits, kinds = Counter(t.split for t in texts), Counter(t.kind for t in texts)
    assert all(splits[split] >= least for split, least in PER_SPLIT.items()), splits
    assert all(kinds[kind] >= PER_KIND for kind in KINDS), kinds
    assert {(t.split, t.kind) for t in texts} == {(s, k) for s in SPLITS for k in KINDS}


@pytest.mark.parametrize(
    "wrong",
    [
        "typ: shelling",
        "type: shelling, killed: many",
        "type: shelling, actors: army",
        "type: a, when: {}",
    ],
)
def test_a_label_of_another_form_is_refused(tmp_path: Path, wrong: str) -> None:
    path = tmp_path / "01-news-wrong.yaml"
    head = "language: en\nkind: news\nsplit: train\npublished: null\ntext: a\nclaims:\n"
    path.write_text(f"{head}- {{speaker: narrator, stance: asserts, {wrong}}}\n", "utf-8")
    with pytest.raises(BadLabel, match="01-news-wrong"):
        read(path)


def test_there_are_texts() -> None:
    assert FILES, f"no labelled texts under {LANGUAGES}"
