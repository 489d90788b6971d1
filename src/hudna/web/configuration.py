"""Values of the settings that come from the node's folder."""

import os
import secrets
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from hudna.db.node import find_node
from hudna.errors import ConfigurationError

__all__ = ["database_url", "secret_key", "static_version"]


def database_url(node: Path) -> str | None:
    """Return the database address in the node's settings; null is SQLite in its folder."""
    try:
        return find_node(node).database
    except ConfigurationError:
        return None


def secret_key(node: Path) -> str:
    """Return the node's session secret, made on first use and readable by its owner only.

    Without a node folder the secret lives as long as the process.
    """
    if not node.is_dir():
        return secrets.token_urlsafe(48)
    path = node / "session.secret"
    if not path.exists():
        partial = node / f"session.secret.{secrets.token_hex(8)}"
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
        with suppress(FileExistsError):
            path.hardlink_to(partial)
        partial.unlink()
    return path.read_text("ascii").strip()


def static_version(folder: Path) -> str:
    """Return a name for all static files together, which changes with any of them."""
    digest = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]
