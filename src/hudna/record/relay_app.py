"""The relay's call: signed entries come in as at a desk, signed statements go out.

A request is a JSON list of [canonical, signature] in base64; the answer gives how many were
taken, and under `statements` one [body, signature] for each.
"""

import json
from collections.abc import Callable

from hudna.record.entry import SignedEntry
from hudna.record.errors import Malformed, RecordError
from hudna.record.note import decode_base64
from hudna.record.relay import Relay, print_statement
from hudna.record.witness_app import Answer

__all__ = ["ENTRIES", "parse_entries", "relay_call"]

ENTRIES = "/record/entries"
_MOST = 500


def parse_entries(body: bytes) -> list[SignedEntry]:
    """Return the entries in a request."""
    try:
        rows = json.loads(body)
    except (ValueError, RecursionError):
        raise Malformed("the request is not JSON") from None
    if not isinstance(rows, list) or len(rows) > _MOST:
        raise Malformed(f"the request is not a list of at most {_MOST} entries")
    return [_entry(row) for row in rows]


def _entry(row: object) -> SignedEntry:
    if not isinstance(row, list) or len(row) != 2 or not all(isinstance(x, str) for x in row):
        raise Malformed("an entry is handed in as canonical bytes and signature")
    return SignedEntry(*map(decode_base64, row))


def relay_call(relay: Relay, taken: Callable[[], None]) -> Callable[[bytes], Answer]:
    """Return the call for a `WitnessApp`; `taken` is told when there is something to hand on."""

    def call(body: bytes) -> Answer:
        try:
            statements = relay.take(parse_entries(body))
        except RecordError as error:
            answer = {"error": str(error)}
            return 400, "application/json", json.dumps(answer)
        taken()
        rows = [print_statement(statement) for statement in statements]
        return 200, "application/json", json.dumps({"taken": len(rows), "statements": rows})

    return call
