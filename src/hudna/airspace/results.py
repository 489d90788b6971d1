"""One track against one version of a line: its stays as flown, and its draws."""

from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from hudna.airspace.parts import spread
from hudna.airspace.reach import MOST_ACCELERATION_MS2, MOST_SPEED_MS, possible_times
from hudna.airspace.sampling import Drawn, Flown, draw, shape_of
from hudna.airspace.track import Track
from hudna.airspace.zone import Zone
from hudna.geo.crossing.stays import Shape, Stay, stays
from hudna.model.judgement import Fix, Passage, PassageKind, TrackResult

__all__ = ["KINDS", "Held", "fix_at", "held_against", "moment"]

KINDS = {1: PassageKind.INSIDE, 2: PassageKind.ALONG, 3: PassageKind.TOUCH}

Span = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """A track held against one version of a line: the result, its draws and its nominal stays."""

    result: TrackResult
    drawn: Drawn
    shape: Shape
    nominal: tuple[Stay, ...]


def held_against(
    zone: Zone,
    track: Track,
    smoothed: Track,
    stretches: tuple[Flown, ...],
    n: int,
    seed: int,
    moments: tuple[Span, ...],
) -> Held:
    """Return everything about one track and one version; `smoothed` is the track as judged."""
    shape = shape_of(zone, track)
    nominal = stays(shape, smoothed.latitude, smoothed.longitude, smoothed.altitude_m)
    drawn = draw(zone, track, stretches, n, seed, moments)
    certain, possible = _bounds(shape, track, stretches)
    inside = drawn.reach > 0
    entered = tuple(_passage(stay, smoothed, certain, possible) for stay in nominal)
    result = TrackResult(
        track=track.id,
        zone=zone.id,
        version=zone.version,
        p_entered=float(np.mean(inside)),
        intervals=entered,
        possible_only=tuple(
            (moment(a), moment(b))
            for a, b in possible
            if not any(_meets(stay, smoothed, a, b) for stay in nominal)
        ),
        reach_m=spread(np.where(np.isfinite(drawn.reach), drawn.reach, -1e9)),
        depth_m=spread(np.maximum(drawn.reach, 0.0)) if inside.any() else None,
        length_m=spread(drawn.length) if inside.any() else None,
        duration_s=spread(drawn.duration) if inside.any() else None,
        nearest=_deepest(nominal, smoothed),
    )
    return Held(result, drawn, shape, nominal)


def moment(seconds: float) -> datetime:
    """Return seconds since 1970 as a time, to the millisecond."""
    return datetime.fromtimestamp(round(seconds, 3), UTC)


def fix_at(track: Track, position: float) -> Fix:
    """Return where a track was at a position: the plot's number, and the fraction to the next."""
    order = np.arange(len(track.time))
    longitude = np.unwrap(np.asarray(track.longitude), period=360)
    height = float(np.interp(position, order, track.altitude_m))
    at = float(np.interp(position, order, longitude))
    return Fix(
        latitude=round(float(np.interp(position, order, track.latitude)), 7),
        longitude=round((at + 180) % 360 - 180, 7),
        at=moment(float(np.interp(position, order, track.time))),
        altitude_m=round(height, 1) if np.isfinite(height) else None,
    )


def _bounds(
    shape: Shape, track: Track, stretches: tuple[Flown, ...]
) -> tuple[list[Span], list[Span]]:
    """Return the times the craft was inside for certain, and those it may have been."""
    speed = track.max_speed_ms or MOST_SPEED_MS
    push = track.max_acceleration_ms2 or MOST_ACCELERATION_MS2
    certain: list[Span] = []
    possible: list[Span] = []
    for part in stretches:
        own = part.track
        grid = shape.grid(part.frame, own.x, own.y)
        level = ~((part.z < shape.floor_m) | (part.z > shape.ceiling_m))
        if not level.all():
            continue
        for found, sure in ((certain, True), (possible, False)):
            times = possible_times(grid, own.time, own.x, own.y, speed, push, certain=sure)
            for start, end in times:
                if found and start - found[-1][1] < 1e-3:
                    start = found.pop()[0]
                found.append((start, end))
    return certain, possible


def _passage(stay: Stay, track: Track, certain: list[Span], possible: list[Span]) -> Passage:
    entry, end = (fix_at(track, at) for at in (stay.entry, stay.exit))
    sure = [span for span in certain if _meets(stay, track, *span)]
    may = [span for span in possible if _meets(stay, track, *span)]
    start, last = (_time(track, at) for at in (stay.entry, stay.exit))
    return Passage(
        kind=KINDS[stay.kind],
        entry=entry,
        exit=end,
        depth_m=round(stay.depth_m, 3),
        deepest=fix_at(track, stay.deepest),
        length_m=round(stay.length_m, 3),
        duration_s=round(last - start, 3),
        certain=bool(sure),
        certain_entry=moment(sure[0][0]) if sure else None,
        certain_exit=moment(sure[-1][1]) if sure else None,
        possible_entry=moment(min(may[0][0], start)) if may else None,
        possible_exit=moment(max(may[-1][1], last)) if may else None,
    )


def _time(track: Track, position: float) -> float:
    return float(np.interp(position, np.arange(len(track.time)), track.time))


def _meets(stay: Stay, track: Track, start: float, end: float) -> bool:
    return start <= _time(track, stay.exit) and end >= _time(track, stay.entry)


def _deepest(nominal: tuple[Stay, ...], track: Track) -> Fix | None:
    if not nominal:
        return None
    return fix_at(track, max(nominal, key=lambda stay: stay.depth_m).deepest)
