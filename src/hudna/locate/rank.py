"""Which of several places of one name a text means, and why.

A bare name that a governorate shares with its capital means the governorate: in headlines behind
UCDP's Syrian events the city was meant by 1 in 4 at most, save Damascus, and the wider is safe.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from hudna.geo.entry import Entry, PlaceKind
from hudna.geo.shapes import governorates
from hudna.locate.context import Context
from hudna.locate.words import PlaceWord, Words

__all__ = ["Choice", "choose"]

# Points for each reason; only their order of size matters, and a kind word outweighs the rest.
_CALLED, _BESIDE, _COUNTRY, _WIDER, _MENTIONED, _IN_PROVINCES = 6.0, 4.0, 3.0, 2.0, 1.0, 1.0
_PEOPLE = 0.3  # for each factor of ten

_FITS = {
    PlaceWord.SETTLEMENT: (PlaceKind.SETTLEMENT, PlaceKind.SITE),
    PlaceWord.GOVERNORATE: (PlaceKind.GOVERNORATE,),
    PlaceWord.COUNTRYSIDE: (PlaceKind.GOVERNORATE,),
    PlaceWord.COUNTRY: (PlaceKind.COUNTRY,),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen and the reason in words."""

    entry: Entry
    reason: str


def _weigh(
    entry: Entry, words: Words, context: Context, beside: Sequence[Entry]
) -> tuple[float, list[str]]:
    score, reasons = math.log10(entry.population + 10) * _PEOPLE, []
    if words.kind and entry.kind in _FITS[words.kind]:
        score += _CALLED
        reasons.append(f"the text calls it a {words.kind}")
    elif entry.kind is PlaceKind.GOVERNORATE and governorates(entry.country):
        score += _WIDER
        reasons.append("the text does not say city or governorate, so the wider is kept")
    if entry.kind is not PlaceKind.GOVERNORATE and any(b.admin1 == entry.admin1 for b in beside):
        score += _BESIDE
        reasons.append(f"{entry.admin1} is named beside it")
    elif any(named.entry.admin1 == entry.admin1 for named in context.provinces):
        score += _IN_PROVINCES
    if entry.country == context.country:
        score += _COUNTRY
        reasons.append(f"most places of the document lie in {entry.country}")
    elif entry.country in context.countries:
        score += _MENTIONED
        reasons.append(f"the document names other places in {entry.country}")
    return score, reasons


def choose(
    candidates: Sequence[Entry], words: Words, context: Context, beside: Sequence[Entry]
) -> Choice:
    """Return the best candidate with the reason in words; there must be at least one."""
    if len(candidates) == 1:
        return Choice(candidates[0], "the only place of this name in the gazetteer")
    weighed = [(*_weigh(entry, words, context, beside), entry) for entry in candidates]
    weighed.sort(key=lambda item: (-item[0], item[2].id))
    _, reasons, best = weighed[0]
    others = {entry.country for entry in candidates} - {best.country}
    if not others:
        reasons = [r for r in reasons if "lie in" not in r and "other places" not in r]
    if not reasons:
        reasons = ["it has the most people"]
    count = len(candidates)
    return Choice(best, f"one of {count} places of this name: {'; '.join(reasons)}")
