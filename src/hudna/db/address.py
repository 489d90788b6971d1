"""A database address as Django wants it."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from hudna.errors import ConfigurationError

__all__ = ["database"]

_SQLITE_OPTIONS = {
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; "
        "PRAGMA foreign_keys=ON; PRAGMA cache_size=-32000;"
    ),
    "transaction_mode": "IMMEDIATE",
}


def database(url: str | None, node: Path) -> dict[str, Any]:
    """Return Django's entry for a database address; null is SQLite in the node's folder.

    Raises `ConfigurationError` for another scheme.
    """
    parts = urlsplit(url) if url else None
    if parts is None or parts.scheme == "sqlite":
        name = Path(unquote(parts.path[1:])) if parts else node / "hudna.sqlite3"
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": name,
            "OPTIONS": dict(_SQLITE_OPTIONS),
        }
    if parts.scheme not in ("postgresql", "postgres"):
        raise ConfigurationError(
            f"unknown database scheme {parts.scheme!r}",
            where="HUDNA_DATABASE_URL",
            advice="Use sqlite:///path or postgresql://user:password@host:port/name",
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "OPTIONS": options,
    }
