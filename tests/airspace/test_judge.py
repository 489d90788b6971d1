"""What the numbers say of a claim, and when they say nothing."""

from datetime import timedelta

import numpy as np
import pytest

from hudna.airspace.judge import judge
from hudna.model.judgement import HeightDatum, PassageKind, Verdict
from tests.airspace.judged import NOON, along_north, claim, dispute, flight, square, zone

ENTERED, STAYED_OUT = claim("in", entered=True), claim("out", entered=False)


def verdicts(*claims, **given):
    return {c.claim.id: c for c in judge(dispute(*claims, **given)).claims}


def keys(found):
    return {reason.key for reason in found.reasons}


def test_far_inside_one_side_is_supported_and_the_other_contradicted():
    found = verdicts(ENTERED, STAYED_OUT, tracks=[along_north(-3000, bias_sigma_m=300)])
    assert found["in"].verdict is Verdict.SUPPORTED
    assert found["out"].verdict is Verdict.CONTRADICTED
    assert found["in"].probability == 1.0


def test_within_its_errors_neither_side_is_answered():
    found = verdicts(ENTERED, STAYED_OUT, tracks=[along_north(-300, bias_sigma_m=300)])
    assert {found["in"].verdict, found["out"].verdict} == {Verdict.NOT_RESOLVABLE}
    assert found["in"].probability == pytest.approx(0.841, abs=0.03)
    assert found["in"].probability + found["out"].probability == pytest.approx(1)


def test_the_smallest_shift_is_the_way_to_the_edge():
    outside = verdicts(ENTERED, STAYED_OUT, tracks=[along_north(700, bias_sigma_m=50)])
    assert outside["in"].smallest_shift_m == pytest.approx(700, abs=1)
    assert outside["in"].versions[0].shift_bearing == pytest.approx(180, abs=2)
    assert outside["out"].smallest_shift_m == 0
    inside = verdicts(STAYED_OUT, tracks=[along_north(-700, bias_sigma_m=50)])
    assert inside["out"].smallest_shift_m == pytest.approx(700, abs=1)


def test_a_clock_can_make_a_claim_about_an_instant_true():
    # 2,000 m a leg of 10 s; the edge is reached 14 km after the start, at 70 s.
    then = claim("then", entered=True, at=NOON + timedelta(seconds=40))
    found = verdicts(then, tracks=[along_north(-2000, bias_sigma_m=10, clock_sigma_s=1)])
    assert found["then"].verdict is Verdict.CONTRADICTED
    assert found["then"].smallest_shift_s == pytest.approx(30, abs=0.2)


def test_an_instant_without_a_plot_is_not_answered():
    then = claim("then", entered=True, at=NOON - timedelta(hours=1))
    found = verdicts(then, tracks=[along_north(-2000)])["then"]
    assert found.verdict is Verdict.NOT_RESOLVABLE
    assert "not_overlapping" in keys(found)


def test_versions_that_disagree_are_never_averaged_without_weights():
    zones = [zone("near"), zone("far", square(north_m=-5000.0))]
    found = verdicts(ENTERED, zones=zones, tracks=[along_north(-1000, bias_sigma_m=100)])["in"]
    assert found.verdict is Verdict.NOT_RESOLVABLE
    assert found.probability is None
    assert [v.verdict for v in found.versions] == [Verdict.SUPPORTED, Verdict.CONTRADICTED]
    assert "versions_disagree" in keys(found)
    assert [r.values["version"] for r in found.would_change] == ["near, far"]


def test_declared_weights_mix_the_versions():
    zones = [zone("near"), zone("far", square(north_m=-5000.0))]
    tracks = [along_north(-1000, bias_sigma_m=100)]
    found = verdicts(ENTERED, zones=zones, tracks=tracks, weights={"near": 0.75, "far": 0.25})
    assert found["in"].probability == pytest.approx(0.75)
    assert found["in"].verdict is Verdict.NOT_RESOLVABLE


def test_a_stated_depth_is_held_against_the_range():
    deep = claim("deep", entered=True, depth_m=9000.0)
    right = claim("right", entered=True, depth_m=3000.0)
    found = verdicts(deep, right, tracks=[along_north(-3000, bias_sigma_m=50)])
    assert found["deep"].verdict is Verdict.CONTRADICTED
    assert "claimed_depth_outside" in keys(found["deep"])
    assert found["right"].verdict is Verdict.SUPPORTED
    assert found["deep"].smallest_shift_m == pytest.approx(0.9 * 9000 - 3000, abs=30)


def test_tracks_of_two_sides_that_exclude_each_other_leave_it_open():
    tracks = [along_north(-3000, "a", bias_sigma_m=100), along_north(3000, "b", bias_sigma_m=100)]
    said = [claim("a", track="a", entered=True), claim("b", track="b", entered=False)]
    judged = judge(dispute(*said, tracks=tracks))
    assert {c.verdict for c in judged.claims} == {Verdict.NOT_RESOLVABLE}
    (pair,) = judged.pairs
    assert pair.compatible is False
    assert pair.distance_m == pytest.approx(6000, abs=5)
    # 6,000 m less 3.7 sigma of both biases, and at best each bears half.
    assert pair.wrong_by_m == pytest.approx((6000 - 3.717 * 141.4) / 2, abs=10)


def test_tracks_of_two_sides_within_their_errors_are_compatible():
    tracks = [along_north(-200, "a", bias_sigma_m=300), along_north(200, "b", bias_sigma_m=300)]
    (pair,) = judge(dispute(ENTERED, tracks=tracks)).pairs
    assert pair.compatible is True
    assert pair.distance_sigma == pytest.approx(400 / np.hypot(300, 300), abs=0.5)


def test_a_slow_clock_shows_as_a_distance_along_the_course():
    late = along_north(0, "b", late_s=3.0, bias_sigma_m=10, clock_sigma_s=2.0)
    on_time = along_north(0, "a", bias_sigma_m=10, clock_sigma_s=2.0)
    (pair,) = judge(dispute(ENTERED, tracks=[on_time, late])).pairs
    assert pair.compatible is True
    assert abs(pair.clock_s) == pytest.approx(3, abs=0.05)


def test_tracks_at_other_times_cannot_be_compared():
    tracks = [along_north(0, "a"), along_north(0, "b", late_s=9999.0)]
    (pair,) = judge(dispute(ENTERED, tracks=tracks)).pairs
    assert pair.compatible is None
    assert pair.overlap_s == 0


def test_an_unknown_height_supports_no_entry_below_a_ceiling_but_can_rule_it_out():
    low = [zone(ceiling_m=3000.0, height_datum=HeightDatum.MSL)]
    found = verdicts(ENTERED, zones=low, tracks=[along_north(-3000, bias_sigma_m=10)])["in"]
    assert found.verdict is Verdict.NOT_RESOLVABLE
    assert "height_unknown" in keys(found)
    beside = verdicts(ENTERED, zones=low, tracks=[along_north(3000, bias_sigma_m=10)])["in"]
    assert beside.verdict is Verdict.CONTRADICTED


def test_above_the_ceiling_is_outside():
    low = [zone(ceiling_m=3000.0, height_datum=HeightDatum.MSL)]
    high = along_north(-3000, altitude_m=np.full(25, 5000.0), height_datum=HeightDatum.MSL)
    judged = judge(dispute(ENTERED, zones=low, tracks=[high]))
    assert judged.results[0].intervals == ()
    assert judged.claims[0].verdict is Verdict.CONTRADICTED


def test_heights_from_different_references_are_not_compared():
    low = [zone(ceiling_m=3000.0, height_datum=HeightDatum.MSL)]
    other = along_north(-3000, altitude_m=np.full(25, 5000.0), height_datum=HeightDatum.PRESSURE)
    found = verdicts(ENTERED, zones=low, tracks=[other])["in"]
    assert found.verdict is Verdict.NOT_RESOLVABLE
    assert "height_reference_differs" in keys(found)


def test_every_stay_is_listed_with_what_is_certain_of_it():
    path = [(-15_000, 9_000), (15_000, 9_000), (15_000, 9_900), (-15_000, 9_900)]
    track = flight("a", *path, every_s=100.0, max_speed_ms=320.0, max_acceleration_ms2=20.0)
    stays = judge(dispute(ENTERED, tracks=[track])).results[0].intervals
    assert [stay.kind for stay in stays] == [PassageKind.INSIDE, PassageKind.INSIDE]
    assert [round(stay.depth_m, -1) for stay in stays] == [1000.0, 100.0]
    assert [round(stay.duration_s, 1) for stay in stays] == [66.7, 66.7]
    # At 300 m/s of 320 it may have swung out by km in 100 s: a stay of 100 m proves nothing.
    assert [stay.certain for stay in stays] == [False, False]


def test_a_gap_in_which_it_may_have_been_inside_is_told():
    track = flight(
        "a", (-3000, 10_500), (3000, 10_500), every_s=30.0,
        max_speed_ms=300.0, max_acceleration_ms2=30.0,
    )  # fmt: skip
    result = judge(dispute(ENTERED, tracks=[track])).results[0]
    assert result.intervals == ()
    assert len(result.possible_only) == 1
    slow = flight(
        "a", (-3000, 10_500), (3000, 10_500), every_s=30.0,
        max_speed_ms=200.5, max_acceleration_ms2=1.0,
    )  # fmt: skip
    assert judge(dispute(ENTERED, tracks=[slow])).results[0].possible_only == ()


def test_the_same_seed_gives_the_same_answer_and_another_nearly_so():
    tracks = [along_north(-200, sigma_m=50, bias_sigma_m=300)]
    one, again, other = (judge(dispute(ENTERED, tracks=tracks, seed=seed)) for seed in (1, 1, 2))
    assert one == again
    assert one.results[0].reach_m != other.results[0].reach_m
    assert one.results[0].p_entered == pytest.approx(other.results[0].p_entered, abs=0.04)


def test_noise_averages_down_and_bias_does_not():
    # 25 plots with 300 m of noise each know the way better than one bias of 300 m.
    noisy = verdicts(ENTERED, tracks=[along_north(-400, sigma_m=300.0)])["in"]
    biased = verdicts(ENTERED, tracks=[along_north(-400, bias_sigma_m=300.0)])["in"]
    assert noisy.probability > biased.probability


def test_one_plot_is_a_track():
    found = verdicts(ENTERED, tracks=[flight("a", (0, 9_500), bias_sigma_m=1000)])["in"]
    assert found.probability == pytest.approx(0.69, abs=0.03)
    assert "would_change_more_plots" in {r.key for r in found.would_change}
