"""Cells that fit into each other, and boxes of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.geo.grid import LEVELS, PARTS, Box, cell_of, finest_for, ten_thousandths

POSITIONS = st.tuples(st.floats(-80, 80), st.floats(-170, 170))
BOXES = st.tuples(st.floats(-170, 160), st.floats(-80, 70), st.floats(0.01, 9), st.floats(0.01, 9))


@given(POSITIONS, BOXES, st.integers(0, len(LEVELS) - 1))
def test_a_position_is_in_a_snapped_box_exactly_when_its_cell_is(
    position: tuple[float, float], corners: tuple[float, ...], level: int
) -> None:
    west, south, wide, high = corners
    box = Box.parse(f"{west},{south},{west + wide},{south + high}")
    assert box is not None
    snapped = box.snapped(level)
    assert snapped.west <= box.west < box.east <= snapped.east
    assert snapped.snapped(level) == snapped
    latitude, longitude = map(ten_thousandths, position)
    row, column = cell_of(latitude, longitude)
    rows, columns = snapped.cells(level)
    in_cells = row // PARTS[level] in rows and column // PARTS[level] in columns
    in_box = snapped.south <= latitude < snapped.north and snapped.west <= longitude < snapped.east
    assert in_cells == in_box


def test_no_public_position_lies_on_an_edge() -> None:
    for tenth in range(-900, 900):
        around = {cell_of(tenth * 1000 + shift, tenth * 1000 + shift) for shift in (-1, 0, 1)}
        assert len(around) == 1


def test_a_cell_is_as_wide_as_the_circle_a_place_lies_in() -> None:
    assert [finest_for(km) for km in (0, 2, 10, 11, 12, 22, 23, 44, 45, 300)] == [
        2, 2, 2, 2, 1, 1, 0, 0, -1, -1,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words", ["", "1,2,3", "a,b,c,d", "nan,1,2,3", "3,1,2,4", "1,4,2,3", "-200,1,2,3", "1,2,3,1e9"]
)
def test_what_is_no_box_is_none(words: str) -> None:
    assert Box.parse(words) is None


def test_a_box_says_itself_in_degrees() -> None:
    box = Box.parse("35.4,32.1,42.6,37.5")
    assert box is not None
    assert str(box) == "35.4,32.1,42.6,37.5"
    assert box.level() is None
    assert box.snapped(0).level() == 0
