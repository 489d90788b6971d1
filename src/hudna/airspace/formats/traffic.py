"""Tables of the `traffic` library as pandas writes them to JSON: by rows or by columns.

Times are unix milliseconds, `altitude` is the pressure altitude and `geoaltitude` the geometric
one, both in feet.
"""

from collections.abc import Iterator
from typing import Any, NoReturn

from hudna.airspace.formats.csv_table import FOOT_M
from hudna.airspace.formats.opened import as_json
from hudna.airspace.gathering import Gathering, finite
from hudna.airspace.plots import Asked, Plots
from hudna.errors import InputError

__all__ = ["read"]

_NEEDED = ("timestamp", "latitude", "longitude")


def read(data: bytes, asked: Asked) -> Plots:
    """Return the plots of a table; an identity is the icao24, its name the call sign."""
    gathering = Gathering(asked)
    for row, plot in enumerate(_rows(as_json(data, asked.where), asked.where), start=1):
        if not isinstance(plot, dict):
            gathering.bad(row, "position")
            continue
        gathering.plot(
            row,
            _time(plot.get("timestamp"), gathering),
            plot.get("latitude"),
            plot.get("longitude"),
            geometric=FOOT_M * finite(plot.get("geoaltitude")),
            pressure=FOOT_M * finite(plot.get("altitude")),
            craft=plot.get("icao24", ""),
            names=(plot.get("callsign"),),
        )
    gathering.state("heights_from_feet", column="altitude")
    return gathering.done()


def _rows(document: Any, where: str) -> Iterator[Any]:
    if isinstance(document, list):
        yield from document
        return
    if not isinstance(document, dict) or any(name not in document for name in _NEEDED):
        _wrong(f"the table lacks one of {', '.join(_NEEDED)}", where)
    columns = {name: column for name, column in document.items() if isinstance(column, dict)}
    if any(name not in columns for name in _NEEDED):
        _wrong("the columns are not written by row number", where)
    for key in columns["timestamp"]:
        yield {name: column.get(key) for name, column in columns.items()}


def _time(value: Any, gathering: Gathering) -> float:
    return gathering.time(value) if isinstance(value, str) else finite(value) / 1000


def _wrong(message: str, where: str) -> NoReturn:
    raise InputError(message, where=where, advice="Write the table with to_json() again")
