"""What a table of counts says, and what it leaves unsaid."""

import math
from datetime import date, timedelta

import pytest

from hudna.errors import InputError
from hudna.watch.alarms.panel import SeriesName
from hudna.watch.alarms.series_file import read_series

TODAY = date(2024, 6, 1)


def read(text: str, **options):
    return read_series(text, name="t.csv", today=TODAY, **options)


@pytest.mark.parametrize("column", ["area", "series", "cell"])
def test_an_area_may_be_called_three_ways(column: str):
    found = read(f"date,count,{column},side\n2024-01-01,2,north,one\n2024-01-03,1,south,\n").panel
    assert found.names == (SeriesName("north", "one"), SeriesName("south"))
    assert found.counts.tolist() == [[2, 0], [0, 0], [0, 1]]


def test_days_without_a_row_are_zero_only_where_effort_is_not_told():
    untold = read("date,count\n2024-01-01,2\n2024-01-03,1\n")
    assert untold.panel.looked().ravel().tolist() == [1, 1, 1]
    assert "taken as days without an event" in untold.remarks[0]
    told = read("date,count,effort\n2024-01-01,2,5\n2024-01-03,0,5\n")
    assert told.panel.looked().ravel().tolist() == [1, 0, 1]
    assert "not known" in told.remarks[0]


def test_effort_told_with_events_only_goes_on_over_quiet_days():
    found = read("date,count,effort\n2024-01-01,2,4\n2024-01-09,1,8\n")
    looked = found.panel.looked().ravel().tolist()
    assert looked[1:8] == [looked[0]] * 7
    assert looked[8] == 2 * looked[0]
    assert any("effort last told" in remark for remark in found.remarks)


def test_rows_that_cannot_be_used_are_named():
    text = (
        "date,count,reported\n2024-01-01,4,\n2024-01-01,4,\n2099-01-01,3,\nxx,3,\n2024-01-02,-1,\n"
        "2024-01-02,nan,\n2024-01-05,1,2024-01-04\n2024-01-05,1,2024-09-01\n"
    )
    found = read(text)
    assert [problem.line for problem in found.left_out] == [3, 4, 5, 6, 7, 8, 9]
    assert found.panel.counts.sum() == 4


def test_events_without_a_count_are_one_each_and_may_look_alike():
    assert read("date,area\n2024-01-01,a\n2024-01-01,a\n").panel.counts.tolist() == [[2]]


def test_positions_are_grouped_and_told_no_finer_than_their_square():
    places = ("2024-01-01,35.01,37.01", "2024-01-01,35.02,37.02", "2024-01-02,33,36")
    found = read("date,latitude,longitude\n" + "\n".join(places), area_km=50.0).panel
    assert sorted(found.counts.sum(0).tolist()) == [1, 2]
    assert all("35.01" not in name.area for name in found.names)


def test_reports_that_came_late_tell_how_much_is_still_to_come():
    rows = ["date,count,reported"]
    for i in range(60):
        day = date(2024, 1, 1) + timedelta(days=i)
        late = day + timedelta(days=3)
        rows.append(f"{day},1,{day}")
        rows += [f"{day},1,{late}"] * (late < date(2024, 3, 1))
    reports = read("\n".join(rows)).panel.reports
    assert reports is not None
    assert reports.share.tolist() == pytest.approx([0.5, 0.5, 0.5, 1.0])


def test_a_slip_in_the_year_does_not_make_centuries_of_days():
    found = read("date,count\n0202-01-01,1\n2024-01-01,1\n")
    assert len(found.panel) == 1
    assert any("20 years" in remark for remark in found.remarks)


def test_nothing_at_all_is_no_series():
    assert read("date,count\n").panel.names == ()
    for text in ("day,count\n2024-01-01,1\n", ""):
        with pytest.raises(InputError, match="no column date"):
            read(text)


def test_effort_not_told_stays_unknown():
    assert math.isnan(read("date,count\n2024-01-01,2\n").panel.effort[0, 0])
