"""Where a node keeps its log: in SQLite beside the static files, or in PostgreSQL.

PostgreSQL's client is loaded where it is used: an offline auditor needs none.
"""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from hudna.db.node import Node
from hudna.errors import ConfigurationError, Unreachable
from hudna.record.errors import RecordError
from hudna.record.keys import KeyPair
from hudna.record.log import Log
from hudna.record.sqlite_store import DATABASE, SqliteStore
from hudna.record.store import Store

if TYPE_CHECKING:
    from hudna.record.postgres_store import Connection

__all__ = ["create_log", "keeps_log", "open_log", "store_to_read"]


def keeps_log(node: Node) -> bool:
    """Return whether this node keeps the log itself, and not a mirror of it."""
    return bool(node.record_database) or (node.record / DATABASE).exists()


def create_log(node: Node, operator: KeyPair) -> None:
    """Make the empty log of an operator's node."""
    if node.record_database is None:
        Log.create(node.record, node.origin, operator).close()
        return
    from hudna.record.postgres_store import PostgresStore

    node.record.mkdir(parents=True, exist_ok=True)
    connection = _connect(node.record_database)
    try:
        store = PostgresStore.create(connection, node.origin, operator.public)
    except RecordError as error:
        connection.close()
        raise _unfit(error, node) from error
    Log.open(node.record, operator, store=store).close()


def open_log(node: Node, signer: KeyPair | None = None) -> Log:
    """Open a node's log, for writing with the operator's key."""
    if node.record_database is None:
        return Log.open(node.record, signer)
    from hudna.record.postgres_store import PostgresStore

    connection = _connect(node.record_database)
    try:
        store = PostgresStore.open(connection)
    except RecordError as error:
        connection.close()
        raise _unfit(error, node) from error
    return Log.open(node.record, signer, store=store)


def store_to_read(node: Node) -> Store | None:
    """Open the log's database for an audit; null where this node has a mirror only."""
    if node.record_database is not None:
        from hudna.record.postgres_store import PostgresStore

        return PostgresStore.open_to_read(_connect(node.record_database))
    return SqliteStore.open_to_read(node.record) if keeps_log(node) else None


def _connect(address: str) -> "Connection":
    if urlsplit(address).scheme not in ("postgresql", "postgres"):
        raise ConfigurationError(
            "the record's own database is SQLite, or PostgreSQL by its address",
            where="record_database",
            advice="Use postgresql://user:password@host:port/name, or leave it out",
        )
    import psycopg

    try:
        return psycopg.connect(address)
    except psycopg.OperationalError as error:
        raise Unreachable(
            f"the record's database does not answer: {error}",
            where="record_database",
            advice="Start PostgreSQL, or mend the address in node.toml",
        ) from error


def _unfit(error: RecordError, node: Node) -> ConfigurationError:
    return ConfigurationError(
        str(error),
        where=f"record_database of {node.folder}",
        advice="Name the record's own database, empty when a mechanism begins",
    )
