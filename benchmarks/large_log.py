"""A log of any size for measurements, written straight to its files and not through admission."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from hudna.record.author import Author
from hudna.record.checkpoint import Checkpoint, sign_checkpoint
from hudna.record.edge import Edge
from hudna.record.entry import SignedEntry, parse, signing_bytes
from hudna.record.folder import Folder
from hudna.record.genesis import Founder, Genesis, found
from hudna.record.keys import KeyPair
from hudna.record.sqlite_store import DATABASE, SqliteStore
from hudna.record.tiles import ENTRIES, TILE_WIDTH, TileId, pack_bundle

__all__ = ["ORIGIN", "PARTIES", "TIME", "founded", "make_large_log", "pairs_of"]

ORIGIN = "exercise.invalid/record"
TIME = "2019-09-22T15:00:00Z"
PARTIES = {
    "operator": "operator",
    "guarantor-a": "guarantor",
    "guarantor-b": "guarantor",
    "guarantor-c": "guarantor",
    "observer": "observer",
}


def pairs_of() -> dict[str, KeyPair]:
    """Return a key pair for each party, the same at every run."""
    return {name: KeyPair.from_seed(bytes([at]) * 32) for at, name in enumerate(PARTIES, 1)}


def founded(pairs: dict[str, KeyPair], terms: dict[str, object] | None = None) -> SignedEntry:
    """Return the first entry of the log."""
    parties = tuple(Founder(name, role, pairs[name].public) for name, role in PARTIES.items())
    genesis = Genesis(ORIGIN, "operator", parties, terms or {})
    signatures = {name: pair.sign(genesis.statement()) for name, pair in pairs.items()}
    return found(genesis, signatures, pairs["operator"], TIME)


def make_large_log(folder: Path, entries: int, *, signed: bool, database: bool) -> None:
    """Write a log of so many entries by four authors in turn.

    Without `signed` the signatures are zeros, for a measurement that does not look at them.
    """
    pairs = pairs_of()
    folder.mkdir(parents=True)
    files, edge = Folder(folder), Edge()
    store = SqliteStore.create(folder, ORIGIN, pairs["operator"].public) if database else None
    lot: list[tuple[int, bytes, bytes, bytes]] = []
    leaves: list[bytes] = []
    heads: dict[str, tuple[int, str]] = {}
    for index, (name, signed_entry) in enumerate(_entries(pairs, entries, signed=signed)):
        leaf, digest = signed_entry.leaf, signed_entry.leaf_hash
        heads[name] = (heads.get(name, (0, ""))[0] + 1, digest.hex())
        for tile, data in edge.append(digest):
            _write(files, tile, data)
        leaves.append(leaf)
        if len(leaves) == TILE_WIDTH:
            _write(files, TileId(ENTRIES, index // TILE_WIDTH), pack_bundle(leaves))
            leaves = []
        if store is not None:
            lot.append((index, digest, signed_entry.canonical, signed_entry.signature))
            if len(lot) == 20_000:
                _insert(folder, lot)
                lot = []
    if leaves:
        _write(files, TileId(ENTRIES, entries // TILE_WIDTH, len(leaves)), pack_bundle(leaves))
    for tile, data in edge.partial_tiles():
        _write(files, tile, data)
    head = Checkpoint(ORIGIN, edge.size, edge.root())
    files.write_checkpoint(sign_checkpoint(head, pairs["operator"]))
    if store is not None:
        _insert(folder, lot)
        store.add(
            entries, [], [_author(pairs, name, *heads.get(name, (0, None))) for name in pairs]
        )
        store.close()


def _author(pairs: dict[str, KeyPair], name: str, next_seq: int, prev: str | None) -> Author:
    return Author(pairs[name].public, name, PARTIES[name], 0, True, next_seq, prev)


def _entries(
    pairs: dict[str, KeyPair], count: int, *, signed: bool
) -> Iterator[tuple[str, SignedEntry]]:
    first = founded(pairs)
    yield "operator", first
    names = [name for name in PARTIES if name != "operator"]
    heads = dict.fromkeys(names, "null")
    for number in range(count - 1):
        name = names[number % 4]
        pair = pairs[name]
        # Members in the order of RFC 8785: written like this, a million take no minutes.
        canonical = (
            f'{{"blobs":{{}},"body":{{"document":"{number:064x}","report":"report-{number:020}"}},'
            f'"checkpoint":null,"commitments":{{}},"key":"{pair.id}","origin":"{ORIGIN}",'
            f'"prev":{heads[name]},"seq":{number // 4},"time":"{TIME}","type":"report"}}'
        ).encode()
        if number < 8:
            parse(canonical)
        signature = pair.sign(signing_bytes(canonical)) if signed else bytes(64)
        entry = SignedEntry(canonical, signature)
        heads[name] = f'"{entry.hash}"'
        yield name, entry


def _write(files: Folder, tile: TileId, data: bytes) -> None:
    path = files.path / tile.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _insert(folder: Path, rows: list[tuple[int, bytes, bytes, bytes]]) -> None:
    connection = sqlite3.connect(folder / DATABASE)
    with connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.executemany("INSERT INTO entries VALUES (?,?,?,?)", rows)
    connection.close()
