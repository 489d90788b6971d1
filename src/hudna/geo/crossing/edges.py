"""Directed edges on a plane, what is inside lying to their left, and how they hang together."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hudna.errors import InputError

__all__ = ["Edges", "edges_of"]

Floats = NDArray[np.float64]
Chain = tuple[Floats, Floats]

_SAME_M = 1e-6
"""Vertices this near are one: what rounding leaves of an edge two rings share."""


class Edges(NamedTuple):
    """n edges, each a row of `ends`: from (ax, ay) to (bx, by), metres.

    `before` and `after` are the neighbours at the two ends, -1 at the end of an open line.
    `tangled` marks edges that start where more than two edges meet. `closed` edges have no end.
    """

    ends: Floats
    before: NDArray[np.int32]
    after: NDArray[np.int32]
    tangled: NDArray[np.bool_]
    closed: bool


def edges_of(chains: Sequence[Chain]) -> Edges:
    """Return the edges of chains of vertices, x and y each; a ring repeats its first vertex.

    Edges of no length are left out, and so are pairs that run back and forth between the same
    vertices: a cut along the antimeridian or to a pole bounds nothing. Raises `InputError` where
    nothing is left.
    """
    starts, ends = [], []
    for x, y in chains:
        points = np.column_stack([x, y])
        keep = np.r_[True, (np.abs(np.diff(points, axis=0)) > _SAME_M).any(axis=1)]
        points = points[keep]
        starts.append(points[:-1])
        ends.append(points[1:])
    a = np.concatenate(starts) if starts else np.empty((0, 2))
    b = np.concatenate(ends) if ends else np.empty((0, 2))
    if not len(a):
        raise InputError("the line has no edge", advice="Draw it by two vertices or more")
    vertex = _vertices(np.concatenate([a, b]))
    first, last = vertex[: len(a)], vertex[len(a) :]
    keep = _not_undone(first, last)
    if not keep.any():
        raise InputError("the line runs back over itself", advice="Draw it by one stroke")
    return _joined(a[keep], b[keep], first[keep], last[keep])


def _vertices(points: Floats) -> NDArray[np.int64]:
    """Return a number per point, the same for points in one place.

    Rounding to a raster parts neighbours that lie across its lines: a second raster, shifted by
    half, joins those again.
    """
    labels = np.arange(len(points))
    for shift in (0.0, 0.5):
        raster = np.floor(points / (4 * _SAME_M) + shift).astype(np.int64)
        _, cell = np.unique(raster, axis=0, return_inverse=True)
        lowest = np.full(cell.max() + 1, len(points))
        np.minimum.at(lowest, cell.ravel(), labels)
        labels = lowest[cell.ravel()]
        labels = labels[labels]
    return labels


def _not_undone(first: NDArray[np.int64], last: NDArray[np.int64]) -> NDArray[np.bool_]:
    keep = np.asarray(first != last, np.bool_)
    waiting: dict[tuple[int, int], list[int]] = {}
    for at, (one, other) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):
        if not keep[at]:
            continue
        opposite = waiting.get((other, one))
        if opposite:
            keep[[at, opposite.pop()]] = False
        else:
            waiting.setdefault((one, other), []).append(at)
    return keep


def _joined(a: Floats, b: Floats, first: NDArray[np.int64], last: NDArray[np.int64]) -> Edges:
    leaving: dict[int, list[int]] = {}
    coming: dict[int, list[int]] = {}
    for at, (one, other) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):
        leaving.setdefault(one, []).append(at)
        coming.setdefault(other, []).append(at)
    before = np.full(len(a), -1, np.int32)
    after = np.full(len(a), -1, np.int32)
    tangled = np.zeros(len(a), np.bool_)
    for vertex, out in leaving.items():
        into = coming.get(vertex, [])
        if len(out) == 1 and len(into) == 1:
            before[out[0]], after[into[0]] = into[0], out[0]
        elif into:
            tangled[out] = True
            for start, end in zip(out, into, strict=False):
                before[start], after[end] = end, start
    # One place has one pair of coordinates: what is left of rounding must not open a gap.
    joined = np.flatnonzero(after >= 0)
    b = b.copy()
    b[joined] = a[after[joined]]
    closed = bool((before >= 0).all() and (after >= 0).all())
    return Edges(np.hstack([a, b]), before, after, tangled, closed)
