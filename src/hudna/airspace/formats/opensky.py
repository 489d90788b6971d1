"""State vectors of the OpenSky Network: CSV of its database, or JSON of its REST interface.

A state vector repeats the last known position; the time of a plot is therefore that of the
position (`lastposupdate`, `time_position`), not of the vector. Heights are metres, both by
pressure and above the ellipsoid.
"""

from math import isfinite, nan
from typing import Any

from hudna.airspace.formats.csv_table import rows_of
from hudna.airspace.formats.opened import as_json
from hudna.airspace.gathering import Gathering, finite
from hudna.airspace.plots import Asked, Plots
from hudna.errors import InputError

__all__ = ["CSV_MARKS", "read"]

CSV_MARKS = ("icao24", "lat", "lon", "baroaltitude")
"""Columns that only tables of this source have together."""

_ICAO, _CALLSIGN, _TIME, _LONGITUDE, _LATITUDE, _PRESSURE, _GROUND, _GEOMETRIC = (
    0,
    1,
    3,
    5,
    6,
    7,
    8,
    13,
)
"""Places in a state of the REST interface (documentation of /states/all)."""

_ADVICE = "Fetch the state vectors again, as CSV or from /states/all"


def read(data: bytes, asked: Asked) -> Plots:
    """Return the plots of state vectors; an identity is the icao24, its name the call sign."""
    gathering = Gathering(asked)
    if data.lstrip()[:1] in (b"{", b"["):
        _json(data, gathering)
        gathering.state("times_of_position")
    elif _csv(data, gathering):
        gathering.state("times_of_position")
    return gathering.done()


def _csv(data: bytes, gathering: Gathering) -> bool:
    """Take the rows, and return whether they give the times of positions."""
    checked = own = False
    for row, values in rows_of(data, gathering.asked.where):
        missing = [name for name in CSV_MARKS[:3] if name not in values]
        if missing and not checked:
            raise InputError(
                f"there is no column '{missing[0]}'", where=gathering.asked.where, advice=_ADVICE
            )
        checked = True
        time = finite(values.get("lastposupdate"))
        own |= isfinite(time)
        gathering.plot(
            row,
            time if isfinite(time) else finite(values.get("time")),
            values.get("lat"),
            values.get("lon"),
            geometric=finite(values.get("geoaltitude")),
            pressure=finite(values.get("baroaltitude")),
            craft=values.get("icao24"),
            names=(values.get("callsign", ""),),
        )
    return own


def _json(data: bytes, gathering: Gathering) -> None:
    document = as_json(data, gathering.asked.where)
    snapshots = document if isinstance(document, list) else [document]
    row = 0
    for snapshot in snapshots:
        states = snapshot.get("states") if isinstance(snapshot, dict) else None
        if not isinstance(states, list):
            raise InputError(
                "there is no list 'states'", where=gathering.asked.where, advice=_ADVICE
            )
        for state in states:
            row += 1
            _state(row, state, gathering)


def _state(row: int, state: Any, gathering: Gathering) -> None:
    if not isinstance(state, list) or len(state) <= _GROUND:
        gathering.bad(row, "position")
        return
    gathering.plot(
        row,
        finite(state[_TIME]),
        state[_LATITUDE],
        state[_LONGITUDE],
        geometric=finite(state[_GEOMETRIC]) if len(state) > _GEOMETRIC else nan,
        pressure=finite(state[_PRESSURE]),
        craft=state[_ICAO],
        names=(state[_CALLSIGN],),
    )
