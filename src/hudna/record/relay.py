"""A relay: any party's node takes an entry for the operator, and signs that it did.

An operator who drops one author's entries has to drop them at every relay. What honest relays
state, and a later record without the entry, is evidence that needs no promise by the operator.
"""

import base64
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from hudna.record import ed25519
from hudna.record.canonical import canonical_json
from hudna.record.durable import durable
from hudna.record.entry import SignedEntry, parse, timestamp
from hudna.record.errors import BadSignature, Malformed
from hudna.record.promise import parse_time

__all__ = ["Relay", "Relayed", "Statement", "print_statement", "verify_relayed"]

RELAY_DATABASE = "relay.sqlite3"
_DOMAIN = b"hudna.relay.v1\n"
_HASH = re.compile(r"[0-9a-f]{64}")
_SCHEMA = """CREATE TABLE IF NOT EXISTS entries (
    hash TEXT PRIMARY KEY,
    canonical BLOB NOT NULL,
    signature BLOB NOT NULL,
    body BLOB NOT NULL,
    signed BLOB NOT NULL,
    handed INTEGER NOT NULL DEFAULT 0
) STRICT"""


class _Pair(Protocol):
    def sign(self, message: bytes) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Statement:
    """Canonical JSON naming relay, origin, entry hash and time received; and its signature."""

    body: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Relayed:
    """What the body of a statement says."""

    relay: str
    origin: str
    entry: str
    received: datetime


def print_statement(statement: Statement) -> list[str]:
    """Return a statement as the pair of texts in base64 that answers and evidence hold."""
    return [base64.b64encode(part).decode() for part in (statement.body, statement.signature)]


def verify_relayed(statement: Statement, public: bytes) -> Relayed:
    """Return what the relay with this witness key states; `Malformed` or `BadSignature`."""
    try:
        value = json.loads(statement.body)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"the statement is not JSON: {error}") from None
    members = {"entry", "origin", "received", "relay"}
    good = isinstance(value, dict) and value.keys() == members
    if not good or not all(isinstance(item, str) for item in value.values()):
        raise Malformed("a relay's statement has entry, origin, received and relay")
    if canonical_json(value) != statement.body:
        raise Malformed("the relay's statement is not in canonical form")
    if not _HASH.fullmatch(value["entry"]):
        raise Malformed("the entry of a relay's statement is a hash in hex")
    if not ed25519.verify(public, _DOMAIN + statement.body, statement.signature):
        raise BadSignature(f"the statement is not signed by the relay {value['relay']}")
    return Relayed(value["relay"], value["origin"], value["entry"], parse_time(value["received"]))


def _now() -> datetime:
    return datetime.now(UTC)


class Relay:
    """Keeps what it was given until the operator has taken it; survives any kill."""

    def __init__(
        self,
        folder: Path,
        party: str,
        origin: str,
        pair: _Pair,
        *,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path, self._party, self._origin = folder / RELAY_DATABASE, party, origin
        self._pair, self._clock = pair, clock
        with durable(self._path) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute(_SCHEMA)

    def take(self, entries: Sequence[SignedEntry]) -> list[Statement]:
        """Keep entries and state that they were received; one known already keeps its statement.

        Raises `Malformed` for what is no entry of this log. Whether its author may write is for
        the operator to judge: a relay that judged could censor.
        """
        given = [(entry, self._state(entry)) for entry in entries]
        found: list[Statement] = []
        with durable(self._path) as connection:
            connection.execute("BEGIN IMMEDIATE")
            for entry, fresh in given:
                row = (entry.hash, entry.canonical, entry.signature, fresh.body, fresh.signature)
                connection.execute(
                    "INSERT INTO entries (hash, canonical, signature, body, signed) "
                    "VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    row,
                )
                body, signed = connection.execute(
                    "SELECT body, signed FROM entries WHERE hash = ?", (entry.hash,)
                ).fetchone()
                found.append(Statement(bytes(body), bytes(signed)))
            connection.execute("COMMIT")
        return found

    def _state(self, entry: SignedEntry) -> Statement:
        if parse(entry.canonical).origin != self._origin:
            raise Malformed(f"the entry is not for {self._origin}")
        body = canonical_json(
            {
                "entry": entry.hash,
                "origin": self._origin,
                "received": timestamp(self._clock()),
                "relay": self._party,
            }
        )
        return Statement(body, self._pair.sign(_DOMAIN + body))

    def waiting(self, most: int = 500) -> list[SignedEntry]:
        """Return entries the operator has not taken yet, oldest first."""
        with durable(self._path) as connection:
            rows = connection.execute(
                "SELECT canonical, signature FROM entries WHERE NOT handed ORDER BY rowid LIMIT ?",
                (most,),
            ).fetchall()
        return [SignedEntry(bytes(canonical), bytes(signature)) for canonical, signature in rows]

    def handed(self, entries: Sequence[SignedEntry]) -> None:
        """Note that the operator has taken these."""
        with durable(self._path) as connection:
            connection.executemany(
                "UPDATE entries SET handed = 1 WHERE hash = ?", [(e.hash,) for e in entries]
            )
