"""`opened` and `mismatch`: a recipient says in the record what it found in a sealed field.

An author who seals one thing and commits to another is found out by whoever opens it; that the
recipient says so, signed and in order, is what makes it count.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hudna.record.errors import Malformed

__all__ = ["MISMATCH", "OPENED", "Opening", "parse_opening"]

OPENED = "opened"
MISMATCH = "mismatch"
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Opening:
    """The hash of the entry, its field, and the SHA-256 of the sealed file, all in hex."""

    entry: str
    field: str
    sealed: str

    def body(self) -> dict[str, Any]:
        """Return the body of an entry of type `opened` or `mismatch`."""
        return {"entry": self.entry, "field": self.field, "sealed": self.sealed}


def parse_opening(body: Mapping[str, Any]) -> Opening:
    """Return the opening in a body; raises `Malformed`."""
    if body.keys() != {"entry", "field", "sealed"}:
        raise Malformed("an opening has entry, field and sealed")
    if not all(isinstance(value, str) and value for value in body.values()):
        raise Malformed("the members of an opening are non-empty text")
    if not (_HASH.fullmatch(body["entry"]) and _HASH.fullmatch(body["sealed"])):
        raise Malformed("entry and sealed file of an opening are SHA-256 in hex")
    return Opening(body["entry"], body["field"], body["sealed"])
