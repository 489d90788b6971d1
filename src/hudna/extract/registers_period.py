"""The day on which a bulletin's 24 hours end, as the text itself states it."""

from collections.abc import Sequence
from datetime import date, timedelta

from hudna.extract.registers_words import Piece
from hudna.model.when import DatePrecision, When
from hudna.text.dates import Dates
from hudna.text.fold import Folded

__all__ = ["period_end"]

_HEAD = 400
"""Characters of a text in which a bulletin states its day."""
_NEAR = 6
_LEAD_IN = 2


def period_end(dates: Dates, found: Sequence[Piece], folded: Folded) -> str | None:
    """Return the ISO day: the dateline's, the day before it where only that one is named, or
    the one full date of a text without a dateline; null where the text states none.
    """
    published = _day(dates.published.when)
    if published is None:
        named = _announced(dates, found, folded)
        return named.pop().isoformat() if len(named) == 1 else None
    others = [when for when in dates.whens if when.span != dates.published.when.span]
    days = {_day(when) for when in others}
    before = published - timedelta(days=1)
    stated = before if before in days and published not in days else published
    return stated.isoformat()


def _announced(dates: Dates, found: Sequence[Piece], folded: Folded) -> set[date]:
    """Return the full dates in the head of the text on which somebody announced something."""
    whens = {when.span: when for when in dates.whens}
    days: set[date] = set()
    for start, end in dates.ranges:
        when = whens.get(folded.span(start, end))
        day = _day(when) if when is not None and not when.depends_on_publication else None
        if day is None or start > _HEAD:
            continue
        near = [piece for piece in found if piece.end <= start][-_NEAR:]
        kinds = {piece.kind for piece in near}
        told = bool(kinds & {"source", "verb"}) or any(piece.value == "says" for piece in near)
        since = any(piece.kind == "skip" for piece in near[-_LEAD_IN:])
        counted = any(piece.unit for piece in near)
        if told and not since and not counted and not kinds & {"running", "other", "truce"}:
            days.add(day)
    return days


def _day(when: When) -> date | None:
    """The one day a date is; null for a stretch, as "the last 24 hours"."""
    if when.precision is not DatePrecision.DAY or when.start is None:
        return None
    if when.end is not None and when.end[:10] != when.start[:10]:
        return None
    return date.fromisoformat(when.start[:10])
