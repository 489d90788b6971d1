"""Handing a party's signed entries to the operator's node over HTTP."""

import base64
import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from hudna.errors import InputError, Unreachable
from hudna.record.entry import SignedEntry

__all__ = ["ENTRIES", "hand_over"]

ENTRIES = "/record/entries"
TIMEOUT_SECONDS = 20
BATCH_BYTES, BATCH_ENTRIES = 1024 * 1024, 500
"""What goes in one request: in base64 less than the 2.5 MB that a desk reads at once."""


Keep = Callable[[SignedEntry, str, bytes, bytes], None]
"""Is given an entry, `promise` or `statement`, its body and its signature."""


def hand_over(address: str, entries: Sequence[SignedEntry], keep: Keep | None = None) -> int:
    """Post entries to the desk or relay at `address`, oldest first; return how many it took.

    `keep` is told what was signed for each: the operator's promise, or the relay's statement.

    Raises `Unreachable` when trying again may help, `InputError` with the desk's words when
    it refuses. Entries are idempotent: handing one over twice changes nothing.
    """
    if urlsplit(address).scheme not in ("http", "https"):
        raise InputError(
            "entries are handed over by http or https",
            where=address,
            advice="Name the desk's address, such as https://desk.example",
        )
    return sum(_post(address, batch, keep) for batch in _batches(entries))


def _batches(entries: Sequence[SignedEntry]) -> Iterator[list[SignedEntry]]:
    """Yield entries in order, in lots that no desk finds too large."""
    batch: list[SignedEntry] = []
    size = 0
    for entry in entries:
        if batch and (size + len(entry.leaf) > BATCH_BYTES or len(batch) == BATCH_ENTRIES):
            yield batch
            batch, size = [], 0
        batch.append(entry)
        size += len(entry.leaf)
    if batch:
        yield batch


def _post(address: str, entries: Sequence[SignedEntry], keep: Keep | None) -> int:
    body = json.dumps([[_text(e.canonical), _text(e.signature)] for e in entries]).encode()
    request = urllib.request.Request(  # noqa: S310
        address.rstrip("/") + ENTRIES, body, {"Content-Type": "application/json"}, method="POST"
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310
            said = json.load(answer)
            if keep is not None:
                _keep_signed(said, entries, keep)
            return int(said["taken"])
    except urllib.error.HTTPError as error:
        if error.code >= 500:
            raise _unreachable(address, f"it answered {error.code}") from error
        raise InputError(
            f"the desk refused: {_words(error)}",
            where=address,
            advice="The entries are kept on this node",
        ) from error
    except (
        OSError,
        http.client.HTTPException,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
    ) as error:
        raise _unreachable(address, str(error)) from error


def _keep_signed(said: Any, entries: Sequence[SignedEntry], keep: Keep) -> None:
    for kind in ("promise", "statement"):
        for entry, (body, signature) in zip(entries, said.get(f"{kind}s", ()), strict=False):
            keep(entry, kind, base64.b64decode(body), base64.b64decode(signature))


def _unreachable(address: str, why: str) -> Unreachable:
    return Unreachable(
        f"the desk did not answer: {why}",
        where=address,
        advice="The entries are kept: run the command again later",
    )


def _words(error: urllib.error.HTTPError) -> str:
    said = error.read(2000).decode("utf-8", "replace")
    try:
        return str(json.loads(said)["error"])
    except (ValueError, KeyError, TypeError):
        return f"it answered {error.code}"


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
