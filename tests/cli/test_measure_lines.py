"""A measure on one line says since when it is overdue, or how many hours are left of its clock."""

import pytest

from hudna.cli.measure_lines import standing_line
from hudna.model.case import Measure
from tests.model.test_urgency import DONE, NOW, WARNING, measure


@pytest.mark.parametrize(
    ("one", "ends"),
    [
        (measure(-60), "turkey             overdue since 2019-09-25T08:00+00:00"),
        (measure(150), "due 2019-09-25T11:30+00:00  ordered, 2 hours left"),
        (measure(150, kind=WARNING), "due 2019-09-25T11:30+00:00  ordered"),
        (measure(-60, DONE), "due 2019-09-25T08:00+00:00  reported done"),
    ],
)
def test_a_line_says_how_a_measure_stands(one: Measure, ends: str) -> None:
    assert standing_line(one, NOW).endswith(ends)
