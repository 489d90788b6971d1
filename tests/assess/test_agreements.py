"""Agreements as data: complete, cited, and refused with file, place and next step when wrong."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from hudna.assess.agreements import load, load_all
from hudna.errors import ConfigurationError, NotFound
from hudna.model.agreement import Agreement, ClauseKind
from hudna.model.codec import from_json, to_json

LANGUAGES = {"ar", "en", "ru", "tr", "fa"}

MINIMAL = """
id: truce
version: "1"
names: {ar: هدنة, en: Truce}
reached: {start: 2020-01-01, precision: day}
in_force: {start: 2020-01-02, precision: day}
zone_name: Asia/Damascus
parties: [a, b]
guarantors: [g]
zones:
  - {id: all, names: {ar: الكل, en: All}, places: [SY]}
clauses:
  - id: T/1
    kind: cessation
    names: {ar: وقف, en: Stop}
    summary: {ar: وقف النار, en: No fire}
    binds: [a, b]
    zone: all
    in_force: {start: 2020-01-02, precision: day}
    event_types: [shelling]
    citations: [{document: D/1, article: "1", read_from: text}]
"""


def written(tmp_path, text):
    path = tmp_path / "truce.yaml"
    path.write_text(text, "utf-8")
    return path


def test_the_shipped_agreements_and_their_versions():
    shipped = {(a.id, a.version) for a in load_all()}
    assert len(shipped) == 6
    assert {version for name, version in shipped if name == "syria-de-escalation-areas"} == {
        "2017-05-04",
        "2017-09-15",
    }
    ceasefire, astana = load("syria-ceasefire-2016-12-29"), load("astana-statement-2017-01-24")
    assert ceasefire.id == "syria-ceasefire-2016-12-29"
    assert astana.id == "astana-statement-2017-01-24"
    assert set(ceasefire.guarantors) == {"russia", "turkey"}
    assert set(astana.guarantors) == {"iran", "russia", "turkey"}
    assert ceasefire.in_force.start == "2016-12-30T00:00"
    assert load("syria-ceasefire-2016-12-29") == ceasefire


@pytest.mark.parametrize("agreement", load_all(), ids=lambda a: f"{a.id} {a.version}")
def test_every_clause_is_cited_named_and_says_how_it_was_read(agreement):
    assert from_json(Agreement, to_json(agreement)) == agreement
    for clause in agreement.clauses:
        assert {c.read_from for c in clause.citations} <= {"text", "press"}
        for words in (clause.names, clause.summary):
            assert words["ar"] != words["en"]
            assert re.search("[؀-ۿ]", words["ar"])
        assert bool(clause.untestable) == (clause.kind is ClauseKind.STATED)


def words_of(value: object) -> Iterator[dict[str, str]]:
    """Yield every words-by-language in a value of the model."""
    if isinstance(value, dict):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from words_of(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            yield from words_of(getattr(value, part.name))


@pytest.mark.parametrize("agreement", load_all(), ids=lambda a: f"{a.id} {a.version}")
def test_every_reader_reads_a_shipped_agreement_in_their_own_language(agreement):
    symbols = re.compile(r"[A-Z]+(/[\w.]+)+")
    for words in words_of(agreement):
        if not words or all(symbols.fullmatch(word) for word in words.values()):
            continue
        assert set(words) == LANGUAGES, words
        for language, script in (("ar", "[؀-ۿ]"), ("fa", "[؀-ۿ]"), ("ru", "[а-яё]")):
            assert re.search(script, words[language].lower()), words
        assert not re.search("[يك]", words["fa"]), "Persian letters, not Arabic ones"


def test_exemptions_stand_per_party():
    clause = next(
        c for c in load("syria-ceasefire-2016-12-29").clauses if c.kind is ClauseKind.CESSATION
    )
    by = {g: {e.by for e in clause.exemptions if e.group == g} for g in ("jabhat_al_nusra", "ypg")}
    assert by["jabhat_al_nusra"] == {"text", "syria_government"}
    assert by["ypg"] == {"russia", "turkey"}


def test_a_file_of_ones_own(tmp_path):
    assert load(written(tmp_path, MINIMAL)).clauses[0].id == "T/1"


@pytest.mark.parametrize(
    ("change", "where", "says", "advice"),
    [
        (
            ("kind: cessation", "kind: truce"),
            "clauses[0].kind",
            "'truce' is not known",
            "cessation",
        ),
        (("    zone: all\n", "    zone: moon\n"), "clauses[0].zone", "no zone 'moon'", "all"),
        (("    binds: [a, b]\n", ""), "clauses[0]", "'binds' is missing", "Add 'binds:'"),
        (("    binds: [a", "    bind: x\n    binds: [a"), "clauses[0]", "'bind' is not", "Known"),
        (("names: {ar: وقف, en", "names: {en"), "clauses[0].names", "in 'ar' are missing", "Add"),
        (("2020-01-01", "yesterday"), "reached.start", "'yesterday' is no date", "2016-12-30"),
        (("from: text", "from: memory"), "citations[0].read_from", "'memory'", "'press'"),
        (("document: D/1", "document: a draft"), "citations[0].document", "one language", "'ar: "),
        (("kind: cessation", "kind: stated"), "clauses[0]", "no program can test", "untestable"),
        (("parties: [a, b]", "parties: a"), "parties", "not a list", "Write a list"),
        (("zones:\n", "zones:\n  x\n"), "line", "not YAML", "indentation"),
        (("id: truce", "id: truce\nid: other"), "line 3", "given twice", "line"),
        ((", places: [SY]", ""), "zones[0]", "no extent", "places"),
    ],
)
def test_a_mistake_is_named_with_file_place_and_next_step(tmp_path, change, where, says, advice):
    assert change[0] in MINIMAL
    path = written(tmp_path, MINIMAL.replace(change[0], change[1], 1))
    with pytest.raises(ConfigurationError) as wrong:
        load(path)
    assert says in wrong.value.message
    assert wrong.value.where.startswith(str(path))
    assert where in wrong.value.where
    assert advice in wrong.value.advice


def test_an_unknown_agreement_lists_those_there_are():
    with pytest.raises(NotFound, match="syria-ceasefire-2016-12-29"):
        load("dayton")


def test_whatever_an_agreement_says_it_says_in_arabic_and_english():
    for agreement in load_all():
        said = [*agreement.notes, *(z.uncertainty for z in agreement.zones if z.uncertainty)]
        for clause in agreement.clauses:
            said += [*clause.disputed, *(e.source for e in clause.exemptions)]
            said += [words for c in clause.citations for words in (c.document, c.article)]
        for words in said:
            latin = re.findall(r"[A-Za-z]{2,}", words["ar"])
            assert words["en"]
            assert words["ar"]
            assert not latin, words
