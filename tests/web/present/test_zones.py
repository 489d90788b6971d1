"""The zones of an agreement on one map, and versions on a line of time."""

import re

import pytest

from hudna.assess.agreements import load, load_all
from hudna.web.present.clauses import clause_views
from hudna.web.present.versions import time_line
from hudna.web.present.zones import agreement_map

IDLIB = load("idlib-2018-09-17")
CEASEFIRE = load("syria-ceasefire-2016-12-29")


def points(path: str) -> list[tuple[float, float]]:
    numbers = [float(n) for n in re.findall(r"-?[\d.]+", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


@pytest.mark.parametrize("agreement", load_all(), ids=lambda a: f"{a.id} {a.version}")
def test_the_smaller_zones_lie_inside_the_picture_with_their_numbers(agreement) -> None:
    drawn = agreement_map(agreement)
    assert drawn is not None
    inside = [
        all(-1 <= x <= drawn.width + 1 and -1 <= y <= drawn.height + 1 for x, y in points(z.path))
        for z in drawn.zones
    ]
    assert inside[-1], "the smallest is drawn last, and whole"
    for zone in drawn.zones:
        assert bool(zone.edge) == (zone.zone.true_to_km > 0)


def test_the_edge_lies_outside_the_zone_as_drawn() -> None:
    drawn = agreement_map(IDLIB)
    assert drawn is not None
    zone = next(z for z in drawn.zones if z.zone.id == "demilitarised")
    assert min(x for x, _ in points(zone.edge)) < min(x for x, _ in points(zone.path))


def test_each_zone_is_drawn_once_and_numbered_in_the_order_of_the_agreement() -> None:
    drawn = agreement_map(IDLIB)
    assert drawn is not None
    numbers = [zone.number for zone in drawn.numbered]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len({zone.zone.id for zone in drawn.zones}) == len(numbers)
    assert drawn.number_of("nowhere") == 0


def test_exemptions_stand_by_who_holds_them_and_the_text_speaks_first() -> None:
    view = next(v for v in clause_views(CEASEFIRE) if v.clause.exemptions)
    assert view.exempt[0][0] == "text"
    assert len({by for by, _ in view.exempt}) == len(view.exempt)
    assert sum(len(held) for _, held in view.exempt) == len(view.clause.exemptions)


def test_articles_of_one_document_stand_together() -> None:
    view = next(v for v in clause_views(CEASEFIRE) if len(v.clause.citations) > 1)
    told = [article for one in view.stands for article in one.articles]
    assert len(told) == len(view.clause.citations)
    assert len(view.stands) < len(told)


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
