"""The operator's side of witnessing: bring the last checkpoint round, publish what comes back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hudna.connect.witnesses import Round, Witnesses
from hudna.record.checkpoint import Checkpoint, open_checkpoint
from hudna.record.errors import Fork, RecordError, Rollback
from hudna.record.folder import Folder
from hudna.record.merkle import consistency_proof, root_hash
from hudna.record.note import Note, NoteKey, NoteSignature
from hudna.record.policy import Standing, WitnessPolicy
from hudna.record.witnessed import merged

__all__ = ["Cosigned", "compare_with_witnesses", "cosign"]

Keep = Callable[[Note, Iterable[NoteSignature]], Note]
"""Adds cosignatures to the record under its one writer's lock, and returns the note as kept."""


@dataclass(frozen=True, slots=True)
class Cosigned:
    """The checkpoint as it stands after a round, and what the round brought."""

    size: int
    standing: Standing
    round: Round


def compare_with_witnesses(
    files: Folder, key: NoteKey, policy: WitnessPolicy, witnesses: Witnesses
) -> dict[str, str]:
    """Raise `Rollback` or `Fork` where a witness has seen more of the log than lies here.

    To be asked before anything is added: an old copy that was put back is found out before it
    signs a second history. Returns, by party, why a witness could not be compared with.
    """
    found, problems = witnesses.latest(key.name)
    ours = open_checkpoint(files.read_checkpoint(), key)
    for party, data in found.items():
        try:
            theirs = open_checkpoint(data, key)
            Note.parse(data).check(w.key for w in policy.witnesses if w.party == party)
        except RecordError as error:
            problems[party] = str(error)
            continue
        if theirs.size > ours.size:
            raise Rollback(
                f"the witness of {party} has cosigned {theirs.size} entries, the record here has "
                f"{ours.size}: an old copy was put back; restore the newest one"
            )
        if root_hash(theirs.size, files.nodes) != theirs.root:
            raise Fork(
                f"the witness of {party} has cosigned another history of the first "
                f"{theirs.size} entries than the one that lies here"
            )
    return problems


def cosign(files: Folder, policy: WitnessPolicy, witnesses: Witnesses, keep: Keep) -> Cosigned:
    """Have the published checkpoint cosigned and publish it so; tells how firmly it stands.

    Raises `Rollback` when a witness has cosigned more entries than were published here, even
    now that all have answered.
    """
    note = Note.parse(files.read_checkpoint())
    size = Checkpoint.parse(note.text).size

    def proof(old: int, new: int) -> list[bytes]:
        return consistency_proof(old, new, files.nodes)

    outcome = witnesses.cosign(note, proof, policy.quorum)
    newest = Checkpoint.of_note(files.read_checkpoint()).size
    for party, theirs in outcome.ahead.items():
        if theirs > newest:
            raise Rollback(
                f"the witness of {party} has cosigned {theirs} entries, the record here has "
                f"{newest}: an old copy was put back; restore the newest one"
            )
    if merged(note, outcome.lines) != note:
        note = keep(note, outcome.lines)
    return Cosigned(size, policy.standing(note), outcome)
