import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.errors import ConfigurationError
from hudna.geo.geodesy import distance_km
from hudna.watch.cells import Cells, cells_around


def floats(*values: float):
    return np.array(values, dtype=np.float64)


@given(st.floats(-80, 80), st.floats(-180, 180))
def test_a_position_lies_in_a_cell_whose_middle_is_near(latitude: float, longitude: float):
    cells = cells_around(floats(latitude), floats(longitude), reach_km=0)
    assert len(cells) == 1
    assert cells.find(floats(latitude), floats(longitude)).tolist() == [0]
    centre = cells.centres()
    assert distance_km(latitude, longitude, *centre)[0] < 9


def test_cells_across_the_date_line_are_neighbours():
    cells = cells_around(floats(-17, -17), floats(179.99, -179.99), reach_km=10)
    assert np.ptp(cells.column) <= 3


def test_a_position_outside_is_in_no_cell():
    cells = cells_around(floats(35), floats(36), reach_km=30)
    assert cells.find(floats(35, 40), floats(36, 36)).tolist()[1] == -1
    assert Cells(cells.row[:0], cells.column[:0], 36.0).find(floats(35), floats(36)).tolist() == [
        -1
    ]


def test_every_cell_covers_the_same_area():
    north = cells_around(floats(37), floats(36), reach_km=0)
    south = cells_around(floats(5), floats(36), reach_km=0)
    assert north.width_km == south.width_km == 10


def test_a_cell_finer_than_ten_kilometres_is_refused():
    with pytest.raises(ConfigurationError, match="10 km"):
        cells_around(floats(35), floats(36), width_km=5)
