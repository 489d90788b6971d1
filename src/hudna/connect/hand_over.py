"""Handing a party's signed entries to the operator's node over HTTP."""

import base64
import json
import urllib.error
import urllib.request
from collections.abc import Sequence
from urllib.parse import urlsplit

from hudna.errors import InputError, Unreachable
from hudna.record.entry import SignedEntry

__all__ = ["ENTRIES", "hand_over"]

ENTRIES = "/record/entries"
TIMEOUT_SECONDS = 20


def hand_over(address: str, entries: Sequence[SignedEntry]) -> int:
    """Post entries to the desk at `address`, oldest first; return how many it took.

    Raises `Unreachable` when trying again may help, `InputError` with the desk's words when
    it refuses. Entries are idempotent: handing one over twice changes nothing.
    """
    if urlsplit(address).scheme not in ("http", "https"):
        raise InputError("entries are handed over by http or https", where=address)
    body = json.dumps([[_text(e.canonical), _text(e.signature)] for e in entries]).encode()
    request = urllib.request.Request(  # noqa: S310
        address.rstrip("/") + ENTRIES, body, {"Content-Type": "application/json"}, method="POST"
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310
            return int(json.load(answer)["taken"])
    except urllib.error.HTTPError as error:
        words = error.read(2000).decode("utf-8", "replace")
        raise InputError(f"the desk refused: {words}", where=address) from error
    except (OSError, ValueError, KeyError) as error:
        raise Unreachable(
            f"the desk did not answer: {error}",
            where=address,
            advice="The entries are kept: run the command again later",
        ) from error


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
