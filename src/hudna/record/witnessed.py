"""Cosignatures come in after a checkpoint is published: adding them, and finding the best one.

A busy log has published a newer checkpoint by the time witnesses have cosigned one. Each is
therefore also kept by its size, and a receipt takes the newest that covers its entry.
"""

from collections.abc import Iterable

from hudna.record.checkpoint import Checkpoint
from hudna.record.errors import Malformed
from hudna.record.folder import CHECKPOINT, Folder
from hudna.record.note import Note, NoteSignature
from hudna.record.policy import Finality, WitnessPolicy

__all__ = ["best_note", "keep_cosigned", "merged"]


def merged(note: Note, lines: Iterable[NoteSignature]) -> Note:
    """Return a note with those lines added whose keys have not signed it yet."""
    there = {(line.name, line.key_id) for line in note.signatures}
    fresh: dict[tuple[str, bytes], NoteSignature] = {}
    for line in lines:
        if (line.name, line.key_id) not in there:
            fresh.setdefault((line.name, line.key_id), line)
    return Note(note.text, (*note.signatures, *fresh.values()))


def keep_cosigned(files: Folder, note: Note) -> Note:
    """Keep a cosigned checkpoint, and publish it unless another one has been since.

    Lines that were kept before stay. Only the log's one writer may call this.
    """
    size = Checkpoint.parse(note.text).size
    before = _kept(files, size)
    if before is not None and before.text == note.text:
        note = merged(before, note.signatures)
    files.write_witnessed(size, str(note))
    published = Note.parse(files.read_checkpoint())
    if published.text == note.text:
        note = merged(published, note.signatures)
        files.write_checkpoint(str(note))
    return note


def _kept(files: Folder, size: int) -> Note | None:
    try:
        return Note.parse(files.read_witnessed(size))
    except Malformed:
        return None


def best_note(files: Folder, policy: WitnessPolicy | None, index: int) -> Note:
    """Return the firmest checkpoint that covers an entry, the newest of equals.

    The published one if a quorum has cosigned it, else the newest kept one that a quorum
    cosigned, else the published one. Raises `Malformed` for an entry that is not published.
    """
    published = Note.parse(files.read_checkpoint())
    if Checkpoint.parse(published.text).size <= index:
        raise Malformed(f"there is no entry {index} under the {CHECKPOINT}")
    if policy is None or policy.standing(published).finality >= Finality.QUORUM:
        return published
    for size in reversed(files.witnessed_sizes()):
        if size <= index:
            break
        note = Note.parse(files.read_witnessed(size))
        if policy.standing(note).finality >= Finality.QUORUM:
            return note
    return published
