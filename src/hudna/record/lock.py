"""One writer at a time: a file lock that the system releases when its process dies."""

import fcntl
import os
from pathlib import Path

from hudna.record.errors import Busy, Malformed

__all__ = ["release", "take"]

_LOCK = "log.lock"


def take(folder: Path) -> int:
    """Return a handle on the folder's lock; raises `Busy` while another writer holds it."""
    if not folder.is_dir():
        raise Malformed(f"{folder} does not exist")
    handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise Busy(f"{folder}: another process is writing this log") from None
    return handle


def release(handle: int) -> None:
    """Let the next writer in."""
    os.close(handle)
