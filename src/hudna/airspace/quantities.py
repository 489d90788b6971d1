"""Numbers with their units, as cases and statements write them."""

import math
import re

from hudna.text.schema import Node

__all__ = ["LENGTHS_M", "TIMES_S", "length", "present", "seconds"]

LENGTHS_M = {
    "m": 1.0,
    "km": 1000.0,
    "ft": 0.3048,
    "mi": 1609.344,
    "nmi": 1852.0,
    "nm": 1852.0,
}
"""Metres of each unit: the statute mile is `mi`, the nautical one `nmi` or `NM`."""

TIMES_S = {"s": 1.0, "min": 60.0, "h": 3600.0}

_WRITTEN = re.compile(r"([-+]?\d+(?:\.\d+)?)\s*([A-Za-z]+)")
_AMBIGUOUS = ("mile", "miles")


def present(node: Node, name: str) -> bool:
    """Return whether a field is there and says something; null says nothing."""
    return name in node and node.value[name] not in ("", "null", "Null", "NULL", "~", None)


def length(node: Node, name: str, least: float = 0.0) -> float | None:
    """Return metres of `name_m`, `name_ft` or `name` with its unit; null where none is given."""
    return _quantity(node, name, LENGTHS_M, ("m", "ft", "km"), least)


def seconds(node: Node, name: str) -> float | None:
    """Return seconds of `name_s` or `name` with its unit; null where none is given."""
    return _quantity(node, name, TIMES_S, ("s",), 0.0)


def _quantity(
    node: Node, name: str, units: dict[str, float], suffixes: tuple[str, ...], least: float
) -> float | None:
    fields = [field for field in (name, *(f"{name}_{s}" for s in suffixes)) if present(node, field)]
    if not fields:
        return None
    if len(fields) > 1:
        node.wrong(f"'{fields[0]}' and '{fields[1]}' are both given", "Keep one of them")
    field = fields[0]
    if field != name:
        return node[field].number(least) * units[field.removeprefix(f"{name}_")]
    text = node[field].text()
    found = _WRITTEN.fullmatch(text)
    unit = found[2] if found else ""
    known = unit if unit in units else unit.casefold()
    if found is None or known not in units:
        asked = "statute 'mi' or nautical 'nmi'" if unit.casefold() in _AMBIGUOUS else "its unit"
        node[field].wrong(
            f"'{text}' does not say how much in which unit: {asked}",
            f'Write a number and one of {", ".join(units)}, as in "1.36 mi"',
        )
    value = float(found[1]) * units[known]
    if not (math.isfinite(value) and value >= least):
        node[field].wrong(f"'{text}' is not possible here", f"Write {least:g} or more")
    return value
