"""Positions of other datums, brought to WGS 84."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from pyproj import CRS
from pyproj.aoi import AreaOfInterest
from pyproj.exceptions import ProjError
from pyproj.transformer import TransformerGroup

from hudna.airspace.plots import Floats
from hudna.errors import InputError
from hudna.model.judgement import JudgementReason

__all__ = ["DATUMS", "WGS84", "Conversion", "datum_code", "to_wgs84"]

WGS84 = "WGS 84"

DATUMS: dict[str, str] = {
    WGS84: "EPSG:4326",
    "ETRS89": "EPSG:4258",
    "ED50": "EPSG:4230",
    "Pulkovo 1942": "EPSG:4284",
    "NAD27": "EPSG:4267",
    "NAD83": "EPSG:4269",
    "CGCS2000": "EPSG:4490",
}
"""Geographic systems of latitude and longitude by the names maps give them."""

_OTHER_NAMES = {"wgs84": WGS84, "sk42": "Pulkovo 1942", "pulkovo42": "Pulkovo 1942"}


@dataclass(frozen=True, slots=True, eq=False)
class Conversion:
    """Converted degrees, how true the operation is in metres, and the statement of it."""

    latitude: Floats
    longitude: Floats
    accuracy_m: float
    reason: JudgementReason | None


def datum_code(name: str, where: str) -> tuple[str, str]:
    """Return the usual name and EPSG code of a datum; raises `InputError` for unknown ones."""
    plain = _plain(name)
    for known, code in DATUMS.items():
        if plain in (_plain(known), _plain(code)) or _OTHER_NAMES.get(plain) == known:
            return known, code
    raise InputError(
        f"the datum '{name}' is not known",
        where=where,
        advice=f"Use one of {', '.join(DATUMS)}, or convert to WGS 84 and say how",
    )


def to_wgs84(latitude: Floats, longitude: Floats, datum: str, where: str) -> Conversion:
    """Return positions of a named datum in WGS 84, by the most accurate operation there is.

    PROJ chooses among the published operations for the area; one that only pretends the datums
    are the same is not taken, and nothing is fetched.
    """
    name, code = datum_code(datum, where)
    if name == WGS84:
        return Conversion(latitude, longitude, 0.0, None)
    area: Any = AreaOfInterest(
        float(longitude.min()), float(latitude.min()), float(longitude.max()), float(latitude.max())
    )
    group = TransformerGroup(
        CRS.from_user_input(code), CRS.from_epsg(4326), True, area, allow_ballpark=False
    )
    if not group.transformers:
        raise InputError(
            f"there is no published conversion from {name} for this area",
            where=where,
            advice="Convert to WGS 84 and say how",
        )
    best = group.transformers[0]
    try:
        east, north = best.transform(longitude, latitude, errcheck=True)
    except ProjError as error:
        raise InputError(
            f"positions cannot be converted from {name}: {error}",
            where=where,
            advice="Convert to WGS 84 and say how",
        ) from error
    accuracy = best.accuracy if best.accuracy and best.accuracy > 0 else 0.0
    reason = JudgementReason(
        "datum_converted",
        {"datum": name, "operation": _operation(best.description), "accuracy": f"{accuracy:.10g}"},
    )
    return Conversion(np.asarray(north), np.asarray(east), accuracy, reason)


def _plain(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def _operation(description: str) -> str:
    """Return the published operation without the changes of axis order around it."""
    return " + ".join(part for part in description.split(" + ") if "axis order" not in part)
