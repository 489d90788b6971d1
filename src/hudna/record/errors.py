"""Every error the record raises on purpose.

RecordError              something is wrong with the record or with what was given to it
├── Malformed            bytes or text are not what their format demands
├── BadSignature         a signature is missing, not strict, or not by the key that is needed
├── BadProof             a Merkle proof does not lead to the root it should
├── Mismatch             a sealed field opens to something else than its entry commits to
├── Outdated             a checkpoint is older than its reader accepts
├── Rejected             a well-formed entry that the log may not accept; `rule` names why
├── Stale                a witness last cosigned another size than the request says
├── Unknown              a log that this witness was not asked to watch
├── ReadOnly             the log was opened without the operator's key
├── Busy                 another process is writing this log
└── Inconsistent         stored data contradict each other or an earlier checkpoint
    ├── Rollback         shorter than a checkpoint that was already signed or mirrored
    └── Fork             a different history than one that was already signed or mirrored
"""

__all__ = [
    "BadProof",
    "BadSignature",
    "Busy",
    "Fork",
    "Inconsistent",
    "Malformed",
    "Mismatch",
    "Outdated",
    "ReadOnly",
    "RecordError",
    "Rejected",
    "Rollback",
    "Stale",
    "Unknown",
]


class RecordError(Exception):
    """Base of all deliberate errors of the record."""


class Malformed(RecordError):
    """Bytes or text are not what their format demands."""


class BadSignature(RecordError):
    """A signature is missing, not strict, or not by the key that is needed."""


class BadProof(RecordError):
    """A Merkle proof does not lead to the root it should."""


class Mismatch(RecordError):
    """A sealed field opens to something else than its entry commits to."""


class Outdated(RecordError):
    """A checkpoint is older than its reader accepts, or nothing tells its age."""


class Rejected(RecordError):
    """A well-formed entry that the log may not accept, and where it stood in the batch."""

    def __init__(self, rule: str, message: str, *, position: int = 0) -> None:
        super().__init__(f"entry {position} of the batch, rule {rule}: {message}")
        self.rule = rule
        self.message = message
        self.position = position


class Stale(RecordError):
    """A witness last cosigned another size than the request says; `size` is the one it did."""

    def __init__(self, size: int) -> None:
        super().__init__(f"the witness last cosigned {size} entries")
        self.size = size


class Unknown(RecordError):
    """A log that this witness was not asked to watch."""


class ReadOnly(RecordError):
    """The log was opened without the operator's key and can only be read."""


class Busy(RecordError):
    """Another process is writing this log."""


class Inconsistent(RecordError):
    """Stored data contradict each other or an earlier checkpoint."""


class Rollback(Inconsistent):
    """The log is shorter than a checkpoint that was already signed or mirrored."""


class Fork(Inconsistent):
    """The log shows a different history than one that was already signed or mirrored."""
