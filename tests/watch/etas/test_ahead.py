"""What a fit says of the days to come, and what is drawn from it."""

from dataclasses import replace

import numpy as np
import pytest

from hudna.errors import ConfigurationError
from hudna.watch.cells import cells_around
from hudna.watch.etas.area import Area
from hudna.watch.etas.background import kernels
from hudna.watch.etas.expected import expected
from hudna.watch.etas.model import Catalogue, Parameters
from hudna.watch.etas.plane import Frame
from hudna.watch.etas.simulate import kernel_background, simulate, uniform_background
from tests.watch.etas.worlds import MISSION, SQUARE, drawn

FRAME = Frame(36.0)
NORTH = 3700.0


def moved(events: Catalogue) -> Catalogue:
    """Return the events near 34 degrees north, where cells lie."""
    return replace(events, y=events.y + NORTH, area=Area(events.area.x, events.area.y + NORTH))


def test_what_is_drawn_repeats_with_its_seed():
    one, other = (drawn(MISSION, 9, per_day=1.0, days=100.0) for _ in range(2))
    assert one.t.tolist() == other.t.tolist()


def test_a_process_has_background_over_one_minus_the_branching_ratio_events():
    counts = [len(drawn(MISSION, seed, per_day=1.0, days=2000.0)) for seed in range(5)]
    # some offspring come after the window: (p-1) = .8 loses few of them in 2000 days
    assert np.mean(counts) == pytest.approx(2000 / (1 - MISSION.a), rel=0.08)


def test_a_process_that_grows_without_end_is_not_drawn():
    wild = Parameters(1, 1.5, 0.1, 0, 2, 4, 2, 0)
    with pytest.raises(ConfigurationError, match="grew past"):
        drawn(wild, 1, per_day=5.0, days=3000.0)


def test_expected_counts_are_the_mean_of_what_is_drawn_from_the_fit():
    events = moved(drawn(MISSION, 2, per_day=0.4, days=300.0))
    kernel, chance = kernels(events), np.full(len(events), 0.5)
    here = events.t[events.target]
    cells = cells_around(*FRAME.degrees(events.x, events.y), reach_km=60.0)
    ahead = expected(
        MISSION, events, FRAME, kernel, chance, origin=events.end, horizon=7.0, cells=cells
    )
    draw = kernel_background(MISSION, events, kernel, chance)
    rng = np.random.default_rng(5)
    window = (events.end, events.end + 7)
    drawn_counts = [
        len(simulate(MISSION, draw, events.area, window, rng, history=events)) for _ in range(600)
    ]
    assert len(here) > 100
    assert ahead.count.sum() == pytest.approx(np.mean(drawn_counts), rel=0.06)
    assert (ahead.count >= 0).all()


def test_where_events_just_were_more_are_expected_and_it_is_said_why():
    quiet = np.linspace(0, 200, 60)
    rng = np.random.default_rng(1)
    x, y = rng.uniform(0, 200, (2, 70))
    x[60:], y[60:] = 100.0, 100.0
    t = np.append(quiet, np.linspace(199, 199.9, 10))
    events = moved(Catalogue(t, x, y, np.zeros(70), np.ones(70, dtype=bool), 0.0, 200.0, SQUARE))
    cells = cells_around(*FRAME.degrees(events.x, events.y))
    ahead = expected(
        MISSION, events, FRAME, kernels(events), np.ones(70),
        origin=200.0, horizon=7.0, cells=cells,
    )  # fmt: skip
    there = int(cells.find(*FRAME.degrees(events.x[-1:], events.y[-1:]))[0])
    near = np.argsort(-ahead.triggered)[:4]
    assert there in near
    assert ahead.triggered[there] > ahead.background[there]


def test_a_longer_horizon_never_expects_fewer():
    events = moved(drawn(MISSION, 2, per_day=0.4, days=100.0))
    cells = cells_around(*FRAME.degrees(events.x, events.y))
    kernel, chance = kernels(events), np.full(len(events), 0.5)
    week, month = (
        expected(
            MISSION, events, FRAME, kernel, chance, origin=100.0, horizon=days, cells=cells
        ).count
        for days in (7.0, 28.0)
    )
    assert (month >= week).all()


def test_an_even_background_fills_the_area_evenly():
    x, y = uniform_background(SQUARE, 10.0)(np.random.default_rng(1), 400.0)
    assert SQUARE.holds(x, y).all()
    assert np.mean(x < 100) == pytest.approx(0.5, abs=0.03)
