"""Claims side by side: disagreement is marked, silence is no disagreement."""

import pytest
from django.utils import translation

from hudna.cli.exercise import load_exercise
from hudna.web.present.columns import Table, align
from hudna.web.present.voices import said_of
from tests.web.sample import Sample


@pytest.fixture
def table(sample: Sample, desk: object) -> Table:
    from hudna.web import access

    mechanism = load_exercise().mechanism
    reader = access.reader_for(mechanism.actor("un-observer"))
    said = said_of(reader, reader.incident(sample.incident))
    with translation.override("en"):
        return align(said, mechanism, "en")


def line(table: Table, key: str) -> tuple[list[list[str]], bool]:
    found = next(x for x in table.lines if x.key == key)
    return [[value for value, _, _ in cell.values] for cell in found.cells], found.differs


def test_parties_stand_in_the_mechanisms_order(table: Table) -> None:
    assert [c.key for c in table.columns] == ["russia", "syria_opposition"]


def test_denial_and_claim_stand_apart(table: Table) -> None:
    assert line(table, "polarity") == (
        [["said not to have happened"], ["said to have happened"]],
        True,
    )


def test_the_same_place_is_agreement(table: Table) -> None:
    assert line(table, "place") == ([["Kafr Nabl, Idlib"], ["Kafr Nabl, Idlib"]], False)


def test_saying_nothing_is_not_disagreeing(table: Table) -> None:
    assert line(table, "killed") == ([[], ["3"]], False)


def test_quotes_keep_their_own_language(table: Table) -> None:
    found = next(x for x in table.lines if x.key == "wounded")
    assert [cell.values[0][1:] for cell in found.cells] == [("one person", "en"), ("سبعة", "ar")]
