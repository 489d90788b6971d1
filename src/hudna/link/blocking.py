"""Which pairs of claims are worth comparing: neighbours in place and time, by H3 cell and day."""

import h3
import numpy as np
from numpy.typing import NDArray

from hudna.geo.geodesy import distance_km
from hudna.link.columns import Columns, Ints

__all__ = ["candidates", "within_reports"]

RESOLUTION = 4
"""H3 cells of about 26 km edge: two claims of one event lie in one cell or in neighbours."""

FINE_RADIUS_KM = 15.0
FINE_HOURS = 72.0
REACH_HOURS = 24.0
"""Claims known to 15 km and three days are blocked by cell and day; others are swept."""

_DAY_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_GROUP_FACTOR = np.uint64(0xC2B2AE3D27D4EB4F)
_SWEEP = 256


def candidates(c: Columns) -> tuple[Ints, Ints]:
    """Return the pairs to compare as two index arrays, left below right, each pair once.

    Pairs never cross groups. Claims of one report are always compared.
    """
    with np.errstate(invalid="ignore"):
        fine = (c.radius_km <= FINE_RADIUS_KM) & (c.end - c.start <= FINE_HOURS)
    pairs = [_by_cell(c, np.flatnonzero(fine)), *_swept(c, np.flatnonzero(~fine))]
    pairs.append(within_reports(c))
    left = np.concatenate([low for low, _ in pairs])
    right = np.concatenate([high for _, high in pairs])
    low, high = np.minimum(left, right), np.maximum(left, right)
    keep = (low < high) & (c.group[low] == c.group[high])
    codes = np.unique(low[keep] * len(c) + high[keep])
    return codes // max(len(c), 1), codes % max(len(c), 1)


def _by_cell(c: Columns, rows: Ints) -> tuple[Ints, Ints]:
    """Return pairs in one cell or neighbouring ones, on one day or neighbouring ones.

    Only the left side is spread over neighbours, so that no pair is made twice over.
    """
    own_row, own_key, wide_row, wide_key = [], [], [], []
    for row in rows:
        cell = h3.latlng_to_cell(c.lat[row], c.lon[row], RESOLUTION)
        days = range(int(c.start[row] // 24), int(np.nextafter(c.end[row], -np.inf) // 24) + 1)
        around = [h3.str_to_int(near) for near in h3.grid_disk(cell, 1)]
        for day in days:
            own_row.append(row)
            own_key.append((h3.str_to_int(cell), day))
        for day in range(days.start - 1, days.stop + 1):
            wide_row += [row] * len(around)
            wide_key += [(near, day) for near in around]
    if not own_row:
        return _none()
    own, wide = np.array(own_row), np.array(wide_row)
    own_code = _codes(own_key, c.group[own])
    order = np.argsort(own_code, kind="stable")
    own, own_code = own[order], own_code[order]
    wide_code = _codes(wide_key, c.group[wide])
    first = np.searchsorted(own_code, wide_code, "left")
    count = np.searchsorted(own_code, wide_code, "right") - first
    offsets = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    return np.repeat(wide, count), own[np.repeat(first, count) + offsets]


def _swept(c: Columns, rows: Ints) -> list[tuple[Ints, Ints]]:
    """Return pairs of a widely or unknown placed claim with all it may be the same event as."""
    found = [_none()]
    for at in range(0, len(rows), _SWEEP):
        some = rows[at : at + _SWEEP, None]
        distance = distance_km(c.lat[some], c.lon[some], c.lat[None, :], c.lon[None, :])
        gap = np.maximum(c.start[some], c.start[None, :]) - np.minimum(c.end[some], c.end[None, :])
        with np.errstate(invalid="ignore"):
            far = distance > 2 * (np.hypot(c.radius_km[some], c.radius_km[None, :]) + 2)
            late = gap > REACH_HOURS
        blind = np.isnan(distance) & np.isnan(gap)
        hit, other = np.nonzero(~(far | late | blind))
        found.append((some[hit, 0], other))
    return found


def within_reports(c: Columns) -> tuple[Ints, Ints]:
    """Return every pair of claims of one report, left below right."""
    order = np.argsort(c.report, kind="stable")
    runs = np.split(order, np.flatnonzero(np.diff(c.report[order])) + 1) if len(c) else []
    pairs = [np.triu_indices(len(run), 1) for run in runs]
    if not pairs:
        return _none()
    left = np.concatenate([run[i] for run, (i, _) in zip(runs, pairs, strict=True)])
    right = np.concatenate([run[j] for run, (_, j) in zip(runs, pairs, strict=True)])
    return left, right


def _codes(keys: list[tuple[int, int]], group: Ints) -> NDArray[np.uint64]:
    cells = np.array([cell for cell, _ in keys], dtype=np.uint64)
    days = np.array([day for _, day in keys], dtype=np.int64).view(np.uint64)
    with np.errstate(over="ignore"):
        codes: NDArray[np.uint64] = (
            cells ^ (days * _DAY_FACTOR) ^ (group.view(np.uint64) * _GROUP_FACTOR)
        )
    return codes


def _none() -> tuple[Ints, Ints]:
    return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
