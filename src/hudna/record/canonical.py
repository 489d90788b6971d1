"""Canonical JSON, RFC 8785, through the `rfc8785` package."""

from typing import Any

import rfc8785

from hudna.record.errors import Malformed

__all__ = ["canonical_json", "depth"]


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
