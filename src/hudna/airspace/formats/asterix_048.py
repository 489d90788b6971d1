"""ASTERIX category 048, monoradar target reports: slant range and azimuth to positions.

The radar's own place has to be stated by the case. The slant range becomes a range along the
ground by the triangle of Earth's centre, radar and target, with the radius of curvature in the
direction of the target (Euler); azimuths count from true north.
"""

from math import acos, cos, isfinite, nan, radians, sin, sqrt
from typing import Any

from pyproj import Geod

from hudna.airspace.formats.asterix import FLIGHT_LEVEL_M, Days, item, quantity, records
from hudna.airspace.formats.csv_table import FOOT_M
from hudna.airspace.gathering import Gathering
from hudna.airspace.plots import Asked, Plots, Radar
from hudna.errors import InputError

__all__ = ["NAUTICAL_MILE_M", "ground_range", "read"]

NAUTICAL_MILE_M = 1852.0
_GEOD = Geod(ellps="WGS84")


def read(data: bytes, asked: Asked) -> Plots:
    """Return the plots; an identity is the aircraft address, else the track number."""
    radar = asked.radar
    if radar is None:
        raise InputError(
            "category 048 gives range and azimuth from a radar",
            where=asked.where,
            advice="Write 'radar: {latitude: .., longitude: .., altitude_m: ..}' in the track",
        )
    gathering, days = Gathering(asked), Days(asked)
    sources: set[str] = set()
    flat = simulated = 0
    for row, record in records(data, 48, gathering):
        source = _source(record)
        if radar.sac_sic not in (None, source):
            continue
        sources.add(source)
        time = days.time(quantity(record, "s", "140"))
        if _is_simulated(record):
            simulated += 1
            continue
        place, height, used = _place(record, radar)
        flat += not used
        names = _name(record), _code(record)
        gathering.plot(row, time, *place, pressure=height, craft=_identity(record), names=names)
    _check_sources(sources, radar, asked)
    gathering.state(
        "radar_polar", latitude=radar.latitude, longitude=radar.longitude, height=radar.altitude_m
    )
    if days.rolled:
        gathering.state("midnight_passed", n=days.rolled)
    if flat:
        gathering.state("slant_range_without_height", n=flat)
    if simulated:
        gathering.state("plots_simulated", n=simulated)
    return gathering.done()


def _check_sources(sources: set[str], radar: Radar, asked: Asked) -> None:
    if len(sources) == 1:
        return
    known = ", ".join(sorted(sources))
    raise InputError(
        f"there are plots of several radars (SAC/SIC {known})"
        if sources
        else f"there is no plot of radar {radar.sac_sic}",
        where=asked.where,
        advice="Name the one that stands there: 'radar: {.., sac_sic: 25/201}'",
    )


def ground_range(slant_m: float, height_m: float, radar: Radar, azimuth: float) -> float:
    """Return metres along the ellipsoid below a target at `height_m`; NaN where none is possible.

    Law of cosines on the sphere that fits the ellipsoid at the radar in that direction.
    """
    a, squared = _GEOD.a, _GEOD.es
    bend = 1 - squared * sin(radians(radar.latitude)) ** 2
    meridian, prime = a * (1 - squared) / bend**1.5, a / sqrt(bend)
    turn = radians(azimuth)
    radius = 1 / (cos(turn) ** 2 / meridian + sin(turn) ** 2 / prime)
    low, high = radius + radar.altitude_m, radius + height_m
    cosine = (low**2 + high**2 - slant_m**2) / (2 * low * high)
    return radius * acos(max(cosine, -1.0)) if cosine <= 1 else nan


def _place(record: Any, radar: Radar) -> tuple[tuple[float, float], float, bool]:
    """Return latitude and longitude, pressure height, and whether a height mended the range."""
    slant = quantity(record, "NM", "040", "RHO") * NAUTICAL_MILE_M
    azimuth = quantity(record, "°", "040", "THETA")
    height = quantity(record, "FL", "090", "FL") * FLIGHT_LEVEL_M
    if not isfinite(slant) or not isfinite(azimuth):
        return (nan, nan), height, True
    over = height if isfinite(height) else quantity(record, "ft", "110", "3DH") * FOOT_M
    known = isfinite(over)
    over = over if known else radar.altitude_m
    if slant < abs(over - radar.altitude_m):
        return (nan, nan), height, True
    along = ground_range(slant, over, radar, azimuth)
    longitude, latitude, _ = _GEOD.fwd(radar.longitude, radar.latitude, azimuth, along)
    return (latitude, longitude), height, known


def _is_simulated(record: Any) -> bool:
    marks = item(record, "020")
    if marks is None:
        return False
    parts = (marks.get_item(name) for name in ("SIM", "TST"))
    return any(part is not None and part.as_uint() == 1 for part in parts)


def _source(record: Any) -> str:
    parts = (item(record, "010", name) for name in ("SAC", "SIC"))
    return "/".join("?" if part is None else str(part.as_uint()) for part in parts)


def _identity(record: Any) -> str:
    address, track = item(record, "220"), item(record, "161", "TRN")
    if address is not None:
        return f"{address.as_uint():06x}"
    return "" if track is None else str(track.as_uint())


def _name(record: Any) -> str:
    name = item(record, "240")
    return "" if name is None else str(name.content.as_string()).strip()


def _code(record: Any) -> str:
    code = item(record, "070", "MODE3A")
    return "" if code is None else str(code.content.as_string())
