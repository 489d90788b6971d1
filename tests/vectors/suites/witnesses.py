"""torchwood's litewitness: the checkpoints of its requests, and the text of the requests."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hudna.record.add_checkpoint import AddCheckpoint
from hudna.record.checkpoint import Checkpoint
from hudna.record.cosignature import parse_note_key
from hudna.record.note import Note, NoteKey, VerifierKey
from tests.vectors.case import Case, Suite, holds
from tools import verify_record as second

__all__ = ["SUITES"]

ROOT = "torchwood-litewitness"


def config(tlog: Path, name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((tlog / ROOT / f"{name}.json").read_text())
    return data


def texts(tlog: Path) -> Iterator[Case]:
    for name in ("litewitness", "sumdb", "mldsa"):
        for at, request in enumerate(config(tlog, name)["requests"]):
            body = request["body"]
            made = bytes(AddCheckpoint.parse(body.encode())).decode()
            yield Case(f"{name} {at}", body, made)


def keys(tlog: Path, name: str) -> tuple[NoteKey, second.Key]:
    known = config(tlog, name)
    if name == "mldsa":
        return parse_note_key(known["log_vkey"]), second.read_key(known["log_vkey"])
    words = " ".join(known["log_config"]).split()
    if name == "sumdb":
        return VerifierKey.parse(words[-1]), second.read_key(words[-1])
    public = bytes.fromhex(words[-1].removeprefix("-key="))
    origin = f"sigsum.org/v1/tree/{second.hashlib.sha256(public).hexdigest()}"
    return VerifierKey(origin, public), second.Key(origin, 1, public)


def log_signatures(tlog: Path) -> Iterator[Case]:
    """Status 403 of the script means that the log did not sign; all others that it did."""
    for name in ("litewitness", "sumdb", "mldsa"):
        key, other = keys(tlog, name)
        for at, request in enumerate(config(tlog, name)["requests"]):
            data = request["body"].partition("\n\n")[2].encode()
            theirs = bool_of(data, other)
            yield Case(f"{name} {at}", request["status"] != 403, holds(signed, data, key), theirs)


def signed(data: bytes, key: NoteKey) -> None:
    note = Note.parse(data)
    Checkpoint.parse(note.text)
    note.check([key])


def bool_of(data: bytes, key: second.Key) -> bool:
    try:
        return bool(second.signers(*second.read_note(data), [key]))
    except second.Refused:
        return False


SUITES = [
    Suite(ROOT, "add-checkpoint requests, read and printed", 11, texts),
    Suite(ROOT, "Checkpoints signed by Ed25519 and ML-DSA-44 logs", 11, log_signatures),
]
