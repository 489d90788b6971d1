"""The record as a page shows it: size, root, what waits to get in, the signed checkpoint."""

from dataclasses import dataclass

from hudna.db.gate import Reader
from hudna.record.folder import CHECKPOINT, Folder
from hudna.web import access

__all__ = ["RecordView", "checkpoint_text", "origin", "record_files", "record_view"]


@dataclass(frozen=True, slots=True)
class RecordView:
    """The record's state; checkpoint parts are empty before the first one is signed."""

    size: int
    pending: int
    origin: str
    root: str
    checkpoint: str

    @property
    def short_root(self) -> str:
        """The first characters of the root, enough to compare by eye."""
        return self.root[:12]


def record_view(reader: Reader) -> RecordView:
    """Return the record's state on this node."""
    state = reader.record_state()
    note = checkpoint_text()
    lines = note.split("\n")
    origin, root = (lines[0], lines[2]) if len(lines) > 2 else ("", "")
    return RecordView(state.sequenced, state.pending, origin, root, note)


def checkpoint_text() -> str:
    """Return the latest checkpoint as signed, empty where there is none."""
    node = access.node()
    path = node.record / "checkpoint" if node else None
    return path.read_text("utf-8") if path and path.is_file() else ""


def record_files() -> Folder | None:
    """Return the static files of the record, null where there is none yet."""
    node = access.node()
    return Folder(node.record) if node and (node.record / CHECKPOINT).is_file() else None


def origin() -> str:
    """Return the record's name, which every signature is bound to."""
    node = access.node()
    return node.origin if node else ""
