"""From the outbox to the record."""

from hudna.actions.ports import Log, Store

__all__ = ["BATCH", "sequence_entries"]

BATCH = 1000


def sequence_entries(store: Store, log: Log) -> int:
    """Add pending entries to the record and note their indexes; return how many.

    The log ignores entries it has, so that a kill between the two steps, or two runs at once,
    loses and doubles nothing.
    """
    done = 0
    while pending := store.pending(BATCH):
        indexes = log.append(pending)
        store.mark_sequenced([entry.hash for entry in pending], indexes)
        done += len(pending)
    return done
