"""Files about a record that come from elsewhere: a genesis, entries, checkpoints, a copy."""

import base64
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hudna.cli.output import console
from hudna.connect.record import fetch_record
from hudna.errors import InputError
from hudna.record.entry import SignedEntry
from hudna.record.errors import Malformed, RecordError
from hudna.record.folder import Folder
from hudna.record.founded import genesis_of_leaf, read_genesis
from hudna.record.genesis import Genesis
from hudna.record.note import decode_base64
from hudna.record.proof import TlogProof

__all__ = ["Handed", "files_of", "genesis_at", "handed_in", "keep_handed", "leaf_in", "read_file"]


@contextmanager
def files_of(source: str) -> Iterator[Path]:
    """Give the folder of a record, fetched for the while if `source` is an address."""
    if "://" not in source:
        yield Path(source)
        return
    with tempfile.TemporaryDirectory() as folder:
        size = fetch_record(source, Path(folder))
        console.print(f"fetched {size} entries")
        yield Path(folder)


def read_file(path: Path) -> bytes:
    """Return a file's bytes; raises `InputError` if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"it cannot be read: {error.strerror}", where=str(path)) from error


def leaf_in(data: bytes) -> bytes:
    """Return the leaf in a file: the leaf itself, or the receipt of an entry."""
    if not data.startswith(b"c2sp.org/tlog-proof"):
        return data
    try:
        proof = TlogProof.parse(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise Malformed("the receipt is not UTF-8") from None
    if proof.extra is None:
        raise Malformed("the receipt does not hold its entry")
    return proof.extra


def genesis_at(path: Path) -> Genesis:
    """Return the genesis in a record's folder, a receipt of entry 0, or its leaf."""
    try:
        if path.is_dir():
            return read_genesis(Folder(path))
        return genesis_of_leaf(leaf_in(read_file(path)))
    except RecordError as error:
        raise InputError(
            f"this is not a genesis: {error}",
            where=str(path),
            advice="Name a copy of the record, or the receipt of its entry 0",
        ) from error


class Handed:
    """An entry, and what whoever took it signed: a promise or a relay's statement."""

    def __init__(self, entry: SignedEntry, kind: str, body: bytes, signature: bytes) -> None:
        self.entry, self.kind, self.body, self.signature = entry, kind, body, signature


def keep_handed(folder: Path, handed: Handed) -> None:
    """Write what was signed for an entry to a file of its own, for evidence later."""
    folder.mkdir(parents=True, exist_ok=True)
    name = base64.urlsafe_b64encode(handed.signature[:6]).decode()
    value = {
        "entry": base64.b64encode(handed.entry.leaf).decode(),
        handed.kind: handed.body.decode(),
        "signature": base64.b64encode(handed.signature).decode(),
    }
    path = folder / f"{handed.entry.hash[:16]}-{name}.json"
    path.write_text(json.dumps(value, indent=1) + "\n", "utf-8")


def handed_in(path: Path) -> Handed:
    """Return what such a file holds."""
    try:
        value = json.loads(read_file(path))
        kind = next(name for name in ("promise", "statement") if name in value)
        entry = SignedEntry.from_leaf(decode_base64(value["entry"]))
        return Handed(entry, kind, value[kind].encode(), decode_base64(value["signature"]))
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration, RecordError) as error:
        raise InputError(
            f"this does not show that an entry was handed in: {error}",
            where=str(path),
            advice="'hudna record hand-over' writes such files below the node's folder",
        ) from error
