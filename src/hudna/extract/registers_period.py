"""The day on which a bulletin's 24 hours end, as the text itself states it."""

from collections.abc import Sequence
from datetime import date, timedelta

from hudna.extract.registers_words import Piece
from hudna.model.span import Span
from hudna.model.when import DatePrecision, When
from hudna.text.dates import Dates
from hudna.text.fold import Folded

__all__ = ["period_end"]

_HEAD = 400
"""Characters of a text in which a bulletin states its day."""
_NEAR = 6
_LEAD_IN = 2
_HEADING_LINES = 1
_NOT_ITS_DAY = {"running", "other", "truce"}
_AFTER_DATELINE = {"", "-", "\n", ".", ":", "/", "|"}
_ENDS = {"\n", ".", "!", "?"}


def period_end(dates: Dates, found: Sequence[Piece], folded: Folded) -> str | None:
    """Return the ISO day: the dateline's, the day before it where only that one is named, or
    the one full date of a text without a dateline; null where the text states none.
    """
    published = _day(dates.published.when)
    if published is None:
        named = _announced(dates, found, folded)
        return named.pop().isoformat() if len(named) == 1 else None
    told = {folded.span(piece.start, piece.end) for piece in found if piece.kind == "earlier"}
    others = [when for when in dates.whens if when.span != dates.published.when.span]
    others = [when for when in others if not any(_overlap(when, span) for span in told)]
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
        before = [piece for piece in found if piece.end <= start]
        near = _same_sentence(before[-_NEAR:])
        kinds = {piece.kind for piece in near}
        told = bool(kinds & {"source", "verb"}) or any(piece.value == "says" for piece in near)
        since = any(piece.kind == "skip" for piece in near[-_LEAD_IN:])
        counted = any(piece.unit for piece in near)
        clear = told and not since and not counted and not kinds & _NOT_ITS_DAY
        if clear or _is_heading(before, start, folded.text) or _opens_line(folded.text, start, end):
            days.add(day)
    return days


def _same_sentence(near: Sequence[Piece]) -> Sequence[Piece]:
    ends = [at for at, piece in enumerate(near) if piece.kind in _ENDS]
    return near[ends[-1] + 1 :] if ends else near


def _opens_line(text: str, start: int, end: int) -> bool:
    """Whether a date stands alone at the start of a line, as in "13 March 2016 - The centre"."""
    before, after = text[:start].rstrip(" "), text[end:].lstrip(" )")
    return (not before or before.endswith("\n")) and after[:1] in _AFTER_DATELINE


def _is_heading(before: Sequence[Piece], start: int, text: str) -> bool:
    """Whether a date is that of the title: "BULLETIN of 6 April", "Bulletin (6 April)"."""
    head = next((piece for piece in reversed(before) if piece.value == "heading"), None)
    if head is None:
        return False
    between = [piece for piece in before if piece.start >= head.end]
    if any(piece.kind in ("number", "side", ".") or piece.unit for piece in between):
        return False
    lines = text[head.end : start].split("\n")
    return len([line for line in lines if line.strip()]) <= _HEADING_LINES


def _overlap(when: When, span: Span) -> bool:
    return when.span is not None and when.span.start < span.end and span.start < when.span.end


def _day(when: When) -> date | None:
    """The one day a date is; null for a stretch, as "the last 24 hours"."""
    if when.precision is not DatePrecision.DAY or when.start is None:
        return None
    if when.end is not None and when.end[:10] != when.start[:10]:
        return None
    return date.fromisoformat(when.start[:10])
