"""A table gives a fit, or the reason why it gives none."""

import numpy as np
import pytest

from hudna.watch.etas.plane import Frame
from hudna.watch.etas.prepare import Choice, prepare
from hudna.watch.etas.study import FITTED, NOT_ASSESSABLE, study
from hudna.watch.etas.table import Table
from tests.watch.etas.worlds import MISSION, drawn

FRAME = Frame(36.0)


def table(count: int, *, days: float = 300.0, seed: int = 1, **columns) -> Table:
    rng = np.random.default_rng(seed)
    made = {
        "time": np.floor(np.sort(rng.uniform(0, days, count))) + 17_000,
        "timed": np.zeros(count, dtype=bool),
        "latitude": rng.uniform(34, 35, count),
        "longitude": rng.uniform(36, 37, count),
        "magnitude": np.full(count, np.nan),
    }
    return Table(**(made | columns))


def told(events: Table, **choice):
    return study(events, Choice(**choice), np.random.default_rng(0))


@pytest.mark.parametrize(
    ("events", "reason"),
    [
        (table(0), "no usable events"),
        (table(5), "5 events"),
        (table(49), "49 events"),
        (table(200, days=1), "span"),
        (table(200, latitude=np.full(200, 34.5), longitude=np.full(200, 36.5)), "places"),
    ],
)
def test_too_little_to_tell_is_said_and_not_fitted(events: Table, reason: str):
    found = told(events, place_km=0.0)
    assert found.status == NOT_ASSESSABLE
    assert reason in found.reason
    assert found.fit is None


def drawn_table(seed: int = 1) -> Table:
    events = drawn(MISSION, seed, per_day=0.4, days=600.0)
    latitude, longitude = FRAME.degrees(events.x, events.y + 3700)
    inside = events.target
    return Table(
        events.t[inside] + 17_000,
        np.ones(int(inside.sum()), dtype=bool),
        latitude[inside],
        longitude[inside],
        np.full(int(inside.sum()), np.nan),
    )


def test_a_drawn_mission_is_fitted_and_explained():
    found = told(drawn_table())
    assert found.status == FITTED
    assert found.fit.theta.a == pytest.approx(MISSION.a, abs=0.2)
    assert found.residuals.expected == pytest.approx(found.residuals.observed, rel=1e-3)


def test_the_same_table_and_seed_give_the_same_fit():
    by_day = drawn_table()
    by_day = Table(np.floor(by_day.time), ~by_day.timed, *_places(by_day))
    one, other = told(by_day), told(by_day)
    assert one.fit.theta == other.fit.theta
    assert any("only the day" in note for note in one.notes)
    assert one.fit.theta.c >= 0.1


def test_events_before_the_study_or_outside_the_area_only_trigger():
    whole = drawn_table()
    half = (np.array([32.0, 32.0, 36.0, 36.0]), np.array([36.0, 36.9, 36.9, 36.0]))
    made = prepare(whole, Choice(start=17_100.0, corners=half), np.random.default_rng(0))
    assert made.events.target.sum() < len(made.events) == len(whole.time)
    assert made.events.t[made.events.target].min() >= made.events.start == 17_100 - made.origin
    assert made.events.area.holds(
        made.events.x[made.events.target], made.events.y[made.events.target]
    ).all()


def test_events_of_one_instant_are_taken_a_second_apart_and_it_is_said():
    same = table(60, time=np.repeat(np.arange(30.0), 2), timed=np.ones(60, dtype=bool))
    made = prepare(same, Choice(), np.random.default_rng(0))
    assert np.diff(made.events.t).min() == pytest.approx(1 / 86400)
    assert any("a second apart" in note for note in made.notes)


def test_positions_many_events_share_are_taken_as_places():
    towns = np.random.default_rng(3).integers(0, 20, 300)
    shared = table(300, latitude=34 + towns / 20, longitude=36 + towns / 30)
    made = prepare(shared, Choice(), np.random.default_rng(0))
    assert len(np.unique(made.events.x)) == 300
    assert made.events.target.all()
    exact = prepare(shared, Choice(place_km=0.0), np.random.default_rng(0))
    apart = np.hypot(made.events.x - exact.events.x, made.events.y - exact.events.y)
    assert apart.max() <= 3


def test_an_area_across_the_date_line_is_one_area():
    around = table(80, longitude=(np.random.default_rng(2).uniform(179, 181, 80) + 180) % 360 - 180)
    made = prepare(around, Choice(), np.random.default_rng(0))
    assert made.events.target.all()
    assert made.events.area.size_km2 < 300 * 200


def _places(events: Table):
    return events.latitude, events.longitude, events.magnitude
