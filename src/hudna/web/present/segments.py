"""A text cut at the edges of everything read from it.

Offsets count code points; browsers count UTF-16 units, so the cutting is done here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from hudna.model.span import Span

__all__ = ["Mark", "Segment", "split"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text and the item (a claim, a register, a meeting) it belongs to."""

    span: Span
    item: str
    cue: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """Adjacent characters that belong to the same items.

    `values` are the items of which a value was read here, `items` also those whose whole span
    merely runs through; `first` are the items whose earliest segment this is.
    """

    text: str
    items: tuple[str, ...]
    values: tuple[str, ...]
    first: tuple[str, ...]


def split(text: str, marks: Iterable[Mark], wholes: Iterable[Mark] = ()) -> tuple[Segment, ...]:
    """Return `text` as segments that join to it again, whatever overlaps.

    `marks` are spans of values, `wholes` the spans of whole items around them.
    """
    values = [m for m in marks if m.span.start < m.span.end]
    around = [m for m in wholes if m.span.start < m.span.end]
    edges = {0, len(text)}
    for mark in (*values, *around):
        edges |= {min(mark.span.start, len(text)), min(mark.span.end, len(text))}
    points = sorted(edges)
    seen: set[str] = set()
    segments = []
    for start, end in pairwise(points):
        here = _items(values, start, end)
        through = tuple(dict.fromkeys((*here, *_items(around, start, end))))
        fresh = tuple(item for item in through if item not in seen)
        seen.update(fresh)
        segments.append(Segment(text[start:end], through, here, fresh))
    return tuple(segments)


def _items(marks: Iterable[Mark], start: int, end: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.item for m in marks if m.span.start < end and start < m.span.end))
