"""Canonical JSON, RFC 8785, through the `rfc8785` package.

For most entries Python's own serialiser gives the same bytes five times faster. It is used only
where it must agree: no fractions or exponents, no numbers that RFC 8785 refuses, and no characters
beyond the basic plane, which UTF-16 sorts differently. Anything else takes the way of the package.
"""

import json
import re
from typing import Any

import rfc8785

from hudna.record.errors import Malformed

__all__ = ["canonical_json", "depth", "load_canonical"]

_ASTRAL = re.compile(rb"[\xf0-\xff]")
_SAFE_DIGITS = 15
"""Whole numbers of so many digits are exact everywhere; the package judges longer ones."""

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def _leave(number: str) -> Any:
    raise ValueError(f"{number} is left to the package")


def _short(number: str) -> int:
    if len(number) > _SAFE_DIGITS:
        _leave(number)
    return int(number)


_decode = json.JSONDecoder(parse_float=_leave, parse_int=_short, parse_constant=_leave).decode


def load_canonical(data: bytes) -> Any:
    """Return the JSON value in UTF-8 bytes; raises `Malformed` unless they are its one form."""
    try:
        text = data.decode("utf-8")
        if data.isascii() or _ASTRAL.search(data) is None:
            value = _decode(text)
            if _encode(value) == text:
                return value
    except (ValueError, RecursionError):
        pass
    try:
        value = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise Malformed(f"not JSON in UTF-8: {error}") from error
    if canonical_json(value) != data:
        raise Malformed("not in canonical form (RFC 8785)")
    return value


def canonical_json(value: Any) -> bytes:
    """Return a JSON value in the canonical form of RFC 8785; raises `Malformed` if it has none."""
    try:
        return rfc8785.dumps(value)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"the value has no canonical JSON form: {error}") from error


def depth(value: Any) -> int:
    """Return how many arrays and objects lie in one another; 0 for text, numbers and the like."""
    levels, row = 0, [value]
    while row := [item for item in row if isinstance(item, dict | list)]:
        levels += 1
        row = [x for item in row for x in (item.values() if isinstance(item, dict) else item)]
    return levels
