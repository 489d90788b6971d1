import itertools
from dataclasses import replace

import numpy as np
import pytest

from hudna.errors import InputError
from hudna.watch.holding.bounds import Audit
from hudna.watch.holding.holding import Holding, IndexSettings, ReasonKind
from hudna.watch.holding.index import holding_classes, holding_index
from hudna.watch.holding.told import from_events, from_incidents
from tests.watch.missions import REPORTERS, events, mission

TRUCE = 100
AFTER = IndexSettings(truce_day=TRUCE)


def rate(before, after, days=200):
    return np.where(np.arange(days) < TRUCE, before, after)


def last(told, settings=AFTER, audits=()):
    return holding_index(told, settings, audits)["north"][-1]


def kinds(index):
    return {reason.kind for reason in index.reasons}


@pytest.mark.parametrize(
    ("after", "status"),
    [(1.0, Holding.HOLDING), (6.0, Holding.FAILING)],
)
def test_a_side_holds_below_half_of_the_rate_before_the_truce_and_fails_above(after, status):
    found = last(mission(rate(6.0, after)))
    assert found.status is status
    assert 0 <= found.floor <= found.ceiling
    assert 0 <= found.probability_low <= found.probability_high <= 1


def test_the_floor_is_what_another_supports_and_the_ceiling_caps_what_one_claims():
    quiet = last(mission(rate(6.0, 6.0)))
    loud = last(mission(rate(6.0, 6.0), invent=(2, 179, 1)), replace(AFTER, step_factor=1e9))
    assert loud.claims == pytest.approx(quiet.claims + 21)
    assert loud.floor == quiet.floor
    assert loud.ceiling - quiet.ceiling < 21
    assert ReasonKind.CLAIMS_CAPPED in kinds(loud)


def test_audits_decide_how_much_of_the_rest_counts():
    told = mission(rate(6.0, 6.0), invent=(2, 179, 2))
    settings = replace(AFTER, step_factor=1e9)
    true, none = (
        last(told, settings, [Audit("rival", 40, verified)]).ceiling for verified in (40, 0)
    )
    assert none < last(told, settings).ceiling < true


def test_one_reporter_silent_or_tenfold_is_set_aside_and_named():
    for told in (
        mission(rate(6.0, 1.5), hush=(2, 150)),
        mission(rate(6.0, 1.5), invent=(2, 150, 12)),
    ):
        found = last(told)
        assert found.status is Holding.HOLDING
        assert [aside.reporter for aside in found.set_aside] == ["rival"]
        assert found.panel == ("guarantor", "monitors")


def test_one_party_flips_the_class_in_at_most_five_per_cent_of_missions():
    flips = 0
    levels = (0.1, 0.2, 0.4, 0.8, 1.2)
    for seed in range(40):
        level = 6.0 * levels[seed % 5]
        honest, silent, loud = (
            holding_classes(mission(rate(6.0, level), seed=seed, **cheat), 0, AFTER)[1][-1]
            for cheat in ({}, {"hush": (seed % 3, 170)}, {"invent": (seed % 3, 170, 40)})
        )
        flips += (silent is not honest) + (loud is not honest)
    assert flips <= 0.05 * 80


@pytest.mark.parametrize("left", [0.0, 0.3, 0.6])
@pytest.mark.parametrize("seed", range(5))
def test_denied_access_alone_never_yields_holding(left, seed):
    effort = np.where(np.arange(200) < 150, 1.0, left)
    seen = mission(rate(6.0, 6.0), seed=seed, effort=effort)
    chance = np.random.default_rng(seed)
    kept = (seen.day < 150) | (chance.random(len(seen.day)) < left)
    told = replace(
        seen, day=seen.day[kept], side=seen.side[kept], tellers=seen.tellers[kept],
        quantity=seen.quantity[kept],
    )  # fmt: skip
    classes = holding_classes(told, 0, AFTER)[1]
    assert Holding.HOLDING not in classes


def test_a_side_that_held_is_not_assessable_once_nobody_may_look():
    effort = np.where(np.arange(200) < 150, 1.0, 0.0)
    quiet = np.where(np.arange(200) < 150, rate(6.0, 0.6), 0.0)
    found = last(mission(quiet, effort=effort))
    assert found.status is Holding.NOT_ASSESSABLE
    assert {ReasonKind.EFFORT_LOW, ReasonKind.DAYS_WITHOUT_EFFORT} <= kinds(found)


def test_silence_of_all_is_not_calm():
    told = mission(np.where(np.arange(200) < 150, rate(6.0, 1.0), 0.0))
    told.spoke[:, 150:] = False
    found = last(replace(told, effort=np.full(200, np.nan)))
    assert found.status is Holding.NOT_ASSESSABLE
    assert {ReasonKind.NOBODY_REPORTED, ReasonKind.EFFORT_NOT_TOLD} <= kinds(found)


def test_effort_alone_does_not_fail_a_side():
    told = mission(rate(6.0, 1.5), effort=np.where(np.arange(200) < 150, 1.0, 3.0))
    assert last(told).status is Holding.HOLDING


def test_a_tripled_rate_is_recognised_within_four_weeks():
    for seed in range(10):
        calm = np.where(np.arange(200) < 172, 5.0, 15.0)
        told = mission(calm, seed=seed)
        assert last(told, IndexSettings()).status is Holding.FAILING


def test_sides_are_never_set_off_against_each_other():
    one = mission(rate(6.0, 1.0))
    other = mission(rate(6.0, 6.0), seed=2)
    both = replace(
        one,
        day=np.concatenate([one.day, other.day]),
        side=np.concatenate([one.side, other.side + 1]),
        tellers=np.concatenate([one.tellers, other.tellers]),
        quantity=np.concatenate([one.quantity, other.quantity]),
        sides=("north", "south"),
    )
    found = holding_index(both, AFTER)
    assert found["north"][-1] == last(one)
    assert found["south"][-1].status is Holding.FAILING


def test_no_rows_give_no_index():
    assert holding_index(from_events(events([]))) == {}


@pytest.mark.parametrize("rows", [[(5, 35.0, 37.0, 0, 0, 1)], [(5, 35.0, 37.0, 0, 0, 1)] * 5])
def test_too_little_is_not_assessable_and_says_why(rows):
    found = holding_index(from_events(events(rows)))
    assert set(found) == {"north", "south"}
    for index in found.values():
        assert index[-1].status is Holding.NOT_ASSESSABLE
        assert ReasonKind.BASELINE_SHORT in kinds(index[-1])
        assert np.isnan(index[-1].probability_low)


def test_the_class_does_not_flap():
    for seed in range(5):
        classes = holding_classes(mission(rate(6.0, 3.0), seed=seed), 0, AFTER)[1]
        changes = sum(a is not b for a, b in itertools.pairwise(classes))
        assert changes <= 3


def test_history_ends_on_the_last_day_and_agrees_with_it():
    days = holding_index(mission(rate(6.0, 1.0)), AFTER, history=10)["north"]
    assert [index.day for index in days] == list(range(190, 200))
    assert days[-1] == last(mission(rate(6.0, 1.0)))


def test_incidents_joined_elsewhere_count_as_those_matched_here():
    told = mission(rate(6.0, 1.0))
    names = [
        frozenset(name for r, name in enumerate(REPORTERS) if bits >> r & 1)
        for bits in told.tellers.tolist()
    ]
    again = from_incidents(
        told.day, told.side, names, np.zeros(len(names), bool),
        sides=told.sides, effort=told.effort, first=0,
    )  # fmt: skip
    assert last(again).floor == last(told).floor


def test_support_that_is_no_reporters_counts_in_the_floor():
    day = np.arange(200)
    alone = [frozenset({"rival"}), frozenset({"monitors"})] * 100
    options = {"sides": ("north",), "effort": np.ones(200), "first": 0}
    bare, backed = (
        from_incidents(day, np.zeros(200, np.int64), alone, np.full(200, backed), **options)
        for backed in (False, True)
    )
    assert last(bare, IndexSettings()).floor == 0
    assert last(backed, IndexSettings()).floor == 21


def test_a_flood_of_false_claims_does_not_change_what_the_others_support_each_other_in():
    chance = np.random.default_rng(1)
    true = [
        (int(day), 35 + chance.random() * 0.2, 37.0, 0, reporter, 1)
        for day in range(60)
        for reporter in (0, 1)
    ]
    flood = [(*row[:4], 2, 10) for row in true]
    honest, flooded = (from_events(events(rows)) for rows in (true, true + flood))
    kept = [
        sorted(zip(*(column.tolist() for column in told.without(0, np.array([2]))), strict=True))
        for told in (honest, flooded)
    ]
    assert kept[0] == kept[1]


def test_more_reporters_than_can_be_told_apart_are_refused():
    names = tuple(f"r{n}" for n in range(61))
    with pytest.raises(InputError, match="61 reporters"):
        from_events(events([(5, 35.0, 37.0, 0, 0, 1)], reporters=names))
