"""Tables of OCHA's common operational datasets: places and areas with their P-codes.

Columns differ between editions. Read are `admin4Name_en`, `admin4Pcode`, `LATITUDE_Y` (settlements
of Syria), `ADM2_EN`, `ADM2_AR`, `ADM2_PCODE` (boundaries to 2024) and `adm2_name`, `adm2_name1`,
`adm2_pcode`, `lang`, `lang1`, `center_lat`, `area_sqkm` (boundaries since, COD-AB).
"""

import csv
import math
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from hudna.errors import InputError
from hudna.geo.entry import Entry, PlaceKind
from hudna.model.place import PlacePrecision

__all__ = ["read_ocha"]

_PCODE = re.compile(r"adm(?:in)?(\d)_?pcode")
_LATITUDE = ("latitude_y", "latitude", "center_lat", "y_lat", "lat", "point_y")
_LONGITUDE = ("longitude_x", "longitude", "center_lon", "x_lon", "lon", "long", "point_x")
_SETTLEMENTS = 4
"""The level of populated places; coarser ones are areas."""

_RADIUS_KM = {1: 80.0, 2: 25.0, 3: 10.0, 4: 1.0}
"""Where the table has no area: about the size of a governorate, district, sub-district, village."""


def read_ocha(path: Path) -> Iterator[Entry]:
    """Yield the places of a table's finest level; `InputError` names a line without a point."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, raw in enumerate(csv.DictReader(file), start=2):
            row = {k.strip().casefold(): (v or "").strip() for k, v in raw.items() if k}
            level = max((int(m[1]) for k in row if (m := _PCODE.fullmatch(k))), default=0)
            pcode = _pcode(row, level) or row.get("pcode", "")
            names = _names(row, level)
            point = _point(row, f"{path.name}, line {number}")
            if pcode and names:
                yield _entry(row, level, pcode, names, point)


def _entry(
    row: Mapping[str, str],
    level: int,
    pcode: str,
    names: Mapping[str, tuple[str, ...]],
    point: tuple[float, float],
) -> Entry:
    settlement = level in (0, _SETTLEMENTS)
    above = _names(row, 1) if level > 1 else names
    return Entry(
        id=f"ocha:{pcode}",
        kind=PlaceKind.SETTLEMENT if settlement else PlaceKind.AREA,
        names=names,
        country=(_pcode(row, 0) or _pcode(row, 1) or pcode)[:2],
        admin1=next(iter(above.get("en", ())), None),
        iso_3166_2=None,
        pcode=pcode,
        latitude=point[0],
        longitude=point[1],
        radius_km=_radius(row, level or _SETTLEMENTS),
        precision=PlacePrecision.SETTLEMENT if settlement else PlacePrecision.DISTRICT,
        population=0,
        source="user",
    )


def _pcode(row: Mapping[str, str], level: int) -> str:
    keys = (f"adm{level}_pcode", f"admin{level}pcode", f"admin{level}_pcode")
    return next((row[key] for key in keys if row.get(key)), "")


def _names(row: Mapping[str, str], level: int) -> dict[str, tuple[str, ...]]:
    """Return the names of a level by language, from columns named for it or for `lang`."""
    named = re.compile(rf"adm(?:in)?{level}_?(?:name)?_([a-z]{{2}})|name_([a-z]{{2}})")
    found: dict[str, tuple[str, ...]] = {}
    for key, value in row.items():
        match = named.fullmatch(key)
        if match and value and (match[1] or not level):
            found[match[1] or match[2]] = (value,)
    for rank in ("", "1", "2", "3"):
        value, language = row.get(f"adm{level}_name{rank}", ""), row.get(f"lang{rank}", "")
        if value and (language or not rank):
            found.setdefault(language[:2] or "en", (value,))
    return found


def _point(row: Mapping[str, str], where: str) -> tuple[float, float]:
    try:
        latitude, longitude = (
            float(next((row[key] for key in keys if row.get(key)), ""))
            for keys in (_LATITUDE, _LONGITUDE)
        )
    except ValueError as error:
        raise InputError(
            "no latitude and longitude",
            where=where,
            advice="The table needs columns such as LATITUDE_Y and LONGITUDE_X, or center_lat.",
        ) from error
    return latitude, longitude


def _radius(row: Mapping[str, str], level: int) -> float:
    """Return km around the point: of a circle of the area, if the table gives it."""
    try:
        return round(max(1.0, math.sqrt(float(row["area_sqkm"]) / math.pi)), 1)
    except (KeyError, ValueError):
        return _RADIUS_KM.get(level, 1.0)
