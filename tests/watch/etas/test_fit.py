"""A process that is known is found again from what was drawn from it."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from hudna.watch.etas.fit import Bounds, Fit, fit
from hudna.watch.etas.model import Catalogue
from hudna.watch.etas.residuals import residuals, transformed_times
from tests.watch.etas.worlds import MISSION, QUAKES, drawn, magnitudes


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_mission_of_some_hundred_events_gives_its_triggering_back(seed: int):
    events, found = mission(seed)
    assert found.converged
    assert found.theta.alpha == found.theta.gamma == 0
    assert found.theta.a == pytest.approx(MISSION.a, abs=0.15)
    share = 1 - MISSION.a
    assert found.chance[events.target].mean() == pytest.approx(share, abs=0.15)
    for name in ("c", "p", "D", "q"):
        off = found.theta.values()[name] - MISSION.values()[name]
        assert abs(off) < 4 * found.errors[name]


def test_earthquakes_with_magnitudes_are_found_within_four_standard_errors():
    events = drawn(QUAKES, 7, per_day=1.0, days=400.0, marks=magnitudes)
    found = fit(events, Bounds(marks=True, least_c=1e-6, least_d=1e-4))
    assert found.converged
    assert not found.at_bound
    for name in ("A", "c", "alpha", "p", "D", "q", "gamma"):
        off = found.theta.values()[name] - QUAKES.values()[name]
        assert abs(off) < 4 * found.errors[name], name


def test_the_fit_expects_as_many_events_as_there_are_and_their_times_look_poisson():
    events, found = mission(1)
    rest = residuals(found.theta, events, found.kernels.integral(found.chance))
    assert rest.expected == pytest.approx(rest.observed, rel=1e-3)
    assert rest.p_value > 0.01


def test_without_the_triggering_the_times_do_not_look_poisson():
    events, found = mission(1)
    calm = replace(found.theta, a=1e-5)
    all_background = found.kernels.integral(np.ones(len(events))) / found.theta.mu
    assert residuals(calm, events, all_background).p_value < 1e-4


def test_transformed_times_never_run_back():
    events = drawn(MISSION, 5, per_day=0.5, days=365.0)
    times = transformed_times(MISSION, events, events.days * 0.5)
    assert np.all(np.diff(times) > 0)
    assert times[0] > 0


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_process_without_triggering_is_found_to_have_almost_none(seed: int):
    events = drawn(replace(MISSION, a=1e-5), seed, per_day=0.5, days=500.0)
    found = fit(events, Bounds(marks=False, least_c=0.1, least_d=1.0))
    assert found.theta.a < 0.1
    assert found.gain < 10 < mission(1)[1].gain


@cache
def mission(seed: int) -> tuple[Catalogue, Fit]:
    events = drawn(MISSION, seed, per_day=0.4, days=600.0)
    return events, fit(events, Bounds(marks=False, least_c=0.01, least_d=1.0))
