"""One writer at a time: a file lock that the system releases when its process dies."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from hudna.record.errors import Busy, Malformed

__all__ = ["held", "release", "take", "when_free"]

_LOCK = "log.lock"
_PAUSE_SECONDS = 0.1
T = TypeVar("T")


def when_free(work: Callable[[], T], seconds: float = 10.0) -> T:
    """Return what `work` does, trying again while another writer is `Busy`, but not for longer."""
    until = time.monotonic() + seconds
    while True:
        try:
            return work()
        except Busy:
            if time.monotonic() >= until:
                raise
        time.sleep(_PAUSE_SECONDS)


@contextmanager
def held(folder: Path, name: str, seconds: float) -> Iterator[None]:
    """Hold a lock of the folder while the block runs; raises `Busy` where it stays taken."""
    handle = when_free(lambda: take(folder, name), seconds)
    try:
        yield
    finally:
        release(handle)


def take(folder: Path, name: str = _LOCK) -> int:
    """Return a handle on a lock of the folder; raises `Busy` while another writer holds it."""
    if not folder.is_dir():
        raise Malformed(f"{folder} does not exist")
    handle = os.open(folder / name, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise Busy(f"{folder}: another writer is at work here") from None
    return handle


def release(handle: int) -> None:
    """Let the next writer in."""
    os.close(handle)
