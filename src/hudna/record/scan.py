"""A run of entry bundles read through quickly, to learn that nothing in it is wrong.

It hashes every entry, compares the hash tiles and the database with them, and follows each
author's count and chain. It does not say what is wrong: where anything is, the audit looks again,
slowly. Runs are independent of each other, so that several processes can share a log.
"""

import hashlib
import json
import re
from binascii import hexlify
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hudna.record.authors import CHANGES
from hudna.record.ed25519 import SIGNATURE_BYTES
from hudna.record.entry import SignedEntry, check_signature, parse
from hudna.record.errors import Malformed, RecordError
from hudna.record.folder import Folder
from hudna.record.merkle import perfect_root
from hudna.record.sqlite_store import SqliteStore
from hudna.record.tiles import ENTRIES, TILE_WIDTH, TileId, tiles_of, unpack_bundle

__all__ = ["Chain", "Part", "Task", "are_signed", "scan"]

_TAIL_BYTES = 640
"""More than the last members of most entries take; longer ones are parsed."""

_CHANGES = {kind.encode() for kind in CHANGES}


@dataclass(frozen=True, slots=True)
class Task:
    """A run of bundles of a log: which, of what size and origin, and if SQLite holds it too."""

    folder: Path
    origin: str
    size: int
    first_bundle: int
    end_bundle: int
    database: bool = False

    @property
    def end(self) -> int:
        """Index after the last entry of the run."""
        return min(self.end_bundle * TILE_WIDTH, self.size)


@dataclass(slots=True)
class Chain:
    """Where one key's entries in a run begin and where they lead to; hashes are in hex."""

    first: int
    seq: int
    prev: bytes | None
    last: int
    next_seq: int
    hash: bytes


@dataclass(slots=True)
class Part:
    """What a run was found to hold.

    `roots` are the hashes over full tiles, `seen` the checkpoints that entries name with the
    first entry that names each, `changes` the entries that say which keys count.
    """

    end: int
    roots: list[bytes] = field(default_factory=list)
    chains: dict[bytes, Chain] = field(default_factory=dict)
    seen: dict[tuple[bytes, bytes], int] = field(default_factory=dict)
    changes: list[tuple[int, bytes]] = field(default_factory=list)


def scan(task: Task) -> Part | None:
    """Return what a run of bundles holds, None if anything in it is wrong."""
    files, part = Folder(task.folder), Part(task.end)
    tail = _tail(task.origin)
    store = SqliteStore.open_to_read(task.folder) if task.database else None
    try:
        for bundle in tiles_of(ENTRIES, task.end, task.first_bundle * TILE_WIDTH):
            leaves = unpack_bundle(files.read_tile(bundle), bundle.width)
            hashes = [hashlib.sha256(b"\x00" + leaf).digest() for leaf in leaves]
            if b"".join(hashes) != files.read_tile(TileId(0, bundle.index, bundle.width)):
                return None
            if bundle.width == TILE_WIDTH:
                part.roots.append(perfect_root(hashes))
            for index, leaf, digest in zip(
                range(bundle.first_entry, task.end), leaves, hashes, strict=False
            ):
                if not _follow(part, tail, index, leaf, digest):
                    return None
            if store is not None and not _is_stored(store, bundle.first_entry, leaves, hashes):
                return None
    except (RecordError, OSError):
        return None
    finally:
        if store is not None:
            store.close()
    return part


def _tail(origin: str) -> re.Pattern[bytes]:
    """Return the pattern of the last members of an entry.

    Members are in order and the pattern ends where the entry does, so that it cannot match
    something within a body.
    """
    name = json.dumps(origin, ensure_ascii=False).encode()
    return re.compile(
        rb',"checkpoint":(?:null|\{"root":"([0-9a-f]{64})","size":(0|[1-9][0-9]*)\})'
        rb',"commitments":\{(?:"[A-Za-z0-9_.-]+":"[0-9a-f]{64}",?)*\}'
        rb',"key":"([0-9a-f]{16})","origin":' + re.escape(name) + rb',"prev":'
        rb'(?:null|"([0-9a-f]{64})"),"seq":(0|[1-9][0-9]{0,15}),"time":"[0-9TZ:-]{20}"'
        rb',"type":"([a-z][a-z0-9_.-]*)"\}\Z'
    )


def _follow(part: Part, tail: re.Pattern[bytes], index: int, leaf: bytes, digest: bytes) -> bool:
    """Take an entry into account; return whether it continues its author's chain."""
    end = len(leaf) - SIGNATURE_BYTES
    found = tail.search(leaf, max(end - _TAIL_BYTES, 0), end)
    root, size, key, prev, seq, kind = found.groups() if found else _members(leaf)
    number = int(seq)
    chain = part.chains.get(key)
    if chain is None:
        part.chains[key] = Chain(index, number, prev, index, number + 1, hexlify(digest))
    elif number == chain.next_seq and prev == chain.hash:
        chain.last = index
        chain.next_seq = number + 1
        chain.hash = hexlify(digest)
    else:
        return False
    if root is not None and size is not None:
        part.seen.setdefault((size, root), index)
    if kind in _CHANGES:
        part.changes.append((index, leaf))
    return True


def _members(leaf: bytes) -> tuple[Any, ...]:
    """Return root and size of the checkpoint seen, key, prev, seq and type."""
    entry = parse(SignedEntry.from_leaf(leaf).canonical)
    seen = entry.checkpoint
    return (
        None if seen is None else seen.root.encode(),
        None if seen is None else str(seen.size).encode(),
        entry.key.encode(),
        None if entry.prev is None else entry.prev.encode(),
        str(entry.seq).encode(),
        entry.type.encode(),
    )


def _is_stored(
    store: SqliteStore, first: int, leaves: Sequence[bytes], hashes: list[bytes]
) -> bool:
    rows = list(store.rows_between(first, first + len(leaves)))
    return len(rows) == len(leaves) and all(
        row == (index, digest, leaf[:-SIGNATURE_BYTES], leaf[-SIGNATURE_BYTES:])
        for index, (row, leaf, digest) in enumerate(zip(rows, leaves, hashes, strict=True), first)
    )


def are_signed(task: Task, keys: dict[str, bytes]) -> bool:
    """Return whether every entry of a run has the one valid form and is signed by its key."""
    files = Folder(task.folder)
    try:
        for leaf in files.leaves(task.first_bundle * TILE_WIDTH, task.end):
            signed = SignedEntry.from_leaf(leaf)
            entry = parse(signed.canonical)
            if entry.origin != task.origin or not check_signature(signed, keys[entry.key]):
                return False
    except (Malformed, KeyError):
        return False
    return True
