"""C2SP tlog-witness: cosign only what extends what was cosigned before (c2sp.org/tlog-witness).

A cosignature is given away only after the checkpoint under it is stored for good, and comparing
with the last one and storing the new one happen in one transaction: no order of requests, and no
kill between two steps, makes a witness sign two histories.
"""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256

from hudna.record.add_checkpoint import AddCheckpoint
from hudna.record.checkpoint import Checkpoint
from hudna.record.cosignature import Cosigner
from hudna.record.errors import BadProof, BadSignature, Malformed, Rollback, Stale, Unknown
from hudna.record.merkle import EMPTY_ROOT, verify_consistency
from hudna.record.note import Note, NoteKey, NoteSignature
from hudna.record.witness_state import Head, WitnessState

__all__ = ["Witness", "origin_hash"]


def origin_hash(origin: str) -> str:
    """Return SHA-256 of an origin in hex, the folder of a log in the monitoring interface."""
    return sha256(origin.encode()).hexdigest()


def _now() -> int:
    return int(time.time())


class Witness:
    """One cosigner with one or more keys, watching the logs it was asked to watch."""

    def __init__(
        self,
        state: WitnessState,
        logs: Mapping[str, Sequence[NoteKey]],
        cosigners: Sequence[Cosigner],
        *,
        clock: Callable[[], int] = _now,
    ) -> None:
        """Take the keys by origin that sign a log's checkpoints, and the keys to cosign with."""
        self._state, self._logs, self._cosigners, self._clock = state, logs, cosigners, clock

    def add_checkpoint(self, request: AddCheckpoint) -> tuple[NoteSignature, ...]:
        """Return cosignatures of a checkpoint that extends the last one (call `add-checkpoint`).

        Raises `Malformed` (answer 400), `Unknown` (404), `BadSignature` (403), `Stale` (409) and
        `BadProof` (422).
        """
        note, checkpoint = self._opened(request)
        if request.old_size > checkpoint.size:
            raise Malformed("the old size is larger than that of the checkpoint")
        with self._state.turn(checkpoint.origin) as head:
            if request.old_size != head.size:
                raise Stale(head.size)
            _check_extension(head, request, checkpoint)
            moment = self._clock()
            given = tuple(cosigner.cosign(note.text, moment) for cosigner in self._cosigners)
            signed = Note(note.text, (*self._of_log(checkpoint.origin, note), *given))
            head.store(checkpoint.size, checkpoint.root, str(signed))
        return given

    def _opened(self, request: AddCheckpoint) -> tuple[Note, Checkpoint]:
        try:
            note = request.note()
            checkpoint = Checkpoint.parse(note.text)
        except Malformed as error:
            raise BadSignature(f"invalid signature: not a signed checkpoint: {error}") from error
        if checkpoint.origin not in self._logs:
            raise Unknown(f"unknown log: this witness does not watch {checkpoint.origin}")
        try:
            note.check(self._logs[checkpoint.origin])
        except BadSignature as error:
            raise BadSignature(f"invalid signature: {error}") from error
        return note, checkpoint

    def _of_log(self, origin: str, note: Note) -> list[NoteSignature]:
        known = {(key.name, key.id) for key in self._logs[origin]}
        return [line for line in note.signatures if (line.name, line.key_id) in known]

    def latest(self, origin: str) -> str | None:
        """Return the latest cosigned checkpoint with the log's signature; None if there is none."""
        return self._state.head(origin).note

    def latest_by_hash(self, folder: str) -> str | None:
        """Return the same by `origin_hash`, as the monitoring interface names logs."""
        for origin in self._logs:
            if origin_hash(origin) == folder:
                return self.latest(origin)
        return None

    def check_not_behind(self, seen: Iterable[bytes]) -> None:
        """Raise `Rollback` if the witness once cosigned more than it remembers.

        `seen` are checkpoints that others hold: one of them with this witness's own cosignature
        and a size beyond its memory shows that an old copy of its state was put back.
        """
        own = [cosigner.key for cosigner in self._cosigners]
        for data in seen:
            try:
                note = Note.parse(data)
                checkpoint = Checkpoint.parse(note.text)
                note.check(own)
            except (Malformed, BadSignature):
                continue
            head = self._state.head(checkpoint.origin)
            if checkpoint.size > head.size:
                raise Rollback(
                    f"this witness has cosigned {checkpoint.size} entries of {checkpoint.origin}, "
                    f"and remembers {head.size}: an old copy of its state was put back"
                )
            if checkpoint.size == head.size and checkpoint.root != head.root:
                raise Rollback(
                    f"this witness has cosigned another root of the {head.size} entries of "
                    f"{checkpoint.origin} than the one it remembers"
                )


def _check_extension(head: Head, request: AddCheckpoint, checkpoint: Checkpoint) -> None:
    """Raise `BadProof` unless the checkpoint extends the last one; size 0 needs no proof."""
    if checkpoint.size == 0 and checkpoint.root != EMPTY_ROOT:
        raise BadProof("consistency proof: the empty tree has another root")
    if request.old_size == 0:
        if request.proof:
            raise BadProof("consistency proof: nothing is proved from size 0")
        return
    try:
        old = head.root or EMPTY_ROOT
        verify_consistency(head.size, checkpoint.size, old, checkpoint.root, request.proof)
    except BadProof as error:
        raise BadProof(f"consistency proof: {error}") from error
