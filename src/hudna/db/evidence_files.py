"""The bytes of evidence: files in the node's folder, named by their SHA-256."""

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

__all__ = ["EvidenceFiles"]

_DIGEST = re.compile(r"[0-9a-f]{64}")


class EvidenceFiles:
    """`hudna.actions.ports.Files` in a folder that only its owner may read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, digest: str, data: bytes) -> bool:
        """Store bytes so that a crash does not lose them; return false for known ones."""
        path = self._path(digest)
        if path.exists():
            return False
        self.folder.mkdir(mode=0o700, exist_ok=True)
        partial = self.folder / f".{digest}.{secrets.token_hex(8)}"
        try:
            with os.fdopen(
                os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb"
            ) as f:
                f.write(data)
                f.flush()
                os.fsync(f.fileno())
            partial.replace(path)
        finally:
            with suppress(FileNotFoundError):
                partial.unlink()
        self._sync()
        return True

    def read(self, digest: str) -> bytes | None:
        """Return the bytes as they lie here, null where there are none."""
        try:
            return self._path(digest).read_bytes()
        except (FileNotFoundError, ValueError):
            return None

    def destroy(self, digest: str) -> bool:
        """Delete the bytes; return false where there were none."""
        try:
            self._path(digest).unlink()
        except FileNotFoundError:
            return False
        self._sync()
        return True

    def _path(self, digest: str) -> Path:
        if not _DIGEST.fullmatch(digest):
            raise ValueError("a file of evidence is named by its SHA-256 in hex")
        return self.folder / digest

    def _sync(self) -> None:
        """Make the folder's list of names as durable as the files."""
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
