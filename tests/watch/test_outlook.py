"""The outlook of a day: the past alone, nothing singled out, a stated answer for too little."""

from dataclasses import replace
from datetime import UTC, date, datetime
from importlib.resources import files

import numpy as np
import pytest

from hudna.model.outlook import AreaStatus, Outlook
from hudna.model.release import MINIMUM_COUNT, Audience, Release
from hudna.watch.days import day_number
from hudna.watch.event_file import read_events
from hudna.watch.events import Events
from hudna.watch.outlook import Issue, make_outlook

DAY = date(2019, 9, 23)
ISSUE = Issue(
    "outlook-test", DAY, datetime(2019, 9, 22, 15, tzinfo=UTC), True, Release(Audience.MECHANISM)
)


def history() -> Events:
    text = (files("hudna.data") / "demo" / "history.csv").read_text("utf-8")
    return read_events(text, name="history.csv", today=DAY).events


def made(events: Events) -> Outlook:
    return make_outlook(events, ISSUE, (), np.random.default_rng(3))


@pytest.fixture(scope="module")
def outlook() -> Outlook:
    return made(history())


def test_it_expects_a_range_around_what_is_usual_and_says_why(outlook: Outlook):
    assert outlook.expected is not None
    assert outlook.expected.low <= outlook.expected.middle <= outlook.expected.high
    assert sum(outlook.shares.values()) == pytest.approx(1, abs=0.01)
    assert outlook.card is not None
    assert outlook.card.events > 0


def test_no_cell_is_finer_than_ten_kilometres_or_has_too_few_behind_it(outlook: Outlook):
    assert outlook.cells
    assert all(cell.width_km >= 10 for cell in outlook.cells)
    assert all(cell.events >= MINIMUM_COUNT for cell in outlook.cells)
    assert outlook.withheld > 0


def test_a_rise_is_an_alarm_and_a_silence_is_a_gap(outlook: Outlook):
    areas = {area.area: area for area in outlook.areas}
    assert areas["Idlib"].alarm is not None
    assert areas["Daraa"].status is AreaStatus.DATA_GAP
    assert areas["Daraa"].expected is None, "silence is not calm"
    assert areas["Daraa"].weeks[-1] is None


def test_what_lies_ahead_is_not_looked_at(outlook: Outlook):
    events = history()
    later = events.where(np.arange(len(events)) < 200)
    later = replace(later, day=np.full(200, day_number(DAY)))
    both = Events(
        *(np.concatenate([getattr(events, name), getattr(later, name)]) for name in (
            "day", "latitude", "longitude", "count", "effort", "side", "reporter")),
        events.sides, events.reporters,
    )  # fmt: skip
    assert made(both) == outlook


def test_who_has_the_same_events_makes_the_same_outlook(outlook: Outlook):
    assert made(history()) == outlook


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([], "no_events"),
        (["2019-09-01,35.6,36.6"] * 5, "few_events"),
        (["2019-09-22,35.6,36.6"] * 60, "short"),
    ],
)
def test_too_little_gets_a_stated_answer(rows: list[str], why: str):
    table = read_events(
        "\n".join(["date,latitude,longitude", *rows]) + "\n", name="few.csv", today=DAY
    )
    few = made(table.events)
    assert few.expected is None
    assert few.why_not == why
    assert few.cells == ()
    assert few.sides == ()


def test_sides_are_told_one_by_one_from_floor_to_ceiling(outlook: Outlook):
    assert [one.side for one in outlook.sides] == ["syria_government", "syria_opposition"]
    assert all(one.floor <= one.ceiling for one in outlook.sides)
    assert all(one.reasons for one in outlook.sides)
