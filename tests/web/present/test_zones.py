"""Small maps of zones, and versions on a line of time."""

import re

import pytest

from hudna.assess.agreements import load, load_all
from hudna.web.present.versions import time_line
from hudna.web.present.zones import clause_views, zone_map

IDLIB = load("idlib-2018-09-17")


def points(path: str) -> list[tuple[float, float]]:
    numbers = [float(n) for n in re.findall(r"-?[\d.]+", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


@pytest.mark.parametrize("agreement", load_all(), ids=lambda a: f"{a.id} {a.version}")
def test_every_zone_lies_inside_its_picture(agreement) -> None:
    for zone in agreement.zones:
        drawn = zone_map(zone)
        if drawn is None:
            continue
        for x, y in points(drawn.zone):
            assert -1 <= x <= drawn.width + 1
            assert -1 <= y <= drawn.height + 1
        assert (drawn.edge is not None) == (zone.true_to_km > 0)


def test_the_edge_lies_outside_the_zone_as_drawn() -> None:
    drawn = zone_map(IDLIB.zone("demilitarised"))
    assert drawn is not None
    assert drawn.edge is not None
    assert min(x for x, _ in points(drawn.edge)) < min(x for x, _ in points(drawn.zone))


def test_a_zone_is_drawn_beside_its_first_clause_only() -> None:
    shown = [(view.zone.id, view.map is not None) for view in clause_views(IDLIB)]
    assert shown.count(("idlib", True)) == 1
    assert shown.count(("demilitarised", True)) == 1


def test_a_version_ends_on_the_line_where_the_next_begins() -> None:
    line = time_line(load_all())
    assert line is not None
    areas = [bar for bar in line.bars if bar.agreement.id == "syria-de-escalation-areas"]
    first, second = areas
    assert str(first.end) == "2017-09-14"
    assert second.end is None
    assert first.left + first.width == pytest.approx(second.left, abs=0.1)
    assert line.years[0][0] == 2015
    assert time_line([]) is None
