"""One side's track: columns of plots, and the errors it is stated to have."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hudna.model.judgement import HeightDatum, JudgementReason

__all__ = ["Track"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """n plots in order of time.

    `time` is seconds since 1970 UTC, positions are WGS 84 degrees, `altitude_m` is NaN where it is
    not known. `sigma_m` is the noise of each plot, `bias_sigma_m` the error all plots share,
    `clock_sigma_s` that of the clock: one standard deviation each, per axis. Speed and acceleration
    are the most the craft is able to, null where the type is not known.
    """

    id: str
    source: str
    format: str
    aircraft: str | None
    time: Floats
    latitude: Floats
    longitude: Floats
    altitude_m: Floats
    height_datum: HeightDatum
    sigma_m: float
    bias_sigma_m: float
    clock_sigma_s: float
    sha256: str
    max_speed_ms: float | None = None
    max_acceleration_ms2: float | None = None
    repairs: tuple[JudgementReason, ...] = ()
