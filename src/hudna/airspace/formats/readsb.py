"""Traces of readsb and tar1090 (`trace_full_*.json`): one aircraft, a list for each plot.

Times count in seconds from `timestamp`; the fourth value is the pressure altitude in feet or
"ground", the eleventh the geometric one (README-json.md of readsb).
"""

from math import nan
from typing import Any

from hudna.airspace.formats.csv_table import FOOT_M
from hudna.airspace.formats.opened import as_json
from hudna.airspace.gathering import Gathering, finite
from hudna.airspace.plots import Asked, Plots
from hudna.errors import InputError

__all__ = ["read"]

_LATITUDE, _LONGITUDE, _PRESSURE, _DETAILS, _GEOMETRIC, _SHORTEST = 1, 2, 3, 8, 10, 4


def read(data: bytes, asked: Asked) -> Plots:
    """Return the plots of a trace; heights are converted from feet and stay unknown on ground."""
    document = as_json(data, asked.where)
    trace = document.get("trace") if isinstance(document, dict) else None
    start = finite(document.get("timestamp")) if isinstance(document, dict) else nan
    if not isinstance(trace, list) or start != start:
        raise InputError(
            "there is no 'trace' with a 'timestamp'",
            where=asked.where,
            advice="Hand in a trace_full file of readsb, or convert the log to CSV",
        )
    gathering = Gathering(asked)
    on_ground = 0
    for index, plot in enumerate(trace):
        if not isinstance(plot, list) or len(plot) < _SHORTEST:
            gathering.bad(index + 1, "position")
            continue
        on_ground += plot[_PRESSURE] == "ground"
        gathering.plot(
            index + 1,
            start + finite(plot[0]),
            plot[_LATITUDE],
            plot[_LONGITUDE],
            geometric=FOOT_M * finite(plot[_GEOMETRIC]) if len(plot) > _GEOMETRIC else nan,
            pressure=FOOT_M * finite(plot[_PRESSURE]),
            craft=document.get("icao", ""),
            names=(document.get("r", ""), _flight(plot)),
        )
    gathering.state("heights_from_feet", column="alt")
    if on_ground:
        gathering.state("plots_on_ground", n=on_ground)
    return gathering.done()


def _flight(plot: list[Any]) -> object:
    details = plot[_DETAILS] if len(plot) > _DETAILS else None
    return details.get("flight", "") if isinstance(details, dict) else ""
