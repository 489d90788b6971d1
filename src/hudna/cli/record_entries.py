"""Entries as a node has them, its keys, and saying something about the record itself."""

from collections.abc import Iterator
from typing import Any

import click

from hudna.db.desk import Desk, KeySigner
from hudna.db.node import Node
from hudna.record.authors import Authors
from hudna.record.checkpoint import Checkpoint
from hudna.record.entry import Entry, SignedEntry, parse
from hudna.record.folder import Folder

__all__ = ["authors_of", "entries_of", "say"]


def entries_of(node: Node) -> Iterator[tuple[SignedEntry, Entry]]:
    """Yield every published entry of a node's record, in order."""
    folder = Folder(node.record)
    size = Checkpoint.of_note(folder.read_checkpoint()).size
    for leaf in folder.leaves(0, size):
        signed = SignedEntry.from_leaf(leaf)
        yield signed, parse(signed.canonical)


def authors_of(node: Node) -> Authors:
    """Return the keys of a node's record as they stand at its end."""
    authors = Authors(node.origin)
    for index, (signed, entry) in enumerate(entries_of(node)):
        authors.advance(index, signed, entry)
    return authors


def say(desk: Desk, kind: str, body: dict[str, Any], signer: KeySigner | None = None) -> str:
    """Sign an entry about the record, with the party's own key by default; return its hash."""
    entered = desk.enter(kind, body, signer)
    if desk.sequence() == 0:
        click.echo("Next: hudna record hand-over ADDRESS", err=True)
    return entered
