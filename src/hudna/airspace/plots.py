"""Plots as a track file has them, and what a case says of the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from hudna.model.judgement import HeightDatum, JudgementReason

__all__ = ["Asked", "Plots", "Radar", "stated"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Radar:
    """Where a radar stands: WGS 84 degrees, and metres in the reference of its heights.

    `sac_sic` names it among several in one recording, as "25/201".
    """

    latitude: float
    longitude: float
    altitude_m: float
    sac_sic: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the case says of a track file beyond the file itself; `where` names it in errors.

    `day` is that of the first record of ASTERIX. `altitude_unit` is "m" or "ft", `time_zone` an
    IANA name for times that state no offset.
    """

    where: str
    aircraft_id: str | None = None
    day: date | None = None
    radar: Radar | None = None
    altitude_unit: str | None = None
    height_datum: HeightDatum | None = None
    time_zone: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Plots:
    """n plots in the order of the file.

    `time` is seconds since 1970 UTC, positions are degrees, `altitude_m` is NaN where unknown;
    `row` numbers each plot as the file does, `craft` is the identity of each, empty if not given,
    and `names` are the other names of an identity.
    """

    time: Floats
    latitude: Floats
    longitude: Floats
    altitude_m: Floats
    row: NDArray[np.int64]
    craft: NDArray[np.str_]
    height_datum: HeightDatum
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    repairs: tuple[JudgementReason, ...] = ()

    def __len__(self) -> int:
        return len(self.time)

    def take(self, which: NDArray[np.bool_] | NDArray[np.intp]) -> "Plots":
        """Return some of the plots, chosen by a mask or by places."""
        return replace(
            self,
            time=self.time[which],
            latitude=self.latitude[which],
            longitude=self.longitude[which],
            altitude_m=self.altitude_m[which],
            row=self.row[which],
            craft=self.craft[which],
        )

    def stating(self, key: str, **values: object) -> "Plots":
        """Return the same plots with one more repair stated."""
        return replace(self, repairs=(*self.repairs, stated(key, **values)))


def stated(key: str, **values: object) -> JudgementReason:
    """Return a reason whose values are written as text; words are in airspace_repairs.yaml."""
    return JudgementReason(key, {name: _written(value) for name, value in values.items()})


def _written(value: object) -> str:
    return f"{value:.10g}" if isinstance(value, float) else str(value)
