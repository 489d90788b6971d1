"""Every figure a reader meets can be traced to the dataset."""

import re
from dataclasses import replace
from datetime import date

import pytest

from hudna.model.codec import to_json
from hudna.model.register import Bounds, RegisterFlag
from hudna.publish.bulletin import render_html
from hudna.publish.public import public_view
from hudna.text.figures import digits
from tests.publish.exercise import BULLETIN, DAY, LANGUAGES, MADE_AT
from tests.publish.plain import lines_of

SAID_BY_THE_FORM = {"24", "1", "6", "0"}
"""24 hours, grades 1 to 6, and the scale of a chance from 0 to 1."""

DERIVED = {
    "42": "hours left to answer a request for information",
    "997": "days from 30 December 2016, the first being day 1",
    "3": "guarantors of the mechanism",
    "1": "cases waiting, decided, measures overdue",
    "9": "22 September 2019, 06:30 UTC is 09:30 in Damascus",
    "11": "08:00 UTC is 11:00 in Damascus",
    "10": "07:00 UTC is 10:00 in Damascus",
    "12": "09:00 UTC is 12:00 in Damascus",
    "3.0": "offset of the zone",
}


def figures(text: str) -> set[str]:
    """Return the figures of a text, whatever digits they are written in, by their value."""
    return {str(int(figure)) for figure in re.findall(r"\d+", text)}


def dataset_figures() -> set[str]:
    return figures(repr(to_json(BULLETIN)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_figure_comes_from_nowhere(language: str) -> None:
    shown = figures("\n".join(lines_of(render_html(BULLETIN, language))))
    known = dataset_figures() | SAID_BY_THE_FORM | set(DERIVED)
    assert shown <= known, shown - known


def test_the_day_is_counted_from_the_first_day_in_force() -> None:
    first = replace(BULLETIN, day=date(2016, 12, 30))
    assert "Day 1. No side gave a list" in "\n".join(lines_of(render_html(first, "en")))
    before = "\n".join(lines_of(render_html(replace(BULLETIN, day=date(2016, 12, 29)), "en")))
    assert "Day " not in before


def test_a_changed_figure_changes_the_page() -> None:
    total = BULLETIN.registers.totals[0]
    other = replace(total, by_side={"Russia": 4321, "Turkey": None}, union=Bounds(4321, 4321))
    changed = replace(BULLETIN, registers=replace(BULLETIN.registers, totals=(other,)))
    words = "\n".join(lines_of(render_html(changed, "en")))
    assert "Russia registered 4321 and Turkey gave no list" in words


def test_a_list_of_none_is_not_a_missing_list() -> None:
    cell = replace(BULLETIN.registers.cells[0], by_side={"Russia": 0, "Turkey": None})
    changed = replace(BULLETIN, registers=replace(BULLETIN.registers, cells=(cell,), totals=()))
    lines = lines_of(render_html(changed, "en"))
    row = lines.index("Idlib")
    assert lines[row + 1 : row + 3] == ["0", "no list"]


def test_an_area_left_off_a_list_is_not_told_as_a_missing_list() -> None:
    cell = replace(BULLETIN.registers.cells[0], by_side={"Russia": 10, "Turkey": None})
    cells = (cell, *BULLETIN.registers.cells[1:])
    changed = replace(BULLETIN, registers=replace(BULLETIN.registers, cells=cells))
    lines = lines_of(render_html(changed, "en"))
    assert lines[lines.index("Idlib") + 2] == "not on its list"


def test_totals_that_do_not_add_up_are_said_and_not_corrected() -> None:
    total = replace(BULLETIN.registers.totals[0], sums={"Russia": 30, "Turkey": 19})
    registers = replace(
        BULLETIN.registers,
        totals=(total,),
        flags=(RegisterFlag("together", DAY, "Turkey", ("Hama", "Idlib"), (6,)),),
    )
    lines = lines_of(render_html(replace(BULLETIN, registers=registers), "en"))
    assert "Russia: the stated total is 31, the areas sum to 30. Neither is corrected." in lines
    assert "Turkey: 6 given for Hama and Idlib together, without saying how many in each." in lines
    assert not any(line.startswith("Turkey: the stated total") for line in lines)


def test_outlets_that_differ_on_one_list_are_all_printed() -> None:
    cell = replace(
        BULLETIN.registers.cells[0],
        by_side={"Russia": None, "Turkey": 7},
        versions={"Russia": (10, 11)},
    )
    registers = replace(BULLETIN.registers, cells=(cell,))
    lines = lines_of(render_html(replace(BULLETIN, registers=registers), "ar"))
    assert lines[lines.index("إدلب") + 1] == "10 / 11"


@pytest.mark.parametrize("language", LANGUAGES)
def test_counting_rule_and_coverage_stand_beside_the_figures(language: str) -> None:
    lines = lines_of(render_html(BULLETIN, language))
    rule = BULLETIN.mechanism.counting_rule[language]
    beside = [line for line in lines if rule in line and digits("30", language) in line]
    assert len(beside) == 2


def test_each_list_says_how_it_counts_or_that_it_does_not() -> None:
    told = replace(BULLETIN.mechanism, list_rules={"russia": "each_shot"})
    page = render_html_text(replace(BULLETIN, mechanism=told))
    assert "The list of Russia counts so: each shot, shell or explosion counts." in page
    assert "The list of Turkey does not say how it counts." in page


def test_the_sides_stand_in_the_order_of_the_mechanism() -> None:
    turned = replace(
        BULLETIN,
        mechanism=replace(BULLETIN.mechanism, parties=tuple(reversed(BULLETIN.mechanism.parties))),
    )
    assert "Russia registered 31 and Turkey" in render_html_text(BULLETIN)
    assert "Turkey registered 19 and Russia" in render_html_text(turned)


def render_html_text(bulletin: object) -> str:
    return "\n".join(lines_of(render_html(bulletin, "en")))  # type: ignore[arg-type]


def test_withheld_cases_are_counted_in_the_coverage() -> None:
    young = public_view(BULLETIN, MADE_AT.replace(day=22, hour=10))
    assert "cases not yet released: 2" in render_html_text(young)
