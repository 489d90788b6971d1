"""Plots that the craft could not have flown between: jumps, as spoofed positions make them."""

from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

from hudna.airspace.plots import Floats, Plots
from hudna.errors import InputError

__all__ = ["JUMPS", "UNKNOWN_SPEED_MS", "without_jumps"]

JUMPS = ("drop", "keep", "refuse")

UNKNOWN_SPEED_MS = 1200.0
"""Beyond what any aircraft in service flies (the fastest reached 980 m/s)."""

_NOISE = 4 * np.sqrt(2)
"""How many standard deviations of one plot two plots may be off from each other."""

_MOST_RUNS = 2000
_ROUNDING, _ROUNDED_M = 1.001, 1.0
"""Room for degrees and speeds that are written with few figures."""

_GEOD = Geod(ellps="WGS84")


def without_jumps(
    plots: Plots, max_speed_ms: float | None, sigma_m: float, choice: str, where: str
) -> Plots:
    """Return the plots without those that jump away, with number and times of what was left out.

    The plots are cut where the speed between neighbours is beyond the craft, and the most plots
    that can be one flight are kept. Raises `InputError` where these are no majority, or where
    the case wants jumps refused; with "keep" they are kept and stated.
    """
    limit = max_speed_ms or UNKNOWN_SPEED_MS
    reach = _Reach(plots, limit, _NOISE * sigma_m)
    cuts = np.flatnonzero(~reach.between(np.arange(len(plots) - 1), np.arange(1, len(plots)))) + 1
    if not len(cuts):
        return plots
    values = {"n": len(cuts), "limit": limit, "times": _times(plots.time[cuts])}
    if choice == "keep":
        return plots.stating("jumps_kept", **values)
    if choice == "refuse" or len(cuts) >= _MOST_RUNS:
        raise _refused(plots, cuts, limit, where)
    kept = _longest(reach, cuts, len(plots))
    if 2 * kept.sum() <= len(plots):
        raise _refused(plots, cuts, limit, where)
    values = {
        "n": int((~kept).sum()),
        "of": len(plots),
        "limit": limit,
        "times": _times(plots.time[~kept]),
    }
    return plots.take(kept).stating("jumps_left_out", **values)


class _Reach:
    """Whether the craft could have flown from one plot to another."""

    def __init__(self, plots: Plots, limit: float, noise_m: float) -> None:
        self.plots, self.limit, self.noise_m = plots, limit, noise_m
        self.tick = _tick(plots.time)

    def between(self, first: NDArray[np.intp], second: NDArray[np.intp]) -> NDArray[np.bool_]:
        lon, lat, time = self.plots.longitude, self.plots.latitude, self.plots.time
        *_, metres = _GEOD.inv(lon[first], lat[first], lon[second], lat[second])
        flown = self.limit * (np.abs(time[second] - time[first]) + self.tick)
        return np.asarray(np.asarray(metres) <= _ROUNDING * flown + self.noise_m + _ROUNDED_M)


def _tick(times: Floats) -> float:
    """Return the step the times are written in: each is true to half of it at either end."""
    for step in (1.0, 0.1, 0.01):
        steps = times / step
        if np.allclose(steps, np.round(steps), rtol=0, atol=1e-3):
            return step
    return 0.0


def _longest(reach: _Reach, cuts: NDArray[np.intp], n: int) -> NDArray[np.bool_]:
    """Return the mask of the runs between cuts that make the longest flight together.

    Dynamic programming over the runs: the most plots of a flight that ends with each of them.
    """
    starts, ends = np.concatenate(([0], cuts)), np.concatenate((cuts, [n]))
    lengths = ends - starts
    best = lengths.copy()
    before = np.full(len(starts), -1)
    for run in range(1, len(starts)):
        earlier = np.arange(run)
        able = reach.between(ends[earlier] - 1, np.full(run, starts[run]))
        if able.any():
            chosen = int(np.argmax(np.where(able, best[:run], -1)))
            best[run] += best[chosen]
            before[run] = chosen
    kept = np.zeros(n, bool)
    run = int(np.argmax(best))
    while run >= 0:
        kept[starts[run] : ends[run]] = True
        run = int(before[run])
    return kept


def _times(times: Floats) -> str:
    first, last = (_written(time) for time in (times.min(), times.max()))
    return first if first == last else f"{first} – {last}"


def _written(time: float) -> str:
    return datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _refused(plots: Plots, cuts: NDArray[np.intp], limit: float, where: str) -> InputError:
    return InputError(
        f"{len(cuts)} times the craft would have flown faster than {limit:.0f} m/s, first at "
        f"{_written(plots.time[cuts[0]])} (row {plots.row[cuts[0]]}), and no majority of the "
        "plots is one flight",
        where=where,
        advice="Remove the wrong plots, state a 'max_speed_ms', or write 'jumps: keep'",
    )
