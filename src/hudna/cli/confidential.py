"""`hudna record reading-key | seal | open | shred`: confidential fields between parties."""

import base64
import json
from hashlib import sha256
from pathlib import Path

import click
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from hudna.cli.context import open_desk
from hudna.cli.output import node_option, print_json
from hudna.cli.record_entries import authors_of, entries_of, say
from hudna.cli.withheld import withheld_file
from hudna.db.desk import Desk, KeySigner
from hudna.db.node import Node
from hudna.errors import Conflict, InputError, NotFound
from hudna.record.entry import Entry
from hudna.record.errors import Malformed, Mismatch
from hudna.record.note import decode_base64
from hudna.record.opening import MISMATCH, OPENED, Opening
from hudna.record.recipient import (
    RECIPIENT,
    load_recipient,
    recipient_body,
    recipients,
    save_recipient,
)
from hudna.record.sealed import MAX_SEALED_BYTES, Sealed, open_sealed, seal

__all__ = ["READING_KEY", "make_reading_key", "open_field", "reading_key", "seal_field", "shred"]

READING_KEY = "reading"


@click.command("reading-key")
@node_option
def reading_key(node: Path) -> None:
    """Make the key under which this party can be told things in confidence, and publish it."""
    desk = open_desk(node)
    path = make_reading_key(desk, desk.node)
    click.echo(f"reading key of {desk.node.party} published; the private half is {path}")


def make_reading_key(desk: Desk, node: Node) -> Path:
    """Make the reading key of a node's party, say in the desk's record what it is; return its file.

    In an exercise the party's node lies beside the desk.
    """
    path = node.key_file(READING_KEY)
    if path.exists():
        raise Conflict(
            "this node has a reading key",
            where=str(path),
            advice="Move it away first; what was sealed for it can then no longer be opened here",
        )
    private = X25519PrivateKey.generate()
    save_recipient(private, path)
    signer = KeySigner.of_file(node.key_file(node.party))
    say(desk, RECIPIENT, recipient_body(private.public_key().public_bytes_raw()), signer)
    return path


@click.command("seal")
@click.argument("entry")
@click.argument("field")
@click.option("--to", "parties", multiple=True, required=True, help="A party that may read it.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True)
@node_option
def seal_field(entry: str, field: str, parties: tuple[str, ...], out: Path, node: Path) -> None:
    """Seal what this node withheld of ENTRY (its hash) under FIELD for other parties.

    The file goes to them by any channel: only they can open it.
    """
    desk = open_desk(node)
    kept = _withheld(desk.node, entry, field)
    keys = _reading_keys(desk)
    missing = sorted(set(parties) - keys.keys())
    if missing:
        raise NotFound(
            f"no reading key of {', '.join(missing)} in the record",
            advice="They run 'hudna record reading-key' on their node first",
        )
    said = _entry(desk.node, entry)
    if field not in said.commitments:
        raise NotFound(f"entry {entry} does not commit to a field '{field}'")
    sealed = seal(
        kept["value"],
        decode_base64(kept["salt"]),
        origin=said.origin,
        commitment=said.commitments[field],
        recipients=[keys[party] for party in parties],
    )
    out.write_bytes(sealed.data())
    click.echo(f"{out}: sealed for {', '.join(parties)}")


@click.command("open")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@node_option
def open_field(file: Path, node: Path) -> None:
    """Open a sealed field, compare it with the record, and say in the record what was found."""
    desk = open_desk(node)
    data = file.read_bytes()[: MAX_SEALED_BYTES + 1]
    try:
        sealed = Sealed.parse(data)
        private = load_recipient(desk.node.key_file(READING_KEY))
    except (Malformed, OSError) as error:
        raise InputError(
            f"this cannot be opened here: {error}",
            where=str(file),
            advice="It takes the reading key of a party it was sealed for",
        ) from error
    digest, name = _committed(desk.node, sealed)
    opening = Opening(digest, name, sha256(data).hexdigest())
    try:
        opened = open_sealed(sealed, private)
    except Mismatch as error:
        say(desk, MISMATCH, opening.body())
        raise Conflict(
            f"{error}: the record now says so",
            where=str(file),
            advice="Keep the file: with the record it shows what its author did",
        ) from error
    except Malformed as error:
        raise InputError(str(error), where=str(file), advice="Ask for the file again") from error
    say(desk, OPENED, opening.body())
    salt = base64.b64encode(opened.salt).decode()
    print_json({"entry": digest, "field": name, "value": opened.value, "salt": salt})


@click.command()
@click.argument("entry")
@click.argument("sealed", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@node_option
def shred(entry: str, sealed: tuple[Path, ...], node: Path) -> None:
    """Delete what this node withheld and keeps sealed of ENTRY, and the SEALED files named.

    The record and its audit stay whole. Copies that others hold, backups, and whoever has read it
    are out of reach.
    """
    desk = open_desk(node)
    path = withheld_file(desk.node, entry)
    gone = [p for p in (path, *sealed) if p.exists()]
    shared = desk.store.drop_sealed(entry)
    if not gone and not shared:
        raise NotFound(f"this node holds nothing of entry {entry} that could be deleted")
    for file in gone:
        file.unlink()
    count = len(gone) + shared
    click.echo(f"{count} files deleted; nobody who kept a copy can be made to forget it")


def _withheld(node: Node, entry: str, field: str) -> dict[str, str]:
    path = withheld_file(node, entry)
    if path.exists():
        kept = json.loads(path.read_text("utf-8"))
        if field in kept and isinstance(kept[field], dict):
            return dict(kept[field])
    raise NotFound(
        f"this node holds no value of '{field}' of entry {entry}",
        where=str(path.parent),
        advice="Only the node that withheld it can seal it",
    )


def _entry(node: Node, digest: str) -> Entry:
    for signed, entry in entries_of(node):
        if signed.hash == digest:
            return entry
    raise NotFound(
        f"the record here has no entry {digest}", advice="Bring the mirror up to date first"
    )


def _committed(node: Node, sealed: Sealed) -> tuple[str, str]:
    """Return the hash and field of the entry that commits to what was sealed."""
    for signed, entry in entries_of(node):
        for name, commitment in entry.commitments.items():
            if commitment == sealed.commitment:
                return signed.hash, name
    raise NotFound(
        "no entry of the record here commits to this field",
        advice="Bring the mirror up to date first, or ask whoever sealed it",
    )


def _reading_keys(desk: Desk) -> dict[str, bytes]:
    entries = [entry for _, entry in entries_of(desk.node)]
    return recipients(entries, authors_of(desk.node).all())
