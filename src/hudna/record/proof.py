"""C2SP tlog-proof v1: an inclusion proof with its checkpoint (https://c2sp.org/tlog-proof)."""

import base64
import re
from dataclasses import dataclass

from hudna.record.errors import Malformed
from hudna.record.merkle import HASH_BYTES
from hudna.record.note import decode_base64

__all__ = ["TlogProof"]

_FIRST = "c2sp.org/tlog-proof@v1"
_INDEX = re.compile(r"index (0|[1-9][0-9]{0,18})", re.ASCII)
_MAX_HASHES = 63
_MAX_PROOF = 1_200_000


@dataclass(frozen=True, slots=True)
class TlogProof:
    """Index of an entry, its path to the root, the signed checkpoint, and unsigned extra data."""

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: str
    extra: bytes | None = None

    @classmethod
    def parse(cls, text: str) -> "TlogProof":
        """Return the proof in a text (section "Format")."""
        head, separator, checkpoint = text.partition("\n\n")
        lines = head.split("\n")
        if len(text) > _MAX_PROOF or not separator or lines.pop(0) != _FIRST or not lines:
            raise Malformed(f"a proof begins with {_FIRST} and ends with a checkpoint")
        extra = None
        if lines[0].startswith("extra "):
            extra = decode_base64(lines.pop(0).removeprefix("extra "))
        index = _INDEX.fullmatch(lines[0]) if lines else None
        if index is None:
            raise Malformed("the proof does not give the index of its entry")
        hashes = tuple(decode_base64(line) for line in lines[1:])
        if len(hashes) > _MAX_HASHES or any(len(item) != HASH_BYTES for item in hashes):
            raise Malformed(f"a proof has at most {_MAX_HASHES} hashes of {HASH_BYTES} bytes")
        return cls(int(index[1]), hashes, checkpoint, extra)

    def __str__(self) -> str:
        lines = [_FIRST]
        if self.extra is not None:
            lines.append(f"extra {base64.b64encode(self.extra).decode()}")
        lines.append(f"index {self.index}")
        lines += [base64.b64encode(item).decode() for item in self.hashes]
        return "\n".join(lines) + f"\n\n{self.checkpoint}"
