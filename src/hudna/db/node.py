"""A node: the folder of one party with its settings, keys, database and copy of the record."""

import json
import tomllib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hudna.errors import ConfigurationError

__all__ = ["Node", "find_node", "write_node"]

SETTINGS = "node.toml"
_STARTED = datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Node:
    """Where a party's node keeps things, and whose it is.

    `clock` is the moment an exercise plays at when a program starts; null means the real time.
    `database` is a URL (sqlite or postgresql); null means a SQLite file in the folder.
    `record_database` is the postgresql URL of the record's own database on the operator's node;
    null means a SQLite file beside the record's static files.
    `desk` is the address of the operator's desk that a party's own node follows.
    `witnesses` are the addresses of the parties' witnesses, which the operator's node asks.
    `reminders` says where offices are reminded (`docs/how-to/remind-offices.md`), `alerts` where
    they are warned, and `watch` what the outlook is made from (`docs/how-to/watch.md`).
    """

    folder: Path
    party: str
    origin: str
    exercise: bool = False
    clock: datetime | None = None
    database: str | None = None
    record_database: str | None = None
    desk: str | None = None
    witnesses: dict[str, str] = field(default_factory=dict, hash=False)
    reminders: dict[str, Any] = field(default_factory=dict, hash=False)
    alerts: dict[str, Any] = field(default_factory=dict, hash=False)
    watch: dict[str, Any] = field(default_factory=dict, hash=False)

    @property
    def keys(self) -> Path:
        """Folder of the private keys that exist only here."""
        return self.folder / "keys"

    @property
    def record(self) -> Path:
        """Folder of the record: the log itself on the operator's node, a mirror elsewhere."""
        return self.folder / "record"

    @property
    def evidence(self) -> Path:
        """Folder of the files of evidence that lie here."""
        return self.folder / "evidence"

    @property
    def witness(self) -> Path:
        """Folder of what the party's witness remembers."""
        return self.folder / "witness"

    @property
    def witness_key(self) -> Path:
        """File of the key the party's witness cosigns with."""
        return self.keys / "witness.pem"

    def key_file(self, name: str) -> Path:
        """Return the file of a key; it need not exist."""
        return self.keys / f"{name}.key"

    def now(self) -> datetime:
        """Return the time it is, in an exercise counted from the moment it plays at."""
        real = datetime.now(UTC)
        moment = self.clock + (real - _STARTED) if self.clock else real
        return moment.replace(microsecond=0)


def find_node(folder: Path) -> Node:
    """Return the node in `folder`; raises `ConfigurationError` saying what is wrong."""
    path = folder / SETTINGS
    if not path.is_file():
        raise ConfigurationError(
            "there is no node here",
            where=str(folder),
            advice="Run 'hudna init' or 'hudna demo' first, or name a node with --node",
        )
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        clock = data.get("clock")
        return Node(
            folder=folder.resolve(),
            party=str(data["party"]),
            origin=str(data["origin"]),
            exercise=bool(data.get("exercise", False)),
            clock=clock if isinstance(clock, datetime) else None,
            database=data.get("database"),
            record_database=data.get("record_database"),
            desk=data.get("desk"),
            witnesses={str(k): str(v) for k, v in data.get("witnesses", {}).items()},
            reminders=dict(data.get("reminders", {})),
            alerts=dict(data.get("alerts", {})),
            watch=dict(data.get("watch", {})),
        )
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise ConfigurationError(
            f"the settings cannot be read: {error}",
            where=str(path),
            advice="It needs party and origin",
        ) from error


def write_node(node: Node) -> None:
    """Write a node's settings and make its folders; keys are readable by their owner only."""
    node.folder.mkdir(parents=True, exist_ok=True)
    node.keys.mkdir(mode=0o700, exist_ok=True)
    lines = [f"party = {json.dumps(node.party)}", f"origin = {json.dumps(node.origin)}"]
    if node.exercise:
        lines.append("exercise = true")
    if node.clock:
        lines.append(f"clock = {node.clock.isoformat()}")
    if node.database:
        lines.append(f"database = {json.dumps(node.database)}")
    if node.record_database:
        lines.append(f"record_database = {json.dumps(node.record_database)}")
    if node.desk:
        lines.append(f"desk = {json.dumps(node.desk)}")
    if node.witnesses:
        lines += ["", "[witnesses]"]
        lines += [f"{json.dumps(k)} = {json.dumps(v)}" for k, v in node.witnesses.items()]
    for name in ("reminders", "alerts", "watch"):
        lines += _table(name, getattr(node, name))
    path = node.folder / SETTINGS
    path.touch(mode=0o600)  # a database address may hold a password
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _table(name: str, values: dict[str, Any]) -> list[str]:
    """Return a table of strings, numbers and lists, and the tables inside it, as TOML."""
    plain = {k: v for k, v in values.items() if not isinstance(v, dict)}
    inside = {k: v for k, v in values.items() if isinstance(v, dict)}
    lines = ["", f"[{name}]"] if plain else []
    lines += [f"{json.dumps(k)} = {json.dumps(v, ensure_ascii=False)}" for k, v in plain.items()]
    for key, table in inside.items():
        lines += _table(f"{name}.{json.dumps(key)}", table)
    return lines
