"""Single fields of a draft: each read strictly, so that nothing is guessed."""

import math
import re
from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise
from typing import Any

from hudna.errors import InputError
from hudna.model.judgement import HeightDatum
from hudna.model.movement import RoutePoint

__all__ = ["heights", "instant", "plain", "points", "quantity", "yes_or_no"]

FOOT_M = 0.3048
"""The international foot."""

MOST_POINTS = 200


def plain(fields: Mapping[str, Any], name: str) -> str:
    """Return words without blanks around them, empty where there are none."""
    value = fields.get(name)
    return "" if value is None else str(value).strip()


def yes_or_no(fields: Mapping[str, Any], name: str) -> bool:
    """Return a yes or no, no where nothing is given."""
    word = plain(fields, name).lower()
    if word in ("", "no", "false", "0"):
        return False
    if word in ("yes", "true", "1", "on"):
        return True
    raise InputError(f"'{word}' is neither yes nor no", where=name, advice="Write yes or no")


def quantity(fields: Mapping[str, Any], name: str, *, above: float = -math.inf) -> float | None:
    """Return a number above a limit, null where none is given."""
    word = plain(fields, name)
    if not word:
        return None
    try:
        value = float(word)
    except ValueError as error:
        raise InputError(
            f"'{word}' is no number", where=name, advice="Write a number without its unit"
        ) from error
    if not math.isfinite(value) or value <= above:
        raise InputError(f"{word} cannot be", where=name, advice=f"Give more than {above:g}")
    return value


def instant(fields: Mapping[str, Any], name: str) -> datetime | None:
    """Return a moment with its offset from UTC, null where none is given."""
    word = plain(fields, name)
    if not word:
        return None
    try:
        value = datetime.fromisoformat(word)
    except ValueError as error:
        raise InputError(
            f"'{word}' is no moment", where=name, advice="Write it as 2030-01-31T06:30+03:00"
        ) from error
    if value.tzinfo is None:
        raise InputError(
            f"'{word}' does not say in which time zone",
            where=name,
            advice="Add the offset, as in 2030-01-31T06:30+03:00, or Z for UTC",
        )
    return value


def points(fields: Mapping[str, Any], name: str) -> tuple[RoutePoint, ...]:
    """Return the points of a route: "latitude longitude name; ..." or a list of objects."""
    value = fields.get(name)
    if isinstance(value, list | tuple):
        found = tuple(_from_object(one, n) for n, one in enumerate(value, start=1))
    else:
        parts = [p.strip() for p in re.split(r"[;\n]", str(value or "")) if p.strip()]
        found = tuple(_from_words(one, n) for n, one in enumerate(parts, start=1))
    if not found:
        raise InputError("there is no point", where=name, advice="Give latitude and longitude")
    if len(found) > MOST_POINTS:
        raise InputError(
            f"there are {len(found)} points", where=name, advice=f"Give {MOST_POINTS} at most"
        )
    for n, (one, other) in enumerate(pairwise(found), start=1):
        if (one.latitude, one.longitude) == (other.latitude, other.longitude):
            raise InputError(
                f"points {n} and {n + 1} are the same", where=name, advice="Take one of them out"
            )
    return found


def _from_words(words: str, n: int) -> RoutePoint:
    match = re.fullmatch(r"(-?\d+(?:\.\d+)?)[\s,]+(-?\d+(?:\.\d+)?)(?:[\s,]+(.*))?", words)
    if match is None:
        raise InputError(
            f"point {n}, '{words}', cannot be read",
            where="route",
            advice="Write latitude and longitude in degrees, then a name: 35.61 36.56 Kafr Nabl",
        )
    return _point(float(match[1]), float(match[2]), match[3] or "", n)


def _from_object(given: Any, n: int) -> RoutePoint:
    try:
        latitude, longitude = float(given["latitude"]), float(given["longitude"])
        return _point(latitude, longitude, str(given.get("name", "")), n)
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise InputError(
            f"point {n} has no latitude and longitude",
            where="route",
            advice='Write {"latitude": 35.61, "longitude": 36.56, "name": "Kafr Nabl"}',
        ) from error


def _point(latitude: float, longitude: float, name: str, n: int) -> RoutePoint:
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise InputError(
            f"point {n} lies at latitude {latitude:g}, longitude {longitude:g}",
            where="route",
            advice="Latitude comes first, -90 to 90; then longitude, -180 to 180",
        )
    return RoutePoint(latitude, longitude, name.strip())


def heights(fields: Mapping[str, Any]) -> tuple[float | None, float | None, HeightDatum]:
    """Return lower and upper height in metres and what they are measured from.

    Raises `InputError` for metres and feet of one flight, and for heights without a reference.
    """
    metres = [quantity(fields, name) for name in ("lower_m", "upper_m")]
    feet = [quantity(fields, name) for name in ("lower_ft", "upper_ft")]
    in_feet = any(one is not None for one in feet)
    if in_feet and any(one is not None for one in metres):
        raise InputError(
            "heights are given in metres and in feet", where="lower_ft", advice="Use one unit"
        )
    lower, upper = [None if one is None else one * FOOT_M for one in feet] if in_feet else metres
    word = plain(fields, "height_reference")
    if word and word not in list(HeightDatum):
        raise InputError(
            f"'{word}' is no height reference",
            where="height_reference",
            advice=f"Use: {', '.join(HeightDatum)}",
        )
    if (lower is not None or upper is not None) and not word:
        raise InputError(
            "nothing says what the heights are measured from",
            where="height_reference",
            advice=f"Use: {', '.join(HeightDatum)}",
        )
    if lower is not None and upper is not None and lower > upper:
        raise InputError("the lower height is above the upper", where="lower_m", advice="Swap them")
    return lower, upper, HeightDatum(word) if word else HeightDatum.UNKNOWN
