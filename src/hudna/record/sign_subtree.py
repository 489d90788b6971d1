"""C2SP tlog-witness, call `sign-subtree`: its request (https://c2sp.org/tlog-witness)."""

import base64
import re
from dataclasses import dataclass

from hudna.record.add_checkpoint import MAX_REQUEST
from hudna.record.errors import BadProof, Malformed
from hudna.record.merkle import HASH_BYTES
from hudna.record.note import Note, decode_base64
from hudna.record.subtree import check_subtree

__all__ = ["SignSubtree"]

_RANGE = re.compile(r"subtree (0|[1-9][0-9]{0,18}) ([1-9][0-9]{0,18})", re.ASCII)
_MAX_HASHES = 63


@dataclass(frozen=True, slots=True)
class SignSubtree:
    """A request: a range of leaves, its hash, the proof of it, and a checkpoint cosigned before."""

    start: int
    end: int
    root: bytes
    proof: tuple[bytes, ...]
    checkpoint: Note

    @classmethod
    def parse(cls, data: bytes) -> "SignSubtree":
        """Return the request in a body; `Malformed` is the answer 400."""
        head, separator, checkpoint = data.partition(b"\n\n")
        if not separator or len(data) > MAX_REQUEST:
            raise Malformed("the request has no empty line before its checkpoint, or is too long")
        try:
            lines = head.decode("ascii").split("\n")
        except UnicodeDecodeError:
            raise Malformed("range and proof of the request are not ASCII") from None
        found = _RANGE.fullmatch(lines[0])
        if found is None:
            raise Malformed("the request begins with a line such as `subtree 8 13`")
        hashes = [decode_base64(line) for line in lines[1:]]
        if not 0 < len(hashes) <= _MAX_HASHES + 1 or any(len(h) != HASH_BYTES for h in hashes):
            raise Malformed(f"a subtree's hash and at most {_MAX_HASHES} more follow its range")
        start, end = int(found[1]), int(found[2])
        try:
            check_subtree(start, end)
        except BadProof as error:
            raise Malformed(str(error)) from None
        return cls(start, end, hashes[0], tuple(hashes[1:]), Note.parse(checkpoint))

    def __str__(self) -> str:
        hashes = (base64.b64encode(item).decode() for item in (self.root, *self.proof))
        lines = "".join(f"{line}\n" for line in hashes)
        return f"subtree {self.start} {self.end}\n{lines}\n{self.checkpoint}"
