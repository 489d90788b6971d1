"""ASTERIX category 062, system tracks: positions in WGS 84 (item 105), heights by pressure (136,
135) and above the ellipsoid (130).
"""

from math import isfinite
from typing import Any

from hudna.airspace.formats.asterix import FLIGHT_LEVEL_M, Days, item, quantity, records
from hudna.airspace.formats.csv_table import FOOT_M
from hudna.airspace.gathering import Gathering
from hudna.airspace.plots import Asked, Plots

__all__ = ["read"]


def read(data: bytes, asked: Asked) -> Plots:
    """Return the plots; an identity is the track number, its names address and call sign."""
    gathering, days = Gathering(asked), Days(asked)
    for row, record in records(data, 62, gathering):
        number = item(record, "040")
        gathering.plot(
            row,
            days.time(quantity(record, "s", "070")),
            quantity(record, "°", "105", "LAT"),
            quantity(record, "°", "105", "LON"),
            geometric=quantity(record, "ft", "130") * FOOT_M,
            pressure=_pressure(record),
            craft="" if number is None else str(number.as_uint()),
            names=_names(record),
        )
    gathering.state("positions_smoothed_by_system")
    if days.rolled:
        gathering.state("midnight_passed", n=days.rolled)
    return gathering.done()


def _pressure(record: Any) -> float:
    """Return the measured flight level, else the calculated one where no local pressure is in."""
    measured = quantity(record, "FL", "136") * FLIGHT_LEVEL_M
    local_pressure = item(record, "135", "QNH")
    if isfinite(measured) or local_pressure is None or local_pressure.as_uint():
        return measured
    return quantity(record, "FL", "135", "CTB") * FLIGHT_LEVEL_M


def _names(record: Any) -> tuple[str, ...]:
    address, name = item(record, "380", "ADR"), item(record, "380", "ID")
    target = item(record, "245", "CHR")
    return (
        "" if address is None else f"{address.as_uint():06x}",
        *("" if found is None else found.content.as_string().strip() for found in (name, target)),
    )
