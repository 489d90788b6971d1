"""Rival registers: side by side, bounded, never averaged."""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.link.registers import TOTAL, reconcile
from hudna.model.register import Bounds, Register, RegisterFlag
from hudna.model.release import Audience, Release

DAY = date(2019, 9, 22)
PUBLIC = Release(Audience.PUBLIC)


def register(side, counts, total=None, *, report="r1", day=DAY, undistributed=()):
    return Register(
        f"{report}-{side}", side, day, counts, total, report, None, PUBLIC, undistributed
    )


THE_DAY = (
    register("Russia", {"Idlib": 10, "Latakia": 9, "Aleppo": 7, "Hama": 5}, 31),
    register("Turkey", {"Idlib": 7, "Latakia": 7, "Hama": 4, "Aleppo": 1}, 19),
)


def cell(result, area):
    return next(c for c in (*result.cells, *result.totals) if c.area == area)


@pytest.mark.parametrize(
    ("area", "russia", "turkey", "low", "high"),
    [
        ("Idlib", 10, 7, 10, 17),
        ("Latakia", 9, 7, 9, 16),
        ("Aleppo", 7, 1, 7, 8),
        ("Hama", 5, 4, 5, 9),
        (TOTAL, 31, 19, 31, 50),
    ],
)
def test_22_september_2019(area, russia, turkey, low, high):
    result = reconcile(THE_DAY)
    assert cell(result, area).by_side == {"Russia": russia, "Turkey": turkey}
    assert cell(result, area).union == Bounds(low, high)
    assert cell(result, area).status == "conflicting"
    assert result.flags == ()


def test_a_side_without_a_list_is_null_and_a_side_that_states_none_is_zero():
    silent = reconcile([THE_DAY[0], register("Turkey", {"Idlib": 1}, 1, day=date(2019, 9, 21))])
    today = [c for c in silent.cells if c.day == DAY]
    assert all(c.by_side["Turkey"] is None and c.status == "missing" for c in today)
    assert RegisterFlag("no_list", DAY, "Turkey") in silent.flags
    none = reconcile([THE_DAY[0], register("Turkey", {}, 0)])
    assert cell(none, "Idlib").by_side == {"Russia": 10, "Turkey": 0}
    assert cell(none, "Idlib").status == "one_sided"
    assert cell(none, TOTAL).union == Bounds(31, 31)


def test_an_area_left_out_is_zero_only_where_the_list_adds_up():
    complete = reconcile([THE_DAY[0], register("Turkey", {"Idlib": 7}, 7)])
    assert cell(complete, "Hama").by_side["Turkey"] == 0
    gap = reconcile([THE_DAY[0], register("Turkey", {"Idlib": 7}, 9)])
    assert cell(gap, "Hama").by_side["Turkey"] is None
    no_total = reconcile([THE_DAY[0], register("Turkey", {"Idlib": 7})])
    assert cell(no_total, "Hama").by_side["Turkey"] is None


def test_a_total_that_does_not_add_up_is_shown_beside_its_sum_and_flagged():
    result = reconcile([register("Russia", {"Latakia": 18, "Idlib": 8}, 29), THE_DAY[1]])
    total = cell(result, TOTAL)
    assert total.by_side["Russia"] == 29
    assert total.sums == {"Russia": 26, "Turkey": 19}
    assert total.union == Bounds(26, 29 + 19)
    assert result.flags == (RegisterFlag("sum_differs", DAY, "Russia", numbers=(29, 26)),)


def test_the_same_numbers_from_several_outlets_count_once():
    copy = register("Russia", dict(THE_DAY[0].counts), 31, report="r2")
    assert reconcile([*THE_DAY, copy]) == reconcile(THE_DAY)


def test_different_numbers_for_one_side_stand_as_versions_and_are_not_averaged():
    other = register("Russia", {"Idlib": 12, "Latakia": 9, "Aleppo": 7, "Hama": 3}, 31, report="r2")
    result = reconcile([*THE_DAY, other])
    idlib = cell(result, "Idlib")
    assert idlib.by_side == {"Russia": None, "Turkey": 7}
    assert idlib.versions == {"Russia": (10, 12)}
    assert idlib.status == "conflicting_versions"
    assert idlib.union == Bounds(10, 12 + 7)
    assert RegisterFlag("numbers_differ", DAY, "Russia", ("Idlib",), (10, 12)) in result.flags
    assert cell(result, "Latakia").by_side["Russia"] == 9


def test_an_outlet_with_the_total_alone_does_not_contradict_a_full_list():
    short = register("Russia", {}, 31, report="r2")
    assert reconcile([*THE_DAY, short]).cells == reconcile(THE_DAY).cells


def test_a_number_for_several_areas_together_is_not_split():
    both = register("Turkey", {"Aleppo": 1}, 7, undistributed=((("Hama", "Idlib"), 6),))
    result = reconcile([THE_DAY[0], both])
    assert cell(result, "Hama").by_side["Turkey"] is None
    assert cell(result, "Hama").union == Bounds(5, 5 + 6)
    assert cell(result, TOTAL).union == Bounds(31, 31 + 7)
    assert RegisterFlag("together", DAY, "Turkey", ("Hama", "Idlib"), (6,)) in result.flags


def test_only_the_days_asked_for():
    earlier = register("Russia", {"Idlib": 1}, 1, day=date(2019, 9, 20))
    result = reconcile([earlier, *THE_DAY], days=(date(2019, 9, 21), date(2019, 9, 22)))
    assert {c.day for c in result.cells} == {DAY}


AREAS = st.sampled_from(["Idlib", "Latakia", "Aleppo", "Hama"])
LISTS = st.lists(
    st.builds(
        register,
        st.sampled_from(["Russia", "Turkey", "Joint"]),
        st.dictionaries(AREAS, st.integers(0, 60)),
        st.none() | st.integers(0, 200),
        report=st.sampled_from(["r1", "r2", "r3"]),
        undistributed=st.just(())
        | st.tuples(st.tuples(st.just(("Homs", "Hama")), st.integers(0, 9))),
    ),
    max_size=6,
    unique_by=lambda r: r.id,
)


@given(LISTS, st.randoms())
def test_bounds_hold_and_order_does_not_matter(registers, random):
    result = reconcile(registers)
    for c in (*result.cells, *result.totals):
        assert 0 <= c.union.low <= c.union.high
        known = [n for n in c.by_side.values() if n is not None]
        assert c.union.high >= max(known, default=0)
        if c.area != TOTAL:
            assert c.union.low >= max(known, default=0)
    shuffled = list(registers)
    random.shuffle(shuffled)
    assert reconcile(shuffled) == result


SHARED = Path(__file__).parents[3] / "shared" / "data" / "registers" / "registers.csv"


@pytest.mark.skipif(
    not SHARED.exists(), reason="the shared register file is not beside the project"
)
def test_every_real_day_reconciles():
    grouped = defaultdict(dict)
    totals = {}
    for row in csv.DictReader(SHARED.open(encoding="utf-8")):
        day = row["period_end_date"] or row["publication_date"]
        if not day:
            continue
        key = (row["report_id"], row["registering_side"], date.fromisoformat(day))
        grouped[key].update(
            {} if row["governorate"] == "TOTAL" else {row["governorate"]: int(row["violations"])}
        )
        if row["governorate"] == "TOTAL":
            totals[key] = int(row["violations"])
    registers = [
        register(side, counts, totals.get((report, side, day)), report=report, day=day)
        for (report, side, day), counts in grouped.items()
    ]
    result = reconcile(registers)
    assert len(result.totals) == len({r.period_end for r in registers}) > 100
    assert all(c.union.low <= c.union.high for c in (*result.cells, *result.totals))
    day = [c for c in result.totals if c.day == DAY]
    assert [c.union for c in day] == [Bounds(31, 50)]
