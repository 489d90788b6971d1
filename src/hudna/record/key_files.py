"""Files of private keys: written once, readable by their owner only."""

import os
import stat
from pathlib import Path

from hudna.record.errors import Malformed

__all__ = ["read_private_file", "write_private_file"]


def write_private_file(path: Path, data: bytes) -> None:
    """Write a new file with mode 0600; raises `FileExistsError` if there is one."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def read_private_file(path: Path) -> bytes:
    """Return the bytes of a key's file; refuses one that others may read."""
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise Malformed(f"{path}: others may read this private key; run chmod 600 on it")
    return path.read_bytes()
