"""The map: shades for what was registered by governorate, dots for places known more closely."""

from hudna.geo.svgmap import svg_map
from hudna.model.bulletin import Bulletin
from hudna.model.place import PlacePrecision
from hudna.publish.calendar import day_words
from hudna.publish.markup import without_controls
from hudna.publish.naming import area_id
from hudna.publish.page import Block, Picture, Run
from hudna.publish.sections.registers import cells_of
from hudna.publish.words import Words
from hudna.text.figures import digits

__all__ = ["blocks", "counts_of", "points_of"]

_DRAWN = (PlacePrecision.POINT, PlacePrecision.SETTLEMENT, PlacePrecision.NEAR_SETTLEMENT)


def counts_of(bulletin: Bulletin) -> dict[str, int]:
    """Return by governorate id the most any one list gives: the lower bound of the union."""
    return {area_id(cell.area): cell.union.low for cell in cells_of(bulletin)}


def points_of(bulletin: Bulletin) -> list[tuple[float, float, str]]:
    """Return latitude, longitude and case id of cases whose place is known to a settlement."""
    points = []
    for file in bulletin.cases:
        place = file.incident.place
        if place.latitude is None or place.longitude is None or place.precision not in _DRAWN:
            continue
        points.append((place.latitude, place.longitude, without_controls(file.case.id)))
    return points


def blocks(bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return the drawing with the words that stand for it; none when there is nothing to draw."""
    counts, points = counts_of(bulletin), points_of(bulletin)
    if not counts and not points:
        return ()
    title = words.say("map.title", day=day_words(bulletin.day, words))
    alternative = "".join(run.text for run in title)
    svg = svg_map(
        counts,
        points,
        words.language,
        alternative,
        figure=lambda number: digits(str(number), words.language),
    )
    return (Picture(svg, alternative, (Run(words.plain("map.caption")),)),)
