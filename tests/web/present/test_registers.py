"""Registers as pages show them: nobody's list wins, nothing is mended."""

from datetime import date

from django.utils import translation

from hudna.cli.exercise import load_exercise
from hudna.model.register import Register
from hudna.model.release import Audience, Release
from hudna.web.present.registers import day_table, matrix

MECHANISM = load_exercise().mechanism
DAY = date(2019, 9, 17)


def register(side: str, counts: dict[str, int], total: int | None, **more: object) -> Register:
    return Register(
        side, side, DAY, counts, total, "report", "outlet", Release(Audience.PUBLIC), **more
    )  # type: ignore[arg-type]


def test_sides_stand_in_the_mechanisms_order_and_areas_by_their_bounds() -> None:
    lists = [
        register("Turkey", {"Hama": 4, "Idlib": 7}, 11),
        register("Russia", {"Idlib": 10, "Hama": 5}, 15),
    ]
    table = day_table(lists, DAY, MECHANISM, "en")
    assert table is not None
    assert table.sides == ("Russia", "Turkey")
    assert [(x.area, x.numbers, x.low, x.high) for x in table.lines] == [
        ("Idlib", (10, 7), 10, 17),
        ("Hama", (5, 4), 5, 9),
    ]
    assert (table.total.low, table.total.high) == (15, 26)


def test_a_day_without_lists_has_no_table() -> None:
    assert day_table([], DAY, MECHANISM, "en") is None


def test_totals_that_do_not_add_up_are_shown_as_they_are() -> None:
    lists = [register("Russia", {"Idlib": 10, "Hama": 5}, 37)]
    with translation.override("en"):
        flags = matrix(lists, DAY, 1, MECHANISM, "en").flags
    assert flags == ("17 September 2019, Russia: stated total 37, areas listed sum to 15.",)
    with translation.override("ar"):
        (flag,) = matrix(lists, DAY, 1, MECHANISM, "ar").flags
    assert "المجموع المعلن 37" in flag


def test_numbers_given_together_are_not_split() -> None:
    lists = [register("Russia", {"Idlib": 3}, 5, undistributed=((("Hama", "Daraa"), 2),))]
    with translation.override("en"):
        flags = matrix(lists, DAY, 1, MECHANISM, "en").flags
    assert flags == ("17 September 2019, Russia: 2 given for Hama and Daraa together.",)
