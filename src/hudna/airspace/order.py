"""Plots in order of time, one for each time."""

from dataclasses import replace

import numpy as np
from pyproj import Geod

from hudna.airspace.gathering import named_rows
from hudna.airspace.plots import Plots
from hudna.errors import InputError

__all__ = ["DUPLICATES", "in_order"]

DUPLICATES = ("refuse", "mean")
"""What is done with different places at one time: an error, or their mean place."""

_SAME_PLACE_M = 0.5
_SAME_HEIGHT_M = 1.0
_GEOD = Geod(ellps="WGS84")


def in_order(plots: Plots, duplicates: str, where: str) -> Plots:
    """Return the plots sorted by time, with repeated ones left out and both stated.

    Raises `InputError` where two places are given for one time, unless their mean is wanted.
    """
    steps = np.diff(plots.time)
    if (steps < 0).any():
        plots = plots.take(np.argsort(plots.time, kind="stable"))
        plots = plots.stating("times_sorted", n=int((steps < 0).sum()))
    same = np.flatnonzero(np.diff(plots.time) == 0)
    if not len(same):
        return plots
    apart = _apart(plots, same)
    if apart.any():
        if duplicates != "mean":
            rows = sorted({int(plots.row[k + i]) for k in same[apart] for i in (0, 1)})
            raise InputError(
                f"different places are given for one time (rows {named_rows(rows)})",
                where=where,
                advice="Remove the wrong ones, or write 'duplicates: mean' in the track",
            )
        return _mean(plots)
    repeated = np.zeros(len(plots), bool)
    repeated[same + 1] = True
    stating = plots.stating("times_repeated", n=len(same), rows=named_rows(list(plots.row[same])))
    return stating.take(~repeated)


def _apart(plots: Plots, first: np.ndarray) -> np.ndarray:
    """Return for each pair of plots at one time whether they are at different places."""
    lon, lat = plots.longitude, plots.latitude
    *_, metres = _GEOD.inv(lon[first], lat[first], lon[first + 1], lat[first + 1])
    climb = np.abs(plots.altitude_m[first] - plots.altitude_m[first + 1])
    return np.asarray((np.asarray(metres) > _SAME_PLACE_M) | (climb > _SAME_HEIGHT_M))


def _mean(plots: Plots) -> Plots:
    """Return one plot for each time, at the mean of its places on the sphere."""
    times, which, counts = np.unique(plots.time, return_inverse=True, return_counts=True)
    lat, lon = np.radians(plots.latitude), np.radians(plots.longitude)
    x, y, z = (
        np.bincount(which, part)
        for part in (np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat))
    )
    known = np.isfinite(plots.altitude_m)
    total = np.bincount(which, np.where(known, plots.altitude_m, 0.0))
    heights = np.bincount(which, known.astype(float))
    first = plots.take(np.unique(which, return_index=True)[1])
    single = counts == 1
    averaged = replace(
        first,
        time=times,
        latitude=np.where(single, first.latitude, np.degrees(np.arctan2(z, np.hypot(x, y)))),
        longitude=np.where(single, first.longitude, np.degrees(np.arctan2(y, x))),
        altitude_m=np.divide(total, heights, out=np.full(len(times), np.nan), where=heights > 0),
    )
    return averaged.stating("times_averaged", n=int((~single).sum()))
