"""The line of two states by field: what was told, its value on the scale, and quarters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hudna.model.relation_event import RelationEvent, RelationField, RelationLine, RelationScale
from hudna.model.when import When

__all__ = ["FieldLine", "Occurrence", "QuarterMean", "field_lines", "in_order", "occurrences"]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Something that happened, in all tellings of it that are known here, side by side.

    `least` and `most` are the ends of the values its tellings have, null where none has one.
    """

    tellings: tuple[RelationEvent, ...]
    least: float | None
    most: float | None

    @property
    def when(self) -> When:
        """When it was, by the telling the others stand beside."""
        return self.tellings[0].when


@dataclass(frozen=True, slots=True)
class QuarterMean:
    """The mean value of what happened in a quarter of a year; null where nothing has a value.

    For the n occurrences with a value, `least` is the sum of their least values over n and `most`
    that of their greatest: where all tellings agree the two are one. `without` have no value and
    are not in it.
    """

    year: int
    quarter: int
    counted: int
    without: int
    least: float | None
    most: float | None


@dataclass(frozen=True, slots=True)
class FieldLine:
    """What happened in a field, by time, and its quarters; `unplaced` fall in no one quarter."""

    field: RelationField
    occurrences: tuple[Occurrence, ...]
    quarters: tuple[QuarterMean, ...]
    unplaced: int


def field_lines(line: RelationLine) -> tuple[FieldLine, ...]:
    """Return the line of each field, those without an event too."""
    return tuple(_field_line(field, line) for field in RelationField)


def occurrences(events: Iterable[RelationEvent], scale: RelationScale) -> tuple[Occurrence, ...]:
    """Return events with their tellings together, by time; a first telling comes first.

    A telling whose first is not among the events stands by itself, with others of the same.
    """
    told: dict[str, list[RelationEvent]] = {}
    for event in in_order(events):
        told.setdefault(event.telling_of or event.id, []).append(event)
    return tuple(_occurrence(name, of, scale) for name, of in told.items())


def in_order(events: Iterable[RelationEvent]) -> tuple[RelationEvent, ...]:
    """Return events by the day they were over by, or by the one they were not before."""
    return tuple(sorted(events, key=_order))


def _order(event: RelationEvent) -> tuple[str, bool, str, bool, object, str]:
    start, end = event.when.start or "", event.when.end
    telling = event.telling_of is not None
    return (end or start)[:10], end is None, start[:10], telling, event.at, event.id


def _occurrence(name: str, told: Sequence[RelationEvent], scale: RelationScale) -> Occurrence:
    tellings = sorted(told, key=lambda one: one.id != name)
    found = [value for one in tellings if (value := scale.value(one.code)) is not None]
    return Occurrence(tuple(tellings), min(found, default=None), max(found, default=None))


def _field_line(field: RelationField, line: RelationLine) -> FieldLine:
    found = occurrences((e for e in line.events if field in e.fields), line.scale)
    placed: dict[tuple[int, int], list[Occurrence]] = {}
    unplaced = 0
    for one in found:
        quarter = _quarter(one.when)
        if quarter is None:
            unplaced += 1
        else:
            placed.setdefault(quarter, []).append(one)
    quarters = tuple(_mean(*at, placed[at]) for at in sorted(placed))
    return FieldLine(field, found, quarters, unplaced)


def _quarter(when: When) -> tuple[int, int] | None:
    """Return year and quarter a time lies in for certain, null where it may lie in another."""
    if when.start is None or when.end is None:
        return None
    first, last = (date.fromisoformat(one[:10]) for one in (when.start, when.end))
    ends = {(day.year, (day.month + 2) // 3) for day in (first, last)}
    return ends.pop() if len(ends) == 1 else None


def _mean(year: int, quarter: int, found: Sequence[Occurrence]) -> QuarterMean:
    valued = [(o.least, o.most) for o in found if o.least is not None and o.most is not None]
    count = len(valued)
    least = sum(low for low, _ in valued) / count if count else None
    most = sum(high for _, high in valued) / count if count else None
    return QuarterMean(year, quarter, count, len(found) - count, least, most)
