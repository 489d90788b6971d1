"""Windows: so many shots within so many minutes at one place count as one, fewer as none.

A window begins at the first shot and holds all that follow within it; the next begins at the
first shot after it. A burst counts in the window in which it begins. What is told without a
minute or a place may begin a window of its own, or shift or fill another.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hudna.assess.fire import Fire
from hudna.model.agreement import CountingRule
from hudna.model.tally import Range

__all__ = ["windows"]


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Fire of known minutes at one place, apart from all else there by a window or more."""

    fires: tuple[Fire, ...]
    disturbed: bool


def windows(found: Sequence[Fire], rule: CountingRule) -> Range:
    """Return the least and most windows that hold `rule.at_least` shots or more."""
    areas = {fire.area for fire in found}
    groups = [list(found)] if None in areas else [[f for f in found if f.area == a] for a in areas]
    bounds = [_bounds(group, rule) for group in groups]
    most = [high for _, high in bounds if high is not None]
    return (
        max(sum(low for low, _ in bounds), _apart(found, rule)),
        sum(most) if len(most) == len(bounds) else None,
    )


def _fixed(fire: Fire) -> bool:
    return fire.spot is not None and fire.moment is not None


def _bounds(found: Sequence[Fire], rule: CountingRule) -> Range:
    """Return the bounds of fire that only what is among it can disturb."""
    by_spot: dict[str, list[Fire]] = defaultdict(list)
    for fire in found:
        if fire.spot is not None:
            by_spot[fire.spot].append(fire)
    loose = [fire for fire in found if not _fixed(fire)]
    anywhere = _Spans([fire for fire in loose if fire.spot is None])
    clusters = {spot: list(_clusters(at, anywhere, rule)) for spot, at in by_spot.items()}
    least = sum(
        max(sum(_least(cluster, rule) for cluster in clusters[spot]), _apart(by_spot[spot], rule))
        for spot in by_spot
    )
    every = [cluster for at in clusters.values() for cluster in at]
    settled = sum(_begun(c.fires, rule)[1] for c in every if not c.disturbed)
    open_to = _most([c for c in every if c.disturbed], loose, rule)
    return max(least, _apart(found, rule)), None if open_to is None else settled + open_to


def _clusters(at: Sequence[Fire], anywhere: "_Spans", rule: CountingRule) -> Iterator[_Cluster]:
    span = timedelta(minutes=rule.minutes)
    here = _Spans([fire for fire in at if not _fixed(fire)])
    for fires in _split([fire for fire in at if _fixed(fire)], span):
        near = _at(fires[0]) - span, _at(fires[-1]) + span
        yield _Cluster(fires, here.within(*near) or anywhere.within(*near))


class _Spans:
    """When fire that nobody placed in time or place may have been."""

    def __init__(self, loose: Sequence[Fire]) -> None:
        self._any_time = any(fire.times is None for fire in loose)
        self._starts: list[datetime] = []
        self._ends: list[datetime] = []
        for start, end in sorted(fire.times for fire in loose if fire.times):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def within(self, after: datetime, before: datetime) -> bool:
        """Return whether some of it may have been between two moments, themselves left out."""
        first = bisect_right(self._ends, after)
        return self._any_time or (first < len(self._ends) and self._starts[first] < before)


def _split(fixed: Sequence[Fire], span: timedelta) -> Iterator[tuple[Fire, ...]]:
    """Yield fire at one place in runs with no pause as long as a window."""
    run: list[Fire] = []
    for fire in sorted(fixed, key=_at):
        if run and _at(fire) - _at(run[-1]) >= span:
            yield tuple(run)
            run = []
        run.append(fire)
    if run:
        yield tuple(run)


def _at(fire: Fire) -> datetime:
    assert fire.times is not None
    return fire.times[0]


def _least(cluster: _Cluster, rule: CountingRule) -> int:
    """Where a window may have begun at fire nobody placed, only bursts that fill one are sure."""
    if cluster.disturbed:
        return _apart(cluster.fires, rule)
    return _begun(cluster.fires, rule)[0]


def _begun(fires: Sequence[Fire], rule: CountingRule) -> tuple[int, int]:
    """Return the windows that are full, and that may be, when each begins at a shot known."""
    full = may_be = 0
    group: list[Fire] = []
    for fire in (*fires, None):
        ends = fire is None or (
            group and _at(fire) - _at(group[0]) >= timedelta(minutes=rule.minutes)
        )
        if ends:
            full += sum(one.shots[0] for one in group) >= rule.at_least
            may_be += _may_fill(group, rule)
            group = []
        if fire is not None:
            group.append(fire)
    return full, may_be


def _may_fill(group: Sequence[Fire], rule: CountingRule) -> bool:
    most = _shots(group)
    return most is None or most >= rule.at_least


def _shots(fires: Sequence[Fire]) -> int | None:
    most = [fire.shots[1] for fire in fires if fire.shots[1] is not None]
    return sum(most) if len(most) == len(fires) else None


def _apart(found: Sequence[Fire], rule: CountingRule) -> int:
    """Return how many fill a window alone, wherever it begins, and a window or more apart."""
    full, last = 0, None
    alone = [f.times for f in found if f.times and f.shots[0] > _short(f, rule)]
    for first, end in sorted(alone, key=lambda times: times[1]):
        if last is None or first - last >= timedelta(minutes=rule.minutes):
            full, last = full + 1, end
    return full


def _short(fire: Fire, rule: CountingRule) -> int:
    """Return the most shots that can be spread over windows without filling one."""
    return (rule.at_least - 1) * (_touched(fire, rule) or 0)


def _touched(fire: Fire, rule: CountingRule) -> int | None:
    """Return how many windows a fire can lie in, null where its time is not told."""
    if fire.times is None:
        return None
    first, last = fire.times
    return 1 if first == last else int((last - first) / timedelta(minutes=rule.minutes)) + 2


def _most(disturbed: Sequence[_Cluster], loose: Sequence[Fire], rule: CountingRule) -> int | None:
    """Return the most windows of fire nobody placed in time or place, and of what is near it.

    Each either holds some of the loose shots, or only known ones.
    """
    shots = _shots([*loose, *(fire for cluster in disturbed for fire in cluster.fires)])
    joined: list[int] = []
    for fire in loose:
        given = [n for n in (fire.shots[1], _touched(fire, rule)) if n is not None]
        if not given:
            return None
        joined.append(min(given))
    bound = sum(joined) + sum(_fullest(cluster.fires, rule) for cluster in disturbed)
    return bound if shots is None else min(bound, shots // rule.at_least)


def _fullest(fires: Sequence[Fire], rule: CountingRule) -> int:
    """Return the most windows, begun anywhere, that such fire can fill."""
    full = start = 0
    for end, fire in enumerate(fires, start=1):
        while _at(fire) - _at(fires[start]) >= timedelta(minutes=rule.minutes):
            start += 1
        if _may_fill(fires[start:end], rule):
            full, start = full + 1, end
    return full
