import numpy as np
import pytest

from hudna.watch.events import Events
from hudna.watch.holding.truce import TruceCaution, TruceSettings, truce_effect

DAYS, TRUCE = 900, 450


def series(seed=1, effect=1.0, level=5.0, days=DAYS, early=1.0):
    """Return events covered by a truce and others, and the mask of the covered."""
    chance = np.random.default_rng(seed)
    rate = np.full(days, level)
    rate[TRUCE:] *= effect
    rate[TRUCE - 14 : TRUCE] *= early
    counts = chance.poisson(rate), chance.poisson(np.full(days, level))
    day = np.concatenate([np.repeat(np.arange(days), count) for count in counts])
    zero = np.zeros(len(day))
    none = np.full(len(day), -1)
    events = Events(day, zero, zero, np.ones(len(day)), zero * np.nan, none, none)
    return events, np.arange(len(day)) < counts[0].sum()


def effect(settings=None, **options):
    events, covered = series(**options)
    return truce_effect(events, covered, ~covered, TRUCE, settings)


def test_a_halved_rate_is_found_and_its_interval_holds_it():
    found = effect(effect=0.5)
    assert found.low < 0.5 < found.high < 1
    assert found.effect < found.band_low
    assert found.p_value < 0.01


def test_no_truce_no_effect():
    found = [effect(seed=seed) for seed in range(20)]
    assert sum(one.p_value <= 0.05 for one in found) <= 3
    assert sum(one.low <= 1 <= one.high for one in found) >= 18


def test_the_band_comes_from_dates_whose_comparison_does_not_touch_the_truce():
    with_it, without = effect(effect=0.1), effect(effect=1.0)
    assert with_it.placebos == without.placebos
    assert with_it.band_low > 0.1
    assert with_it.band_high < 1 / 0.1


def test_what_happens_elsewhere_too_is_no_effect():
    events, covered = series()
    both = np.random.default_rng(2).random(len(events)) < np.where(events.day < TRUCE, 1, 0.3)
    found = truce_effect(events.where(both), covered[both], ~covered[both], TRUCE)
    assert found.low < 1 < found.high


def test_an_unusual_fortnight_before_is_flagged_and_left_out():
    found = effect(early=4.0)
    assert found.just_before > 2
    assert TruceCaution.BEFORE_UNUSUAL in found.cautions
    assert found.low < 1 < found.high


def test_without_anything_to_compare_it_says_so():
    events, _ = series(effect=0.5)
    everything = np.ones(len(events), dtype=bool)
    found = truce_effect(events, everything, ~everything, TRUCE)
    assert TruceCaution.NO_COMPARISON in found.cautions
    assert 0.5 < found.effect < 1


def test_a_short_history_widens_the_interval_and_is_named():
    long, short = effect(), effect(days=TRUCE + 28, settings=TruceSettings(before=100))
    assert TruceCaution.FEW_PLACEBOS in short.cautions
    assert long.independent > short.independent


@pytest.mark.parametrize(
    ("days", "caution"),
    [(TRUCE, TruceCaution.TOO_SHORT), (TRUCE + 27, TruceCaution.TOO_SHORT)],
)
def test_a_table_that_does_not_reach_far_enough_is_not_assessed(days, caution):
    found = effect(days=days)
    assert caution in found.cautions
    assert np.isnan(found.effect)


def test_few_events_are_not_assessed():
    assert TruceCaution.FEW_EVENTS in effect(level=0.05).cautions


def test_nothing_at_all_is_not_assessed():
    events, covered = series()
    found = truce_effect(events.where(covered & ~covered), covered[:0], covered[:0], TRUCE)
    assert TruceCaution.NOTHING_COVERED in found.cautions
