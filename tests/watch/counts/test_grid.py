"""Memories, weights and shares of the grid model."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.watch.cells import cells_around
from hudna.watch.counts.conformal import BINS, Conformal
from hudna.watch.counts.correction import Correction, contrasts
from hudna.watch.counts.grid_features import ACTIVE, PARTS, SHARES, GridFeatures, shares
from hudna.watch.counts.grid_fit import fit_weights
from hudna.watch.counts.kernels import neighbours
from hudna.watch.counts.memory import TAUS, Memory, active_days, faded_sums
from hudna.watch.counts.mixture import Mixture
from hudna.watch.counts.pool import FEW_EVENTS, Pool, shrunk
from hudna.watch.counts.tally import tally
from tests.watch.counts.worlds import events


def some(n, days=60, seed=0):
    rng = np.random.default_rng(seed)
    return rng.integers(0, 5, n), np.sort(rng.integers(0, days, n)), rng.integers(1, 4, n) * 1.0


def test_partitions_of_a_table_add_up_to_the_whole():
    cell, day, count = some(300)
    whole = faded_sums(cell, day, count, cells=5, until=60)
    parts = [
        faded_sums(cell[at::3], day[at::3], count[at::3], cells=5, until=60) for at in range(3)
    ]
    assert np.sum(parts, axis=0) == pytest.approx(whole)


@given(st.integers(1, 59))
def test_a_memory_moved_in_steps_is_the_memory_moved_at_once(stop):
    cell, day, count = some(200)
    walked = Memory(5, 0)
    for until in (stop, 60):
        now = (day >= walked.day) & (day < until)
        walked.advance(until, cell[now], day[now], count[now])
    assert walked.sums == pytest.approx(faded_sums(cell, day, count, cells=5, until=60))


def test_a_steady_rate_is_remembered_as_that_rate_at_every_tau():
    memory = Memory(1, 0)
    day = np.arange(40)
    memory.advance(40, np.zeros(40, int), day, np.full(40, 2.0))
    assert memory.means()[0] == pytest.approx(np.full(len(TAUS), 2.0))


def test_twenty_events_in_a_day_are_one_active_day():
    cell, day, count = active_days(np.zeros(20, int), np.full(20, 7), np.ones(20))
    assert (cell.tolist(), day.tolist(), count.tolist()) == ([0], [7], [1.0])
    assert not len(active_days(np.zeros(3, int), np.full(3, 7), np.zeros(3))[0])


def test_weights_of_neighbours_sum_to_one_in_the_plain_and_leave_the_cell_out():
    cells = cells_around(np.array([35.0]), np.array([36.0]), reach_km=150)
    matrix = neighbours(cells, 10, own=False)
    middle = cells.find(np.array([35.0]), np.array([36.0]))[0]
    assert matrix.diagonal().max() == 0
    assert matrix.sum(axis=1)[middle] == pytest.approx(1)
    assert matrix.sum(axis=1).max() <= 1 + 1e-12


@settings(max_examples=20)
@given(st.integers(0, 1000))
def test_the_fit_finds_the_weights_counts_were_drawn_with(seed):
    rng = np.random.default_rng(seed)
    x = rng.gamma(0.4, 1, (20_000, 3))
    count = rng.poisson(x @ [0.6, 0.0, 0.3]).astype(float)
    hit = count > 0
    found = fit_weights(x[hit], count[hit], x.sum(axis=0))
    assert found == pytest.approx([0.6, 0.0, 0.3], abs=0.05)
    assert (found >= 0).all()
    assert x.sum(axis=0) @ found == pytest.approx(count.sum(), rel=1e-6)


def test_nothing_is_expected_where_nothing_was_seen():
    assert fit_weights(np.zeros((0, 3)), np.zeros(0), np.ones(3)).tolist() == [0, 0, 0]


@given(st.integers(0, 1000))
def test_the_shares_of_a_cell_sum_to_one(seed):
    rng = np.random.default_rng(seed)
    told = shares(rng.gamma(0.2, 1, (50, len(PARTS) + 1)), rng.gamma(0.2, 1, len(PARTS) + 1))
    assert set(told) == set(SHARES)
    assert sum(told.values()) == pytest.approx(np.ones(50))
    assert min(share.min() for share in told.values()) >= 0


def test_a_burst_last_week_next_door_is_told_as_neighbours():
    cells = cells_around(np.array([35.0]), np.array([36.0]), reach_km=30)
    memory = Memory(len(cells), 0)
    here = cells.find(np.array([35.0]), np.array([36.0]))[0]
    memory.advance(100, np.full(9, here), np.full(9, 97), np.ones(9))
    told = shares(GridFeatures(cells).of(memory.means(), 7), np.ones(len(PARTS) + 1))
    beside = cells.find(np.array([35.09]), np.array([36.0]))[0]
    assert told["neighbours"][beside] > 0.5 > told["neighbours"][here]
    assert told["this_week"][here] > 0.4


def test_no_correction_leaves_the_expected_count_alone():
    expected = np.array([0.001, 0.3, 20.0])
    z = contrasts(np.ones((3, len(PARTS) + 1)), np.ones((3, len(ACTIVE))), expected)
    assert Correction.none().apply(z)[0] == pytest.approx(expected)


def test_fewer_events_move_trust_to_the_plain_means():
    weights = np.array([0.8, 0.2, 0.0])
    assert shrunk(weights, FEW_EVENTS, 52) == pytest.approx(weights)
    assert shrunk(weights, FEW_EVENTS / 4, 52) == pytest.approx([0.2, 0.8, 0.0])
    assert shrunk(weights, FEW_EVENTS, 3)[0] == pytest.approx(0.2)
    assert shrunk(np.array([1.0, 0, 0]), 0, 52) == pytest.approx([0, 0.5, 0.5])


def test_trust_goes_to_the_part_that_scored_best():
    pool = Pool()
    mean = np.tile([3.0, 0.2, 0.2], (40, 1))
    for _ in range(100):
        pool.learn(Mixture(mean, np.full(mean.shape, 5.0), np.ones(3) / 3), np.full(40, 3.0))
    assert pool.weights()[0] > 0.9


def test_intervals_hold_nine_of_ten_even_when_the_forecast_is_too_sure():
    rng = np.random.default_rng(2)
    conformal = Conformal()
    held = np.zeros((len(BINS), 2))
    for period in range(120):
        mean = np.exp(rng.uniform(np.log(0.1), np.log(8), 300))
        came = rng.poisson(rng.gamma(0.8, mean / 0.8)).astype(float)
        sure = Mixture(mean[:, None], np.full((300, 1), 50.0), np.ones(1))
        low, high = conformal.interval(sure)
        bin_ = np.searchsorted(BINS, mean, side="right") - 1
        if period >= 40:
            inside = (low <= came) & (came <= high)
            held[:, 0] += np.bincount(bin_, inside, len(BINS))
            held[:, 1] += np.bincount(bin_, minlength=len(BINS))
        conformal.learn(mean, *sure.at(came))
        conformal.fit()
    assert (held[1:, 0] / held[1:, 1]).min() > 0.87
    assert (held[1:, 0] / held[1:, 1]).max() < 0.94


def test_a_day_watched_twice_as_hard_counts_half_per_effort():
    told = events([0, 1, 40], [35, 35, 35], [36, 36, 36], effort=[1, 1, 4])
    counted = tally(told, cells_around(told.latitude, told.longitude, reach_km=0))
    assert counted.between(0, 50).tolist() == [3]
    assert counted.per_effort(0, 50)[2].tolist() == [2.0, 2.0, 0.5]
    assert counted.effort_of(41).tolist() == [2.0]


def test_what_lies_outside_the_area_is_counted_as_outside():
    told = events([0, 1], [35, 40], [36, 36], count=[1, 5])
    counted = tally(told, cells_around(np.array([35.0]), np.array([36.0])))
    assert counted.outside == 5
