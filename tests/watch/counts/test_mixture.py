"""Chances, quantiles and scores of what may come in a cell."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import nbinom

from hudna.watch.counts.mixture import Mixture
from hudna.watch.counts.scores import (
    crps_and_log_score,
    crps_of_sample,
    interval_score,
    random_pit,
    share_in_top,
)

means = st.floats(1e-5, 40)
spreads = st.floats(0.05, 50)


def one(mean, r):
    return Mixture(np.array([[mean]]), np.array([[r]]), np.ones(1))


def law(mean, r):
    return nbinom(r, r / (r + mean))


@settings(max_examples=60)
@given(means, spreads, st.integers(0, 60))
def test_chances_are_those_of_the_negative_binomial(mean, r, count):
    under, upto = one(mean, r).at(np.array([float(count)]))
    assert upto[0] == pytest.approx(law(mean, r).cdf(count), abs=1e-9)
    assert under[0] == pytest.approx(law(mean, r).cdf(count - 1), abs=1e-9)


@settings(max_examples=60)
@given(means, spreads, st.integers(0, 60))
def test_the_crps_is_the_sum_over_all_counts(mean, r, count):
    k = np.arange(4000)
    whole = ((law(mean, r).cdf(k) - (count <= k)) ** 2).sum()
    crps, log = crps_and_log_score(one(mean, r), np.array([float(count)]))
    assert crps[0] == pytest.approx(whole, abs=1e-5, rel=2e-3)
    assert log[0] == pytest.approx(-law(mean, r).logpmf(count), abs=1e-6)


@settings(max_examples=60)
@given(means, spreads)
def test_quantiles_are_the_smallest_counts_that_reach_their_level(mean, r):
    levels = np.array([0.05, 0.5, 0.95])
    found = one(mean, r).quantiles(levels)[0]
    assert (law(mean, r).cdf(found) >= levels - 1e-9).all()
    assert (law(mean, r).cdf(found - 1) < levels + 1e-9).all()


def test_a_hundred_thousand_events_in_a_cell_are_scored_within_a_hundredth():
    many = one(100_000.0, 4.0)
    found = many.quantiles(np.array([0.05, 0.5, 0.95]))[0]
    assert found == pytest.approx(law(100_000, 4).ppf([0.05, 0.5, 0.95]), rel=0.02)
    crps, _ = crps_and_log_score(many, np.array([150_000.0]))
    sample = law(100_000, 4).rvs(40_000, random_state=1)
    assert crps[0] == pytest.approx(
        crps_of_sample(sample[None, :].astype(float), np.array([150_000.0]))[0], rel=0.03
    )


def test_a_sample_that_is_one_number_scores_its_distance():
    assert crps_of_sample(np.full((1, 12), 3.0), np.array([5.0])).tolist() == [2.0]


def test_an_interval_pays_its_width_and_twenty_for_each_count_outside():
    low, high = np.array([1, 1]), np.array([4, 4])
    assert interval_score(low, high, np.array([2.0, 6.0])).tolist() == [3.0, 43.0]


def test_the_pit_of_a_true_forecast_is_uniform():
    rng = np.random.default_rng(5)
    mean = rng.uniform(0.01, 3, 20_000)
    parts = Mixture(mean[:, None], np.full((20_000, 1), 0.7), np.ones(1))
    pit = random_pit(*parts.at(rng.poisson(rng.gamma(0.7, mean / 0.7)).astype(float)), rng)
    assert np.histogram(pit, 10, (0, 1))[0] / 20_000 == pytest.approx(np.full(10, 0.1), abs=0.01)


def test_cells_that_tie_earn_what_a_fair_draw_of_them_would():
    count = np.array([8.0, 0, 0, 0])
    assert share_in_top(np.zeros(4), count, 0.25) == (2.0, 8.0, 8.0)
    assert share_in_top(np.array([1.0, 0, 0, 0]), count, 0.25) == (8.0, 8.0, 8.0)


def test_totals_scatter_more_when_all_cells_move_together():
    parts = Mixture(np.full((200, 1), 0.5), np.full((200, 1), 1.0), np.ones(1))
    alone = parts.draw_total(np.random.default_rng(1), 500, 0.0)
    together = parts.draw_total(np.random.default_rng(1), 500, 0.2)
    assert alone.mean() == pytest.approx(100, rel=0.03)
    assert together.std() > 2 * alone.std()
