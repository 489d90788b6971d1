"""The form of the exercise: marked, attributed to offices, and labelled in words it contains."""

import csv
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from hudna.intake.formats import FORMATS
from hudna.model.codec import from_json
from hudna.model.mechanism import Mechanism
from hudna.model.party import Role
from hudna.model.release import Release
from tests.scenario.documents import DEMO, DOCUMENTS, MANIFEST, entry_of, taken

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data"


def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


EXPECTED: dict[str, Any] = _yaml(Path(__file__).with_name("expected.yaml"))
TEXTS = {name: document.text for name, document in DOCUMENTS.items()}
EXERCISE = {"ar": "تمرين", "en": "Exercise", "fa": "تمرین", "ru": "Учение", "tr": "Tatbikat"}
MECHANISM = from_json(Mechanism, _yaml(DEMO / "mechanism.yaml"))
SCENARIO: dict[str, Any] = _yaml(DEMO / "scenario.yaml")

PERSONS = [
    *("بوتين", "أردوغان", "الأسد", "لافروف", "أوغلو", "الجعفري", "علوش", "ميستورا", "بيشكوف"),
    *("Putin", "Erdogan", "Erdoğan", "Assad", "Lavrov", "Jaafari", "Alloush", "Mistura", "Peshkov"),
    *("Путин", "Эрдоган", "Башар", "Лавров", "Чавушоглу", "Мистур", "Пешков"),
    *("پوتین", "اردوغان", "بشار", "لاوروف", "میستورا", "پشکوف"),
]


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [s for v in value.values() for s in _strings(v)]
    return [s for v in value for s in _strings(v)] if isinstance(value, list) else []


def test_every_document_is_in_the_manifest_and_has_labels() -> None:
    on_disk = {path.name for path in (DEMO / "documents").iterdir()}
    assert on_disk == {d["file"] for d in MANIFEST}
    assert set(TEXTS) == set(EXPECTED["documents"])


def test_the_exercise_is_in_five_languages_and_mostly_arabic_and_english() -> None:
    languages = [entry_of(name)["language"] for name in TEXTS]
    assert len(languages) >= 40
    assert languages.count("ar") >= 18
    assert languages.count("en") >= 12
    assert all(languages.count(code) >= 3 for code in ("ru", "tr", "fa"))


def test_the_exercise_comes_in_every_format_that_is_read() -> None:
    kinds = {document.media_type for document in DOCUMENTS.values()}
    assert kinds == {form.media_type for form in FORMATS.values()}


@pytest.mark.parametrize("file", sorted(TEXTS))
def test_a_document_says_that_it_is_an_exercise(file: str) -> None:
    text = TEXTS[file]
    if file.endswith(".csv"):
        assert all(row["note"] == "exercise file" for row in csv.DictReader(text.splitlines()))
    else:
        assert EXERCISE[entry_of(file)["language"]] in {line.strip() for line in text.splitlines()}


@pytest.mark.parametrize("person", PERSONS)
def test_people_appear_by_office_only(person: str) -> None:
    everything = [*TEXTS.values(), *_strings(MANIFEST), *_strings(SCENARIO)]
    assert not [text for text in everything if person in text]


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda e: str(e["file"]))
def test_a_document_has_a_submitter_a_time_and_a_release(entry: dict[str, Any]) -> None:
    assert MECHANISM.party(entry["submitted_by"])
    submitted = datetime.fromisoformat(entry["submitted_at"])
    assert submitted.tzinfo is not None
    assert submitted <= datetime.fromisoformat(SCENARIO["processed_at"])
    release = from_json(Release, entry["release"])
    assert release.party in (None, entry["submitted_by"])


def test_each_audience_has_something_only_it_may_see() -> None:
    audiences = {d["release"]["audience"] for d in MANIFEST}
    assert audiences == {"public", "sides", "mechanism", "guarantors", "party"}


def test_the_partys_own_report_has_a_word_that_would_betray_a_leak() -> None:
    own = [d["file"] for d in MANIFEST if d["release"]["audience"] == "party"]
    assert [file for file, text in TEXTS.items() if "الجانودية" in text] == own


def test_sources_identities_stand_in_the_manifest_alone() -> None:
    identities = [d["source_identity"] for d in MANIFEST if "source_identity" in d]
    assert identities
    identities += [told_by for d in MANIFEST if (told_by := taken(d["file"]).told_by)]
    assert not [i for i in identities for text in TEXTS.values() if i in text]


@pytest.mark.parametrize("file", sorted(EXPECTED["documents"]))
def test_labels_quote_words_of_the_text(file: str) -> None:
    def quoted(value: Any) -> list[str]:
        if isinstance(value, list):
            return [q for item in value for q in quoted(item)]
        if not isinstance(value, dict):
            return []
        own = [v for k, v in value.items() if str(k).endswith("words")]
        return own + [q for v in value.values() for q in quoted(v)]

    assert not [q for q in quoted(EXPECTED["documents"][file]) if q not in TEXTS[file]]


def test_joined_and_kept_apart_incidents_name_documents_of_the_exercise() -> None:
    named = [f for kind in ("joined", "apart") for row in EXPECTED[kind] for f in row["documents"]]
    assert set(named) <= set(TEXTS)
    for row in EXPECTED["joined"]:
        releases = {str(entry_of(name)["release"]) for name in row["documents"]}
        assert len(releases) == 1, "only reports of equal release are joined"


def test_the_mechanism_has_the_offices_that_the_work_needs() -> None:
    roles = {(a.party, a.role) for a in MECHANISM.actors}
    for guarantor in MECHANISM.guarantors:
        for role in (Role.REPRESENTATIVE, Role.ANALYST, Role.VERIFIER):
            assert (guarantor.id, role) in roles
    assert all(MECHANISM.party(a.party).kind is a.party_kind for a in MECHANISM.actors)
    assert all({"ar", "en", "fa", "ru", "tr"} <= a.office.keys() for a in MECHANISM.actors)


def rounds(case: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a case's rounds: itself, and what follows it."""
    return [case, *(rounds(case["next"]) if "next" in case else [])]


ROUNDS = [one for case in SCENARIO["cases"] for one in rounds(case)]


@pytest.mark.parametrize("case", ROUNDS, ids=lambda c: str(c.get("name", "next")))
def test_offices_act_within_their_party_and_rule(case: dict[str, Any]) -> None:
    motion = case["motion"]
    question, asked = motion.get("question", "occurrence"), motion.get("measures", [])
    (rule,) = MECHANISM.rules_for(question, [one["measure"] for one in asked])
    assert (rule.kind.value, rule.k) == (case["rule"]["kind"], case["rule"]["k"])
    owners = [MECHANISM.party(one["owner"]).id for one in asked]
    answers = [{**a, "party": owners[0]} for a in case.get("answers", ())]
    acts = [*case.get("findings", ()), *case["ballots"], {**motion, "party": motion["proposed_by"]}]
    acts += answers
    assert all(MECHANISM.actor(act["by"]).party == act["party"] for act in acts)
    against = [b for b in case["ballots"] if b["choice"] == "against"]
    assert all(b["dissent"] for b in against)


def test_one_case_is_left_waiting_and_one_is_decided_with_a_dissent() -> None:
    assert [c["name"] for c in SCENARIO["cases"] if "waiting" in c] == ["kabana"]
    dissents = {
        b["party"] for c in SCENARIO["cases"] for b in c["ballots"] if b["choice"] == "against"
    }
    assert len(dissents) > 1, "more than one guarantor dissents somewhere"


def _labelled(report: str) -> dict[str, Any]:
    """Return the labels of the first document whose figures come from `report`."""
    for name in TEXTS:
        labels = EXPECTED["documents"][name]
        if report in entry_of(name)["sources"]:
            day = f"{report[4:8]}-{report[8:10]}-{report[10:12]}"
            by_day = {str(d): sides for d, sides in labels.get("days", {}).items()}
            return dict(by_day.get(day) or labels.get("registers", {}))
    raise AssertionError(f"no document carries {report}")


REPORTS = sorted({s for d in MANIFEST for s in d["sources"] if s.startswith("SYR-")})


def test_the_register_file_holds_the_figures_of_its_labels() -> None:
    file = "18-registers-2019-08.csv"
    days = {str(d): sides for d, sides in EXPECTED["documents"][file]["days"].items()}
    rows = list(csv.DictReader(TEXTS[file].splitlines()))
    for row in rows:
        own = days[row["publication_date"]][row["registering_side"]]
        area, number = row["governorate"], int(row["violations"])
        assert number == (own["total"] if area == "TOTAL" else own["counts"][area])
    wanted = sum(1 + len(own["counts"]) for sides in days.values() for own in sides.values())
    assert len(rows) == wanted


@pytest.mark.skipif(not SHARED.exists(), reason="the register facts are not beside the checkout")
@pytest.mark.parametrize("report", REPORTS)
def test_register_figures_are_the_real_ones(report: str) -> None:
    labels = _labelled(report)
    with (SHARED / "registers" / "registers.csv").open(encoding="utf-8") as stream:
        rows = [r for r in csv.DictReader(stream) if r["report_id"] == report]
    real = {(r["registering_side"], r["governorate"]): int(r["violations"]) for r in rows}
    ours = {(side, area): n for side, own in labels.items() for area, n in own["counts"].items()}
    ours |= {(side, "TOTAL"): own["total"] for side, own in labels.items()}
    assert ours == real


@pytest.mark.skipif(not SHARED.exists(), reason="the model article is not beside the checkout")
def test_no_passage_is_taken_from_the_model_article() -> None:
    seed = next((SHARED / "seed").glob("*.txt")).read_text("utf-8")

    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text)
        return {tuple(words[i : i + 7]) for i in range(len(words) - 6)}

    taken = {file: runs(text) & runs(seed) for file, text in TEXTS.items()}
    assert not {file: shared for file, shared in taken.items() if shared}
