"""C2SP tlog-witness, call `add-checkpoint`: its texts (https://c2sp.org/tlog-witness)."""

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass

from hudna.record.cosignature import CosignerKey
from hudna.record.errors import BadSignature, Malformed
from hudna.record.merkle import HASH_BYTES
from hudna.record.note import Note, NoteSignature, decode_base64

__all__ = [
    "MAX_REQUEST",
    "SIZE_TYPE",
    "AddCheckpoint",
    "known_cosignatures",
    "parse_lines",
    "parse_size",
    "print_lines",
    "print_size",
]

SIZE_TYPE = "text/x.tlog.size"
"""The content type of the answer 409, whose body is the size the witness knows."""
MAX_REQUEST = 1_100_000
"""More bytes than this are no request: a note of a million, and 63 hashes."""

_OLD = re.compile(r"old (0|[1-9][0-9]{0,18})", re.ASCII)
_SIZE = re.compile(r"(0|[1-9][0-9]{0,18})\n", re.ASCII)
_MAX_HASHES = 63
_MAX_LINES = 100


@dataclass(frozen=True, slots=True)
class AddCheckpoint:
    """A request: the size the witness last cosigned, the proof from there, the checkpoint."""

    old_size: int
    proof: tuple[bytes, ...]
    checkpoint: bytes

    @classmethod
    def parse(cls, data: bytes) -> "AddCheckpoint":
        """Return the request in a body; `Malformed` is the answer 400."""
        if len(data) > MAX_REQUEST:
            raise Malformed(f"the request is longer than {MAX_REQUEST} bytes")
        head, separator, checkpoint = data.partition(b"\n\n")
        if not separator:
            raise Malformed("the request has no empty line before its checkpoint")
        try:
            lines = head.decode("ascii").split("\n")
        except UnicodeDecodeError:
            raise Malformed("old size and proof of the request are not ASCII") from None
        old = _OLD.fullmatch(lines[0])
        if old is None:
            raise Malformed("the request begins with a line such as `old 42`")
        if len(lines) - 1 > _MAX_HASHES:
            raise Malformed(f"the proof has more than {_MAX_HASHES} hashes")
        proof = tuple(decode_base64(line) for line in lines[1:])
        if any(len(item) != HASH_BYTES for item in proof):
            raise Malformed(f"the proof holds something that has not {HASH_BYTES} bytes")
        return cls(int(old[1]), proof, checkpoint)

    def note(self) -> Note:
        """Return the checkpoint as a note; `Malformed` is the answer 403, as for no signature."""
        return Note.parse(self.checkpoint)

    def __bytes__(self) -> bytes:
        hashes = "".join(f"{base64.b64encode(item).decode()}\n" for item in self.proof)
        return f"old {self.old_size}\n{hashes}\n".encode() + self.checkpoint


def print_size(size: int) -> str:
    """Return the body of the answer 409: the size of the latest cosigned checkpoint."""
    return f"{size}\n"


def parse_size(data: bytes) -> int:
    """Return the size in the body of the answer 409."""
    match = _SIZE.fullmatch(data[:32].decode("ascii", "replace"))
    if match is None or len(data) > 32:
        raise Malformed("the witness's answer 409 does not hold a size")
    return int(match[1])


def print_lines(lines: Iterable[NoteSignature]) -> str:
    """Return the body of the answer 200: one signature line after the other."""
    return "".join(f"{line}\n" for line in lines)


def parse_lines(data: bytes) -> tuple[NoteSignature, ...]:
    """Return the signature lines in the body of the answer 200."""
    if len(data) > MAX_REQUEST:
        raise Malformed("the witness's answer is too long")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed("the witness's answer is not UTF-8") from None
    if not text.endswith("\n") or text.count("\n") > _MAX_LINES:
        raise Malformed("the witness's answer is not a few lines, each with its newline")
    return tuple(NoteSignature.parse(line) for line in text[:-1].split("\n"))


def known_cosignatures(
    text: str, lines: Iterable[NoteSignature], keys: Iterable[CosignerKey]
) -> tuple[NoteSignature, ...]:
    """Return those lines of an answer that are cosignatures, by these keys, of this checkpoint.

    Lines of other keys are ignored. Raises `BadSignature` for a wrong line of one of the keys, for
    one without a time, and if none is left.
    """
    known = {(key.name, key.id): key for key in keys}
    good: list[NoteSignature] = []
    for line in lines:
        key = known.get((line.name, line.key_id))
        if key is None:
            continue
        if not key.time_of(text, line.signature):
            raise BadSignature(f"{line.name} answered with a wrong or untimed cosignature")
        good.append(line)
    if not good:
        raise BadSignature("the witness's answer holds no cosignature by the expected key")
    return tuple(good)
