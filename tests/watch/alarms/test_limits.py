"""Limits, chances and discoveries: what keeps false alarms rare."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.watch.alarms.cusum import normal_rate, run_chart
from hudna.watch.alarms.daily_hawkes import DailyHawkes, simulate_days
from hudna.watch.alarms.daily_hawkes_fit import MIDDLING, fit_branching
from hudna.watch.alarms.false_alarms import quiet_heights
from hudna.watch.alarms.false_discoveries import discoveries
from tests.watch.alarms.series import bursts

BURSTY = DailyHawkes(0.5, 0.8, 15.0)


def test_chances_fall_with_height_and_are_never_zero():
    chances = quiet_heights(BURSTY, 2.0).chance(np.array([0.0, 1.0, 3.0, 6.0, 1e9]))
    assert (np.diff(chances) < 0).all()
    assert chances[-1] > 0
    assert chances[0] == pytest.approx(1)


def test_the_process_keeps_its_mean_and_spreads_with_branching():
    rng = np.random.default_rng(1)
    counts = simulate_days(BURSTY, 2.0, days=280, series=200, rng=rng)
    assert counts.mean() == pytest.approx(2.0, rel=0.05)
    weekly = counts.reshape(40, 7, 200).sum(1)
    assert weekly.var() > 1.5 * weekly.mean()


@pytest.mark.parametrize("branching", [0.0, 0.5])
def test_branching_is_found_from_many_areas_to_the_burstier_side(branching: float):
    counts = bursts(364, 20, branching=branching)
    fit = fit_branching(counts, np.ones_like(counts))
    assert branching - 0.05 <= fit.process.branching <= branching + 0.1


def test_few_events_are_taken_for_middling():
    counts = np.zeros((100, 2))
    counts[50] = 1
    assert fit_branching(counts, np.ones_like(counts)).process == MIDDLING


def test_the_normal_leaves_out_the_last_week():
    counts = np.ones((70, 1))
    counts[63:] = 100
    rate, usual = normal_rate(counts, np.ones_like(counts))
    assert np.isnan(rate[62])
    assert rate[69] == pytest.approx(56.5 / 56)
    assert usual[69] == 1


def test_a_chart_never_falls_below_zero_and_starts_anew_after_an_alarm():
    ratios = np.array([-5.0, 2.0, 2.0, 1.0])[None, :, None]
    chart = run_chart(ratios, lambda _t, height, _since: height >= 4)
    assert chart.height[:, 0].tolist() == [0, 2, 4, 1]
    assert chart.since[2, 0] == 1
    assert chart.crossed[:, 0].tolist() == [False, False, True, False]


@given(st.lists(st.floats(0.0001, 1), min_size=1, max_size=40))
def test_discoveries_are_the_smallest_chances(chances: list[float]):
    values = np.array(chances)
    kept, allowed = discoveries(values, 0.1)
    assert allowed <= 0.1 + 1e-12
    assert not kept.any() or kept.all() or values[kept].max() < values[~kept].min()
    stricter, _ = discoveries(values, 0.05)
    assert not (stricter & ~kept).any()


def test_one_small_chance_among_many_must_be_smaller():
    assert discoveries(np.array([0.05]))[0].tolist() == [True]
    assert not discoveries(np.array([0.05] + [0.9] * 49))[0].any()
