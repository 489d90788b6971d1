"""Which of several places of one name a text means, and why.

A bare name that a governorate shares with its capital means the governorate: in headlines behind
UCDP's Syrian events the city was meant by 1 in 4 at most, save Damascus, and the wider is safe.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from shapely import Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from hudna.geo.entry import Entry, PlaceKind
from hudna.geo.geodesy import distance_km
from hudna.geo.shapes import governorates
from hudna.locate.context import Context
from hudna.locate.reasons import Step
from hudna.locate.words import PlaceWord, Words

__all__ = ["Choice", "choose", "elsewhere"]

# Points for each reason; only their order of size matters, and a kind word outweighs the rest.
_CALLED, _BESIDE, _COUNTRY, _WIDER, _MENTIONED, _IN_PROVINCES = 6.0, 4.0, 3.0, 2.0, 1.0, 1.0
_PEOPLE = 0.3  # for each factor of ten

_FITS = {
    PlaceWord.SETTLEMENT: (PlaceKind.SETTLEMENT, PlaceKind.SITE),
    PlaceWord.GOVERNORATE: (PlaceKind.GOVERNORATE,),
    PlaceWord.COUNTRYSIDE: (PlaceKind.GOVERNORATE,),
    PlaceWord.COUNTRY: (PlaceKind.COUNTRY,),
}

_WELL_KNOWN = 10_000  # people; such a town is meant even where another governorate is named
_ACROSS_KM = 25.0  # a village this near a governorate may be counted to it


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen and the reason in steps."""

    entry: Entry
    reason: tuple[Step, ...]


def _weigh(
    entry: Entry, words: Words, context: Context, beside: Sequence[Entry]
) -> tuple[float, list[Step]]:
    score = math.log10(entry.population + 10) * _PEOPLE
    reasons: list[Step] = []
    if words.kind and entry.kind in _FITS[words.kind]:
        score += _CALLED
        reasons.append(("called", words.kind.value))
    elif entry.kind is PlaceKind.GOVERNORATE and governorates(entry.country):
        score += _WIDER
        reasons.append(("wider", ""))
    near = [b for b in beside if b.admin1 == entry.admin1]
    if entry.kind is not PlaceKind.GOVERNORATE and near:
        score += _BESIDE
        reasons.append(("beside", near[0].id))
    elif any(named.entry.admin1 == entry.admin1 for named in context.provinces):
        score += _IN_PROVINCES
    if entry.country == context.country:
        score += _COUNTRY
        reasons.append(("most_in", entry.country))
    elif entry.country in context.countries:
        score += _MENTIONED
        reasons.append(("also_in", entry.country))
    return score, reasons


def choose(
    candidates: Sequence[Entry], words: Words, context: Context, beside: Sequence[Entry]
) -> Choice:
    """Return the best candidate with the reason; there must be at least one."""
    if len(candidates) == 1:
        return Choice(candidates[0], (("only_one", ""),))
    weighed = [(*_weigh(entry, words, context, beside), entry) for entry in candidates]
    weighed.sort(key=lambda item: (-item[0], item[2].id))
    _, reasons, best = weighed[0]
    others = {entry.country for entry in candidates} - {best.country}
    if not others:
        reasons = [step for step in reasons if step[0] not in ("most_in", "also_in")]
    if not reasons:
        reasons = [("most_people", "")]
    return Choice(best, (("one_of", str(len(candidates))), *reasons))


def elsewhere(candidates: Sequence[Entry], beside: Sequence[Entry]) -> bool:
    """Return whether all candidates are small and far from every governorate named beside.

    Villages share names, and the one meant may be missing from the gazetteer.
    """
    polygons = [shape for entry in beside for shape in _polygon(entry)]
    small = (e.kind is PlaceKind.SETTLEMENT and e.population < _WELL_KNOWN for e in candidates)
    if not polygons or not all(small):
        return False
    return all(_apart(entry, shape) > _ACROSS_KM for entry in candidates for shape in polygons)


def _polygon(entry: Entry) -> tuple[BaseGeometry, ...]:
    shape = governorates(entry.country).get(entry.id)
    return () if shape is None else (shape,)


def _apart(entry: Entry, shape: BaseGeometry) -> float:
    """Return km from a place to a shape, 0 inside it."""
    spot = Point(entry.longitude, entry.latitude)
    nearest, _ = nearest_points(shape, spot)
    return float(distance_km(entry.latitude, entry.longitude, nearest.y, nearest.x))
