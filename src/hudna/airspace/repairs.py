"""A track file mended and made a track, every step stated; what cannot be mended is an error."""

from dataclasses import dataclass, replace

import numpy as np

from hudna.airspace.crafts import of_one_craft
from hudna.airspace.datum import to_wgs84
from hudna.airspace.formats.table import read_plots
from hudna.airspace.jumps import without_jumps
from hudna.airspace.order import in_order
from hudna.airspace.plots import Asked, Plots
from hudna.errors import InputError

__all__ = ["Mending", "read_track_file"]

_WITHOUT_DATUM = ("csv",)
"""Formats that do not define in which datum their positions are."""


@dataclass(frozen=True, slots=True)
class Mending:
    """How a case wants a track mended, and what the mending needs to know of it.

    `datum` is null where the case says nothing: the format's own then, or WGS 84 stated.
    """

    sigma_m: float = 0.0
    max_speed_ms: float | None = None
    datum: str | None = None
    duplicates: str = "refuse"
    jumps: str = "drop"


def read_track_file(
    data: bytes, name: str, stated: str | None, asked: Asked, mending: Mending
) -> tuple[str, Plots, float]:
    """Return format, plots in order, and the metres that all may be off by their datum."""
    known, plots = read_plots(data, name, stated, asked)
    plots = of_one_craft(plots, asked.aircraft_id, asked.where)
    plots, accuracy = _in_wgs84(plots, known, mending.datum, asked.where)
    plots = in_order(plots, mending.duplicates, asked.where)
    plots = without_jumps(plots, mending.max_speed_ms, mending.sigma_m, mending.jumps, asked.where)
    unknown = int(np.isnan(plots.altitude_m).sum())
    if unknown:
        plots = plots.stating("heights_unknown", n=unknown, of=len(plots))
    return known, plots, accuracy


def _in_wgs84(plots: Plots, known: str, datum: str | None, where: str) -> tuple[Plots, float]:
    if datum is None:
        return (plots.stating("datum_assumed") if known in _WITHOUT_DATUM else plots), 0.0
    if known not in _WITHOUT_DATUM and datum.casefold().replace(" ", "") != "wgs84":
        raise InputError(
            f"a file of format {known} is in WGS 84 by definition, the case says {datum}",
            where=where,
            advice="Leave 'datum' out, or hand in the positions as CSV",
        )
    converted = to_wgs84(plots.latitude, plots.longitude, datum, where)
    repairs = (converted.reason,) if converted.reason else ()
    return (
        replace(
            plots,
            latitude=converted.latitude,
            longitude=converted.longitude,
            repairs=plots.repairs + repairs,
        ),
        converted.accuracy_m,
    )
