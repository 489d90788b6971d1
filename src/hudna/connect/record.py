"""Another node's record over HTTP: its static files, fetched into a folder."""

import http.client
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from hudna.errors import InputError, Unreachable
from hudna.record.checkpoint import Checkpoint
from hudna.record.errors import RecordError
from hudna.record.folder import CHECKPOINT
from hudna.record.tiles import ENTRIES, TileId, tiles_of

__all__ = ["fetch_checkpoint", "fetch_record"]

TIMEOUT_SECONDS = 20
LIMIT_BYTES = 32 * 1024 * 1024
"""No file of a record is larger: a bundle has at most 256 entries of 64 KB."""


def fetch_record(address: str, folder: Path, known: Path | None = None) -> int:
    """Fetch the static files of the record at `address` into `folder`; return its size.

    Nothing is believed here: `hudna.record.mirror` and `audit` check what came. Files the folder
    has are not fetched again, but for the checkpoint and the edge of the tree; nor are those of
    `known`, an earlier copy whose files are taken from there.
    """
    if urlsplit(address).scheme not in ("http", "https"):
        raise InputError(
            "a record is fetched over http or https",
            where=address,
            advice="Name its address, such as https://desk.example/record",
        )
    base = address.rstrip("/")
    data = _get(f"{base}/{CHECKPOINT}")
    try:
        size = Checkpoint.of_note(data).size
    except RecordError as error:
        raise InputError(
            f"there is no checkpoint: {error}", where=address, advice="Name the record's address"
        ) from error
    for tile in _tiles(size):
        target = folder / tile.path
        if target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if known is not None and (known / tile.path).exists():
            shutil.copyfile(known / tile.path, target)
            continue
        target.write_bytes(_get(f"{base}/{tile.path}"))
    (folder / CHECKPOINT).write_bytes(data)
    return size


def fetch_checkpoint(address: str) -> bytes:
    """Return the checkpoint that the record at `address` shows now."""
    return _get(f"{address.rstrip('/')}/{CHECKPOINT}")


def _tiles(size: int) -> Iterator[TileId]:
    yield from tiles_of(ENTRIES, size)
    level = 0
    while size >> (8 * level):
        yield from tiles_of(level, size)
        level += 1


def _get(address: str) -> bytes:
    try:
        with urllib.request.urlopen(address, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310
            data: bytes = answer.read(LIMIT_BYTES + 1)
    except urllib.error.HTTPError as error:
        raise InputError(
            f"the node answered {error.code}",
            where=address,
            advice="Name the address of a record, such as https://desk.example/record",
        ) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Unreachable(
            f"the node did not answer: {error}", where=address, advice="Try again later"
        ) from error
    if len(data) > LIMIT_BYTES:
        raise InputError(
            "the file is larger than any file of a record",
            where=address,
            advice="Ask whoever runs this node",
        )
    return data
