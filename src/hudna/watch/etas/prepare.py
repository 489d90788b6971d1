"""A table of events -> the catalogue a model is fitted to: window, area, plane and marks chosen."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from hudna.watch.etas.area import Area
from hudna.watch.etas.model import Catalogue
from hudna.watch.etas.plane import KM_PER_DEGREE, Frame
from hudna.watch.etas.table import Table
from hudna.watch.events import Floats

__all__ = ["Choice", "Prepared", "prepare"]

MARGIN = 0.01
"""Without an area it is the box around the events, wider by this share on each side."""

PLACE_KM, SHARED = 3.0, 0.1
"""Where a tenth of the events shares positions, positions are places about so wide.

Events at one point exactly would have the likelihood grow without limit as D shrinks.
"""

SECOND = 1 / 86400


@dataclass(frozen=True, slots=True)
class Choice:
    """What to fit to; what is `None` is taken from the table.

    Times are days since 1970-01-01; `corners` are (latitude, longitude) in degrees; events before
    `start` or outside the corners only trigger; those before `begin` are not used. `place_km` is
    how far around its position an event may have been.
    """

    begin: float | None = None
    start: float | None = None
    end: float | None = None
    magnitude: float | None = None
    corners: tuple[Floats, Floats] | None = None
    frame: Frame | None = None
    place_km: float | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """The catalogue (days since `origin`), the plane it lies on, and what a reader should know."""

    events: Catalogue
    frame: Frame
    origin: float
    threshold: float | None
    corners: tuple[Floats, Floats]
    days_only: bool
    notes: tuple[str, ...]


def prepare(table: Table, choice: Choice, rng: np.random.Generator) -> Prepared:
    """Return the catalogue of a table with at least one row.

    Of events told by the day alone the hour is drawn at random; events of one instant are taken a
    second apart in the order of the file (as in the published fits, Jalilian 2019).
    """
    threshold = None
    if table.marked:
        least = float(table.magnitude.min())
        threshold = least if choice.magnitude is None else choice.magnitude
    days_only = not bool(table.timed.all())
    time, notes = _times(table, rng)
    radius = _place_km(table, choice, notes)
    corners = choice.corners or _box(table, radius)
    frame = choice.frame or Frame.around(np.concatenate([table.longitude, corners[1]]))
    first = float(np.floor(time.min())) if days_only else float(time.min())
    last = float(np.floor(time.max())) + 1 if days_only else float(time.max())
    begin = first if choice.begin is None else choice.begin
    start = begin if choice.start is None else max(choice.start, begin)
    end = last if choice.end is None else choice.end

    used = (time >= begin) & (time <= end)
    if threshold is not None:
        used &= table.magnitude >= threshold
    x, y = frame.plane(table.latitude, table.longitude)
    if radius > 0:
        x, y = _spread(x, y, radius, rng)
    area = Area.of_corners(*frame.plane(*corners))
    mark = np.zeros(len(time)) if threshold is None else table.magnitude - threshold
    chosen = np.flatnonzero(used)
    chosen = chosen[np.argsort(time[chosen], kind="stable")]
    events = Catalogue(
        time[chosen] - begin,
        x[chosen],
        y[chosen],
        mark[chosen],
        area.holds(x[chosen], y[chosen]) & (time[chosen] >= start),
        start - begin,
        end - begin,
        area,
    )
    if len(chosen) < len(time):
        notes.append(f"{len(time) - len(chosen)} rows outside the time or below the threshold")
    return Prepared(events, frame, begin, threshold, corners, days_only, tuple(notes))


def _times(table: Table, rng: np.random.Generator) -> tuple[Floats, list[str]]:
    notes = []
    time = np.where(table.timed, table.time, table.time + rng.random(len(table.time)))
    if not table.timed.all():
        notes.append(
            f"{int((~table.timed).sum())} rows tell only the day: "
            "the hour was drawn at random, so delays under a day are not known"
        )
    order = np.argsort(time, kind="stable")
    same = 0
    for earlier, later in pairwise(order):
        if time[later] <= time[earlier]:
            time[later] = time[earlier] + SECOND
            same += 1
    if same:
        notes.append(f"{same} events of the same instant as another were taken a second apart")
    return time, notes


def _place_km(table: Table, choice: Choice, notes: list[str]) -> float:
    """Return how far around their positions events are spread, km."""
    if choice.place_km is not None:
        return choice.place_km
    places = len({*zip(table.latitude.tolist(), table.longitude.tolist(), strict=True)})
    if table.marked or places > (1 - SHARED) * len(table.time):
        return 0.0
    notes.append(
        f"{len(table.time)} events lie at {places} positions, which are taken as names of places: "
        f"each was spread at random within {PLACE_KM:g} km"
    )
    return PLACE_KM


def _spread(x: Floats, y: Floats, radius: float, rng: np.random.Generator) -> tuple[Floats, Floats]:
    far, angle = radius * np.sqrt(rng.random(len(x))), rng.uniform(0, 2 * np.pi, len(x))
    return x + far * np.cos(angle), y + far * np.sin(angle)


def _box(table: Table, radius_km: float) -> tuple[Floats, Floats]:
    frame = Frame.around(table.longitude)
    east = (table.longitude - frame.meridian + 180) % 360 - 180
    degrees = radius_km / KM_PER_DEGREE
    narrowest = np.cos(np.radians(np.abs(table.latitude).max())).clip(min=0.01)
    south, north = _wider(table.latitude, degrees)
    west, far = _wider(east, degrees / float(narrowest))
    longitude = np.array([west, far, far, west]) + frame.meridian
    return np.array([south, south, north, north]), (longitude + 180) % 360 - 180


def _wider(values: Floats, least: float) -> tuple[float, float]:
    low, high = float(values.min()), float(values.max())
    margin = MARGIN * (high - low) + least or MARGIN
    return low - margin, high + margin
