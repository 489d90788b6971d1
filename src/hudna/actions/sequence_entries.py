"""From the outbox to the record."""

from collections.abc import Sequence

from hudna.actions.ports import Log, Store
from hudna.errors import RecordRejected
from hudna.record.entry import SignedEntry
from hudna.record.errors import Rejected

__all__ = ["BATCH", "sequence_entries"]

BATCH = 1000


def sequence_entries(store: Store, log: Log) -> int:
    """Add pending entries to the record and note their indexes; return how many.

    The log ignores entries it has, so that a kill between the two steps, or two runs at once,
    loses and doubles nothing.
    """
    done = 0
    while pending := store.pending(BATCH):
        indexes = _append(log, pending)
        store.mark_sequenced([entry.hash for entry in pending], indexes)
        done += len(pending)
    return done


def _append(log: Log, pending: Sequence[SignedEntry]) -> list[int]:
    try:
        return log.append(pending)
    except Rejected as error:
        raise RecordRejected(
            f"the record refuses a pending entry: {error.message}",
            where=pending[error.position].hash,
            advice="Nothing was added; 'hudna record audit' says where desk and record differ",
        ) from error
