"""A claim taken apart: entered, how deep, how far, how long, how near; each weighed alone."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hudna.airspace.sampling import Drawn
from hudna.model.judgement import AirspaceClaim, Spread

__all__ = ["TOLERANCE", "Part", "mixed", "parts_of", "spread"]

Floats = NDArray[np.float64]

TOLERANCE = 0.1
"""A number of a claim counts as right within this share of it: sides give round numbers."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing a claim says, against one version of a line.

    `true` is the probability that it is so, to within the tolerance for a number; `as_low` and
    `as_high` those of a value so low and so high at most: a number is contradicted where either is
    rare. `values` are the 5, 50 and 95 % points, null for what is so or not.
    """

    name: str
    claimed: float | bool
    true: float
    as_low: float
    as_high: float
    values: Spread | None = None


def spread(values: Floats) -> Spread:
    """Return the 5, 50 and 95 % points."""
    low, middle, high = np.quantile(values, (0.05, 0.5, 0.95))
    return Spread(float(low), float(middle), float(high))


def parts_of(claim: AirspaceClaim, drawn: Drawn, moment: int | None) -> tuple[Part, ...]:
    """Return the parts of a claim; `moment` is which of the drawn moments is its own."""
    inside = drawn.reach if moment is None else drawn.at[moment]
    # Minus infinity is outside, above or below all the way; NaN is no position at that time.
    inside = inside[~np.isnan(inside)]
    if not len(inside):
        return ()
    parts = []
    if claim.entered is not None:
        share = float(np.mean((inside > 0) == claim.entered))
        parts.append(Part("entered", claim.entered, share, share, share))
    numbers: Mapping[str, tuple[float | None, Floats]] = {
        "depth": (claim.depth_m, np.maximum(drawn.reach, 0.0)),
        "length": (claim.length_m, drawn.length),
        "duration": (claim.duration_s, drawn.duration),
        "distance": (claim.distance_m, np.abs(inside)),
    }
    for name, (claimed, values) in numbers.items():
        if claimed is not None:
            parts.append(_number(name, claimed, values))
    return tuple(parts)


def _number(name: str, claimed: float, values: Floats) -> Part:
    near = TOLERANCE * abs(claimed)
    low, high = values <= claimed + near, values >= claimed - near
    true = float(np.mean(low & high))
    as_low, as_high = float(np.mean(low)), float(np.mean(high))
    return Part(name, claimed, true, as_low, as_high, spread(values))


def mixed(parts: list[tuple[float, Part]]) -> Part:
    """Return one part over versions of a line, by their weights."""
    first = parts[0][1]
    total = math.fsum(weight for weight, _ in parts)

    def mean(name: str) -> float:
        return math.fsum(w * float(getattr(part, name)) for w, part in parts) / total

    return Part(first.name, first.claimed, mean("true"), mean("as_low"), mean("as_high"))
