"""Groups of claims by average link: a chain of weak resemblances does not make one event."""

import numpy as np
from numpy.typing import NDArray

from hudna.link.columns import Floats, Ints
from hudna.link.weights import MISSING

__all__ = ["cluster", "members_of"]


def cluster(n: int, left: Ints, right: Ints, bits: Floats, forced: list[tuple[int, int]]) -> Ints:
    """Return a group number for each of `n` claims, the least index in its group.

    Groups are merged while the mean bits between their members exceed zero, the best first; a
    pair never compared counts as `MISSING`. `forced` pairs are together whatever their bits.
    """
    labels = np.arange(n, dtype=np.int64)
    for a, b in forced:
        _union(labels, a, b)
    tied = _roots(labels)
    linked = tied.copy()
    for a, b in zip(left[bits > 0], right[bits > 0], strict=True):
        _union(linked, int(a), int(b))
    linked = _roots(linked)
    out = tied.copy()
    for members in _groups(linked):
        if len(members) > 1:
            _agglomerate(members, tied, left, right, bits, linked, out)
    return out


def _agglomerate(
    members: Ints,
    tied: Ints,
    left: Ints,
    right: Ints,
    bits: Floats,
    linked: Ints,
    out: Ints,
) -> None:
    here = (linked[left] == members[0]) & (linked[right] == members[0])
    place = {int(m): i for i, m in enumerate(members)}
    sums = np.full((len(members), len(members)), MISSING)
    for a, b, value in zip(left[here], right[here], bits[here], strict=True):
        sums[place[int(a)], place[int(b)]] = sums[place[int(b)], place[int(a)]] = value
    groups = [np.flatnonzero(tied[members] == root) for root in np.unique(tied[members])]
    total = np.array([[sums[np.ix_(a, b)].sum() for b in groups] for a in groups])
    size = np.array([len(g) for g in groups], dtype=np.float64)
    alive: list[list[int]] = [list(map(int, g)) for g in groups]
    while len(alive) > 1:
        mean = total / np.outer(size, size)
        np.fill_diagonal(mean, -np.inf)
        first, second = sorted(divmod(int(np.argmax(mean)), len(alive)))
        if mean[first, second] <= 0:
            break
        total[first] += total[second]
        total[:, first] += total[:, second]
        size[first] += size[second]
        alive[first] += alive.pop(second)
        total = np.delete(np.delete(total, second, 0), second, 1)
        size = np.delete(size, second)
    for group in alive:
        rows = members[group]
        out[rows] = rows.min()


def _union(labels: Ints, a: int, b: int) -> None:
    a, b = _root(labels, a), _root(labels, b)
    labels[max(a, b)] = min(a, b)


def _root(labels: Ints, a: int) -> int:
    while labels[a] != a:
        labels[a] = labels[labels[a]]
        a = int(labels[a])
    return a


def _roots(labels: Ints) -> Ints:
    return np.array([_root(labels, i) for i in range(len(labels))], dtype=np.int64)


def members_of(labels: Ints) -> list[list[int]]:
    """Return the members of each group, in order."""
    return [[int(row) for row in np.sort(group)] for group in _groups(labels)]


def _groups(labels: Ints) -> list[NDArray[np.int64]]:
    order = np.argsort(labels, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(labels[order])) + 1) if len(labels) else []
