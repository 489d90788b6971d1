"""CSV: `time` (ISO 8601), `latitude`, `longitude`, `altitude_m`, and their usual other names."""

import csv
import io
from collections.abc import Iterator, Mapping
from math import isfinite, nan

from hudna.airspace.formats.opened import as_text
from hudna.airspace.gathering import Gathering, finite, named_rows
from hudna.airspace.plots import Asked, Plots
from hudna.errors import InputError

__all__ = ["FOOT_M", "columns_of", "read", "rows_of"]

FOOT_M = 0.3048
"""The international foot of 1959."""

_SAME_HEIGHT_M = 1.0

_NAMES: dict[str, tuple[str, ...]] = {
    "time": ("time", "timestamp", "datetime", "date_time", "time_utc", "utc", "utc_time"),
    "unix_s": ("unix_time", "time_unix", "unix", "unix_s", "epoch", "epoch_s", "unix_seconds"),
    "unix_ms": ("unix_ms", "epoch_ms", "time_unix_ms", "unix_time_ms", "unix_milliseconds"),
    "latitude": ("latitude", "lat", "latitude_deg", "lat_deg"),
    "longitude": ("longitude", "lon", "long", "lng", "longitude_deg", "lon_deg"),
    "height_m": ("altitude_m", "alt_m", "height_m", "elevation_m", "ele_m"),
    "height_ft": ("altitude_ft", "alt_ft", "height_ft", "altitude_feet"),
    "pressure_m": ("baroaltitude_m", "baro_altitude_m", "pressure_altitude_m"),
    "pressure_ft": ("baroaltitude_ft", "baro_altitude_ft", "pressure_altitude_ft", "alt_baro_ft"),
    "geometric_m": ("geoaltitude_m", "geo_altitude_m", "gnss_altitude_m"),
    "geometric_ft": ("geoaltitude_ft", "geo_altitude_ft", "gnss_altitude_ft", "alt_geom_ft"),
    "unitless": ("altitude", "alt", "height", "ele", "elevation"),
    "craft": ("icao24", "icao", "hex", "track_number", "aircraft_id"),
    "name": ("callsign", "flight"),
}
_DOCUMENTED = ("time", "latitude", "longitude", "altitude_m")


def rows_of(data: bytes, where: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row with its line number, by the names of the first line in lower case."""
    text = as_text(data, where)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",;\t", key=first.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        header = [name.strip().casefold() for name in next(reader, [])]
        twice = sorted({name for name in header if name and header.count(name) > 1})
        if twice:
            raise InputError(
                f"the column '{twice[0]}' is there twice", where=where, advice="Keep one of them"
            )
        for values in reader:
            if any(value.strip() for value in values):
                yield reader.line_num, dict(zip(header, values, strict=False))
    except csv.Error as error:
        raise InputError(
            f"not CSV that can be read: {error}", where=where, advice="Save it as CSV again"
        ) from error


def columns_of(header: Mapping[str, str], where: str) -> dict[str, str]:
    """Return the column for each meaning; raises `InputError` where two columns claim one."""
    found: dict[str, str] = {}
    for meaning, names in _NAMES.items():
        there = [name for name in names if name in header]
        if len(there) > 1 and meaning not in ("name", "craft"):
            raise InputError(
                f"the columns '{there[0]}' and '{there[1]}' mean the same",
                where=where,
                advice="Keep the one that is right",
            )
        if there:
            found[meaning] = there[0]
    return found


def read(data: bytes, asked: Asked) -> Plots:
    """Return the plots of a CSV table; times are unix times only where the column says so."""
    gathering = Gathering(asked)
    columns: dict[str, str] | None = None
    apart: list[int] = []
    for row, values in rows_of(data, asked.where):
        if columns is None:
            columns = columns_of(values, asked.where)
            _check(columns, values, asked)
            _state_names(columns, gathering)
        cell = {meaning: values.get(name, "").strip() for meaning, name in columns.items()}
        height = _height(cell, "height", row, apart, gathering)
        if asked.altitude_unit and cell.get("unitless"):
            height = _number(cell["unitless"], row, gathering)
            height *= FOOT_M if asked.altitude_unit == "ft" else 1.0
        gathering.plot(
            row,
            _time(cell, gathering),
            cell["latitude"],
            cell["longitude"],
            height=height,
            geometric=_height(cell, "geometric", row, apart, gathering),
            pressure=_height(cell, "pressure", row, apart, gathering),
            craft=cell.get("craft") or cell.get("name", ""),
            names=(cell.get("name", ""),),
        )
    if apart:
        raise InputError(
            f"the heights in metres and in feet differ (rows {named_rows(apart)})",
            where=asked.where,
            advice="Keep the column that is right",
        )
    return gathering.done()


def _check(columns: Mapping[str, str], row: Mapping[str, str], asked: Asked) -> None:
    times = [name for name in ("time", "unix_s", "unix_ms") if name in columns]
    if len(times) > 1:
        raise InputError(
            f"there are two columns of time, '{columns[times[0]]}' and '{columns[times[1]]}'",
            where=asked.where,
            advice="Keep one of them",
        )
    for name in ("latitude", "longitude") if times else ("time",):
        if name not in columns:
            raise InputError(
                f"there is no column '{name}'; there are: {', '.join(filter(None, row))[:300]}",
                where=asked.where,
                advice=f"The first line names the columns: {', '.join(_DOCUMENTED)}",
            )
    if "time" in columns and isfinite(finite(row[columns["time"]])):
        raise InputError(
            f"the column '{columns['time']}' holds numbers, and does not say from when they count",
            where=asked.where,
            advice="Name it 'unix_time' (seconds) or 'unix_ms' if it is, else write ISO 8601",
        )
    if "unitless" in columns and not asked.altitude_unit:
        raise InputError(
            f"the column '{columns['unitless']}' does not say its unit",
            where=asked.where,
            advice="Name it altitude_m or altitude_ft, or write 'altitude_unit: ft' in the case",
        )


def _state_names(columns: Mapping[str, str], gathering: Gathering) -> None:
    kept = {"time": "time", "latitude": "latitude", "longitude": "longitude"}
    for meaning in (*kept, "unix_s", "unix_ms"):
        name = columns.get(meaning)
        if name is not None and name != kept.get(meaning):
            key = "column_read_as" if meaning in kept else "times_from_unix"
            gathering.state(key, column=name, **({"as": meaning} if meaning in kept else {}))
    for meaning in ("height_ft", "pressure_ft", "geometric_ft"):
        if meaning in columns:
            gathering.state("heights_from_feet", column=columns[meaning])
    if "unitless" in columns and gathering.asked.altitude_unit == "ft":
        gathering.state("heights_from_feet", column=columns["unitless"])


def _time(cell: Mapping[str, str], gathering: Gathering) -> float:
    if "unix_s" in cell:
        return finite(cell["unix_s"])
    if "unix_ms" in cell:
        return finite(cell["unix_ms"]) / 1000
    return gathering.time(cell["time"])


def _number(text: str, row: int, gathering: Gathering) -> float:
    if not text:
        return nan
    number = finite(text)
    if text.casefold() not in ("nan", "null", "none") and not isfinite(number):
        gathering.unread_height(row)
    return number


def _height(
    cell: Mapping[str, str], kind: str, row: int, apart: list[int], gathering: Gathering
) -> float:
    """Return the height in metres of one reference, which may stand in metres, feet or both."""
    if f"{kind}_m" not in cell and f"{kind}_ft" not in cell:
        return nan
    metres = _number(cell.get(f"{kind}_m", ""), row, gathering)
    feet = _number(cell.get(f"{kind}_ft", ""), row, gathering) * FOOT_M
    if isfinite(metres) and isfinite(feet) and abs(metres - feet) > _SAME_HEIGHT_M:
        apart.append(row)
    return metres if isfinite(metres) else feet if isfinite(feet) else nan
