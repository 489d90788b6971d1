import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.errors import InputError
from hudna.watch.events import NOT_TOLD
from hudna.watch.holding.capture import chapman, union_bounds
from hudna.watch.holding.loglinear import chao_lower, fit_models, plausible
from hudna.watch.holding.unreported import Caution, unreported
from tests.watch.missions import events


def registers(seen, total=200, seed=3, side=0):
    """Return rows of registers that see each of `total` separate events with given chances."""
    chance = np.random.default_rng(seed)
    rows = []
    for number in range(total):
        day, latitude = 3 * number, 34 + (number % 7) * 0.3
        rows += [
            (day, latitude, 37.0, side, reporter, 1)
            for reporter, chances in enumerate(seen)
            if chance.random() < chances
        ]
    return events(rows)


def test_chapman_is_its_formula_and_never_below_what_was_seen():
    one = chapman(60, 50, 20)
    assert one.total == pytest.approx(61 * 51 / 21 - 1)
    assert 90 < one.low < one.total < one.high


def test_registers_that_rather_see_the_same_hide_more():
    totals = [chapman(60, 50, 20, ratio).total for ratio in (0.5, 1, 2, 4)]
    assert totals == sorted(totals)
    assert totals[2] - 90 == pytest.approx(2 * (totals[1] - 90))


def test_registers_that_agree_wholly_leave_nothing_unseen():
    assert chapman(40, 40, 40).high == 40


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=8))
def test_bounds_without_matching_hold_every_possible_union(areas):
    first, second = (np.array(column, dtype=float) for column in zip(*areas, strict=True))
    bounds = union_bounds(first, second)
    assert max(first.sum(), second.sum()) <= bounds.least <= bounds.most == (first + second).sum()


def test_models_agree_with_their_closed_forms():
    counts = np.array([30.0, 40, 12, 50, 15, 18, 9])
    n001, n010, n011, n100, n101, n110, n111 = counts
    models = {model.pairs: model.total - counts.sum() for model in fit_models(counts)}
    full = n111 * n001 * n010 * n100 / (n110 * n101 * n011)
    assert models[(0, 1), (0, 2), (1, 2)] == pytest.approx(full, rel=1e-6)
    tied = n001 * (n100 + n010 + n110) / (n101 + n011 + n111)
    assert models[((0, 1),)] == pytest.approx(tied, rel=1e-6)
    assert len(models) == 8


def test_the_range_of_models_holds_the_best_and_the_bound_is_below():
    counts = np.array([30.0, 40, 12, 50, 15, 18, 9])
    models, lower = fit_models(counts), chao_lower(counts)
    low, high = plausible(models)
    assert low <= models[0].low < models[0].total < models[0].high <= high
    assert counts.sum() < lower.limit < lower.total


def test_two_registers_of_known_truth():
    (found,) = (one for one in unreported(registers((0.6, 0.5))) if one.side == "north")
    plain = next(one for one in found.pairs[0].estimates if one.odds_ratio == 1)
    assert plain.low <= 200 <= plain.high
    bounds = found.pairs[0].union
    assert bounds.least <= found.seen <= bounds.most


def test_three_registers_of_known_truth():
    found = unreported(registers((0.6, 0.5, 0.4)))[0]
    assert len(found.pairs) == 3
    assert len(found.models) == 8
    low, high = found.plausible
    assert low <= 200 <= high


def test_under_seven_matches_only_bounds_are_given():
    found = unreported(registers((0.6, 0.5), total=15))[0]
    assert found.pairs[0].matched < 7
    assert found.pairs[0].estimates == ()
    assert found.pairs[0].without_chance is None
    assert Caution.TOO_FEW_MATCHED in found.cautions
    assert found.pairs[0].union.most == sum(found.pairs[0].events)


def test_registers_are_never_compared_across_the_sides_they_accuse():
    north, south = registers((0.6, 0.0)), registers((0.0, 0.6), side=1)
    rows = [
        (*row, side, reporter, 1)
        for table, side, reporter in ((north, 0, 0), (south, 1, 1))
        for row in zip(
            table.day.tolist(), table.latitude.tolist(), table.longitude.tolist(), strict=True
        )
    ]
    for found in unreported(events(rows)):
        assert found.pairs == ()
        assert Caution.NOT_TWO_REGISTERS in found.cautions


def test_a_register_without_sides_is_matched_whatever_the_side():
    rows = [(3 * n, 35.0, 37.0, 0, 0, 1) for n in range(10)]
    rows += [(3 * n, 35.0, 37.0, NOT_TOLD, 1, 1) for n in range(10)]
    (found,) = unreported(events(rows))
    assert found.pairs[0].matched == 10
    assert Caution.SIDES_NOT_TOLD in found.cautions


def test_registers_with_other_counting_rules_are_named():
    rows = [(3 * n, 35.0, 37.0, 0, 0, 1) for n in range(10)]
    rows += [(3 * n, 35.0, 37.0, 0, 1, 25) for n in range(10)]
    assert Caution.COUNTING_RULES_DIFFER in unreported(events(rows))[0].cautions


def test_matches_by_chance_are_counted_and_named():
    chance = np.random.default_rng(1)
    rows = [
        (int(chance.integers(0, 60)), 35.0, 37.0 + chance.random() * 0.1, 0, n % 2, 1)
        for n in range(200)
    ]
    found = unreported(events(rows))[0]
    assert found.pairs[0].by_chance > 0.2 * found.pairs[0].matched
    assert Caution.CHANCE_MATCHES in found.cautions


@pytest.mark.parametrize("rows", [[], [(5, 35.0, 37.0, 0, 0, 1)], [(5, 35.0, 37.0, 0, -1, 1)] * 3])
def test_too_little_gives_no_estimate_and_says_why(rows):
    for found in unreported(events(rows)):
        assert found.pairs == ()
        assert Caution.NOT_TWO_REGISTERS in found.cautions


def test_an_unknown_register_is_refused():
    with pytest.raises(InputError, match="no rows of z"):
        unreported(events([(5, 35.0, 37.0, 0, 0, 1)]), ("a", "z"))
