from datetime import date

import numpy as np
import pytest

from hudna.errors import InputError
from hudna.watch.event_file import read_events
from hudna.watch.events import NOT_TOLD

TODAY = date(2017, 2, 1)


def read(text: str):
    return read_events(text, name="table.csv", today=TODAY)


def test_what_a_row_does_not_tell_stays_unknown():
    table = read(
        "date,latitude,longitude,side\n2017-01-05,35.1,36.7,\n2017-01-06,35.2,36.8,north\n"
    )
    assert table.events.sides == ("north",)
    assert table.events.side.tolist() == [NOT_TOLD, 0]
    assert np.isnan(table.events.effort).all()
    assert table.events.reporter.tolist() == [NOT_TOLD, NOT_TOLD]
    assert table.events.count.tolist() == [1, 1]
    assert table.left_out == ()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2017-02-02,35.1,36.7,1", "future"),
        ("05/01/2017,35.1,36.7,1", "YYYY-MM-DD"),
        ("2017-01-05,95.1,36.7,1", "latitude"),
        ("2017-01-05,35.1,,1", "longitude"),
        ("2017-01-05,35.1,nan,1", "longitude"),
        ("2017-01-05,35.1,36.7,-3", "count"),
    ],
)
def test_an_unusable_row_is_named_by_its_line_and_the_rest_is_read(row: str, reason: str):
    table = read(f"date,latitude,longitude,count\n2017-01-01,35,36,2\n{row}\n2017-01-02,35,36,1\n")
    assert len(table.events) == 2
    (problem,) = table.left_out
    assert problem.line == 3
    assert reason in problem.text


def test_a_repeated_id_is_counted_once_and_named():
    table = read("id,date,latitude,longitude\na,2017-01-01,35,36\na,2017-01-01,35,36\n")
    assert len(table.events) == 1
    assert table.left_out[0].line == 3
    assert "line 2" in table.left_out[0].text


def test_rows_alike_without_an_id_are_counted_with_a_remark():
    row = "2017-01-01,35,36\n"
    table = read("date,latitude,longitude\n" + row * 2)
    assert len(table.events) == 2
    assert "1 rows are the same" in table.remarks[0]
    assert "joined to itself" in table.remarks[0]


def test_a_table_without_a_needed_column_says_which():
    with pytest.raises(InputError, match="latitude"):
        read("date,lat\n2017-01-01,35\n")


def test_an_empty_table_is_empty():
    assert len(read("date,latitude,longitude\n").events) == 0
