"""Statements without a track: what physics and maps rule out."""

import pytest
import shapely

from hudna.airspace.chords import nearest_chord
from hudna.airspace.judge import judge
from hudna.model.judgement import StatedReading, Verdict
from tests.airspace.judged import claim, dispute


def judged(**given):
    return judge(dispute(claim(entered=True, **given))).claims[0]


def reading(**given):
    return StatedReading(id="r", **given)


def test_no_way_is_deeper_than_half_its_length():
    found = judged(readings=(reading(depth_m=2190.0, length_m=1850.0),))
    assert found.verdict is Verdict.CONTRADICTED
    assert found.smallest_shift_m == pytest.approx(2190 - 925)


def test_a_reading_that_is_possible_leaves_it_open():
    both = (reading(depth_m=2190.0, length_m=1850.0), StatedReading("other", length_m=1850.0))
    assert judged(readings=both).verdict is Verdict.NOT_RESOLVABLE


def test_a_speed_no_such_type_flies_rules_a_reading_out():
    slow = judged(aircraft="Su-24M", readings=(reading(length_m=500.0, duration_s=17.0),))
    assert slow.verdict is Verdict.CONTRADICTED
    assert slow.smallest_shift_s > 0
    fine = judged(aircraft="Su-24M", readings=(reading(length_m=2000.0, duration_s=9.0),))
    assert fine.verdict is Verdict.NOT_RESOLVABLE
    assert fine.smallest_shift_s == 0


def test_of_two_statements_the_least_gap_is_told():
    sides = [
        claim("in", entered=True, depth_m=2000.0),
        claim("out", entered=False, distance_m=1000.0),
    ]
    found = judge(dispute(*sides)).claims
    assert [c.smallest_shift_m for c in found] == [3000.0, 3000.0]
    assert {c.verdict for c in found} == {Verdict.NOT_RESOLVABLE}


def test_a_salient_is_crossed_at_a_depth_from_its_tip():
    wedge = shapely.Polygon([(0, 0), (10_000, 10_000), (-10_000, 10_000)])
    length, depth = nearest_chord(wedge, 4000.0, 2000.0)
    assert length == pytest.approx(4000, rel=0.1)
    assert depth == pytest.approx(2000, rel=0.1)
    length, depth = nearest_chord(wedge, 400.0, 2000.0)
    assert not (length == pytest.approx(400, rel=0.1) and depth == pytest.approx(2000, rel=0.1))
