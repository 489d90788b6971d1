"""Freeze and succession: how the parties part from an operator they no longer trust.

A quorum signs that the log ends at a checkpoint. A willing operator appends that as the last
entry, `freeze`; against an unwilling one the signed statement alone is enough: witnesses sign
nothing more of that origin, and the genesis of the next log carries it, with the last checkpoint,
among its terms.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from hudna.record.approvals import check_approvals
from hudna.record.canonical import canonical_json
from hudna.record.checkpoint import Checkpoint
from hudna.record.errors import Malformed
from hudna.record.note import Note

__all__ = ["FREEZE", "SUCCEEDS", "Freeze", "parse_freeze", "predecessor"]

FREEZE = "freeze"
SUCCEEDS = "succeeds"
"""The member of a genesis's terms that names the log before: its checkpoint and its freeze."""

_DOMAIN = b"hudna.freeze.v1\n"
_ROOT = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Freeze:
    """The log that ends, the last size and root in hex that count, and why."""

    origin: str
    size: int
    root: str
    reason: str

    def statement(self) -> bytes:
        """Return the bytes that every approving party signs."""
        return _DOMAIN + canonical_json(self._members())

    def _members(self) -> dict[str, Any]:
        return {
            "origin": self.origin,
            "size": self.size,
            "root": self.root,
            "reason": self.reason,
        }

    def body(self, approvals: dict[str, str]) -> dict[str, Any]:
        """Return the freeze with the signatures of the parties that approve it."""
        return {**self._members(), "approvals": approvals}


def parse_freeze(body: Any, keys: Mapping[str, Collection[bytes]]) -> Freeze:
    """Return the freeze in a body; raises `Malformed` unless a quorum of `keys` signed it."""
    if not isinstance(body, dict) or body.keys() != {
        "origin",
        "size",
        "root",
        "reason",
        "approvals",
    }:
        raise Malformed("a freeze has origin, size, root, reason and approvals")
    texts = (body["origin"], body["root"], body["reason"])
    if not all(isinstance(text, str) for text in texts) or not _ROOT.fullmatch(body["root"]):
        raise Malformed("origin, root (in hex) and reason of a freeze are text")
    if type(body["size"]) is not int or body["size"] < 1:
        raise Malformed("the size of a freeze is a number of entries")
    freeze = Freeze(body["origin"], body["size"], body["root"], body["reason"])
    check_approvals(body["approvals"], freeze.statement(), keys)
    return freeze


def predecessor(
    terms: Mapping[str, Any], keys: Mapping[str, Collection[bytes]]
) -> tuple[Freeze, Note] | None:
    """Return the freeze of the log before and its last checkpoint, None for a first log.

    `keys` are the root keys of the parties of the log before. The checkpoint's signatures are
    left to whoever knows that log's operator and witnesses.
    """
    if SUCCEEDS not in terms:
        return None
    value = terms[SUCCEEDS]
    if not isinstance(value, dict) or value.keys() != {"checkpoint", "freeze"}:
        raise Malformed("what a log succeeds has a checkpoint and a freeze")
    freeze = parse_freeze(value["freeze"], keys)
    if not isinstance(value["checkpoint"], str):
        raise Malformed("the last checkpoint of the log before is text")
    note = Note.parse(value["checkpoint"].encode())
    last = Checkpoint.parse(note.text)
    if (last.origin, last.size, last.root.hex()) != (freeze.origin, freeze.size, freeze.root):
        raise Malformed("the last checkpoint is not the one at which the parties froze the log")
    return freeze, note
