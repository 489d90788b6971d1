"""C2SP tlog-checkpoint: origin, size and root as a signed note (https://c2sp.org/tlog-checkpoint)."""

import base64
import re
from dataclasses import dataclass

from hudna.record.errors import Malformed
from hudna.record.keys import KeyPair
from hudna.record.merkle import HASH_BYTES
from hudna.record.note import Note, NoteKey, decode_base64

__all__ = ["Checkpoint", "open_checkpoint", "sign_checkpoint"]

_SIZE = re.compile(r"0|[1-9][0-9]{0,18}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of the tree: who keeps the log, how many entries, and the root over them."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> "Checkpoint":
        """Return the checkpoint in a note's text (section "Note text")."""
        lines = text.split("\n")
        if len(lines) < 4 or lines.pop() != "" or not all(lines):
            raise Malformed("a checkpoint has three or more non-empty lines")
        if not _SIZE.fullmatch(lines[1]):
            raise Malformed(f"{lines[1]!r} is not the size of a tree")
        root = decode_base64(lines[2])
        if len(root) != HASH_BYTES:
            raise Malformed(f"the root of a checkpoint has {HASH_BYTES} bytes, not {len(root)}")
        return cls(lines[0], int(lines[1]), root, tuple(lines[3:]))

    @classmethod
    def of_note(cls, data: bytes) -> "Checkpoint":
        """Return the checkpoint in a note, its signatures left to whoever knows the keys."""
        return cls.parse(Note.parse(data).text)

    def __str__(self) -> str:
        root = base64.b64encode(self.root).decode()
        return "".join(f"{s}\n" for s in (self.origin, str(self.size), root, *self.extensions))


def sign_checkpoint(checkpoint: Checkpoint, pair: KeyPair) -> str:
    """Return the checkpoint as a note signed by its log, whose key is named after the origin."""
    return str(Note.sign(str(checkpoint), checkpoint.origin, pair))


def open_checkpoint(data: bytes, key: NoteKey) -> Checkpoint:
    """Return the checkpoint in a note signed by `key`; raises `Malformed` or `BadSignature`."""
    note = Note.parse(data)
    note.check([key])
    checkpoint = Checkpoint.parse(note.text)
    if checkpoint.origin != key.name:
        raise Malformed(f"the checkpoint is of {checkpoint.origin!r}, not of {key.name!r}")
    return checkpoint
