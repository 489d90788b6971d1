"""Days and places: all that happened at one place on one day counts as one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from hudna.assess.fire import Fire
from hudna.model.tally import Range

__all__ = ["days_and_places"]


def days_and_places(found: Sequence[Fire]) -> Range:
    """Return the least and most days with fire at a place.

    A place or day that is not told may be another's. One that may have been on several days may
    have been on each of them, though on no more than it had shots.
    """
    return _least(found), _most(found)


def _least(found: Sequence[Fire]) -> int:
    by_day: dict[date, dict[str | None, set[str | None]]] = defaultdict(lambda: defaultdict(set))
    for fire in found:
        if fire.day is not None:
            by_day[fire.day][fire.area].add(fire.spot)
    sure = sum(max(_in_areas(areas), 1) for areas in by_day.values())
    apart: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for fire in found:
        if fire.spot and fire.times and fire.day is None:
            first, last = fire.times[0].date(), fire.times[1].date()
            within = [areas for day, areas in by_day.items() if first <= day <= last]
            if not any(_may_hold(areas, fire) for areas in within):
                apart[fire.spot].append((first, last))
    sure += sum(_fewest_days(several) for several in apart.values())
    return max(sure, min(1, len(found)))


def _in_areas(areas: dict[str | None, set[str | None]]) -> int:
    """Return the fewest places of one day: those named, or one at least in each area."""
    named = set().union(*areas.values()) - {None}
    by_area = [max(len(spots - {None}), 1) for area, spots in areas.items() if area is not None]
    return max(len(named), sum(by_area))


def _may_hold(areas: dict[str | None, set[str | None]], fire: Fire) -> bool:
    """Return whether what a day is known to hold may be this fire's day and place."""
    return any(
        fire.spot in spots or (None in spots and (None in (area, fire.area) or area == fire.area))
        for area, spots in areas.items()
    )


def _fewest_days(several: Iterable[tuple[date, date]]) -> int:
    """Return the fewest days of which each span has one."""
    days, last = 0, None
    for first, end in sorted(several, key=lambda span: span[1]):
        if last is None or first > last:
            days, last = days + 1, end
    return days


def _most(found: Sequence[Fire]) -> int | None:
    known: dict[str, set[date]] = defaultdict(set)
    possible: dict[str, set[date]] = defaultdict(set)
    several: dict[str, int] = defaultdict(int)
    floating = 0
    for fire in found:
        if fire.times is None:
            if fire.shots[1] is None:
                return None
            floating += fire.shots[1]
            continue
        first, last = fire.times[0].date(), fire.times[1].date()
        length = (last - first).days + 1
        days = length if fire.shots[1] is None else min(length, fire.shots[1])
        if fire.spot is None:
            floating += days
        elif length == 1:
            known[fire.spot].add(first)
        else:
            several[fire.spot] += days
            possible[fire.spot] |= {first + timedelta(days=n) for n in range(length)}
    at_spots = sum(
        min(len(known[spot] | possible[spot]), len(known[spot]) + several[spot])
        for spot in {*known, *several}
    )
    return at_spots + floating
