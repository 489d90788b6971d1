"""Canonical JSON, RFC 8785, through the `rfc8785` package."""

from typing import Any

import rfc8785

from hudna.record.errors import Malformed

__all__ = ["canonical_json"]


def canonical_json(value: Any) -> bytes:
    """Return a JSON value in the canonical form of RFC 8785; raises `Malformed` if it has none."""
    try:
        return rfc8785.dumps(value)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"the value has no canonical JSON form: {error}") from error
