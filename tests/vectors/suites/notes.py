"""golang/mod, C2SP, sigsum and the Pixel log: notes, verifier keys, cosignatures."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from hudna.record.checkpoint import Checkpoint, sign_checkpoint
from hudna.record.cosignature import CosignerKey, cosignatures
from hudna.record.keys import KeyPair
from hudna.record.note import Note, VerifierKey
from hudna.record.signature_type import SignatureType
from tests.vectors.case import Case, Suite, holds
from tools import verify_record as second

__all__ = ["SUITES"]


def second_signers(data: bytes, *keys: second.Key) -> list[str]:
    return [key.name for key in second.signers(*second.read_note(data), list(keys))]


def notes(tlog: Path) -> Iterator[Case]:
    for case in json.loads((tlog / "notes/notes.json").read_text()):
        key, data = VerifierKey.parse(case["vkey"]), case["note"].encode()
        note = Note.parse(data)
        first = [str(note) == case["note"], str(key) == case["vkey"], *note.check([key])]
        theirs = [True, True, *second_signers(data, second.read_key(case["vkey"]))]
        yield Case(f"{case['source']}, {key.name}", [True, True, key.name], first, theirs)


def bad_keys(tlog: Path) -> Iterator[Case]:
    for text in json.loads((tlog / "notes/go_bad_vkeys.json").read_text()):
        yield Case(text, False, holds(VerifierKey.parse, text), holds(second.read_key, text))


def signed_by_sigsum(tlog: Path) -> Iterator[Case]:
    known = json.loads((tlog / "notes/sigsum_checkpoint.json").read_text())
    pair = KeyPair.from_seed(bytes.fromhex(known["private_seed_hex"]))
    text = known["checkpoint"]
    body = Checkpoint.parse(Note.parse(text.encode()).text)
    read = opened(text.encode(), second.Key(body.origin, 1, pair.public))
    yield Case("sigsum-go", text, sign_checkpoint(body, pair), text if read else "refused")


def opened(data: bytes, key: second.Key) -> bool:
    return holds(second.open_head, data, key)


def tree_head(tlog: Path) -> Iterator[Case]:
    """The head of sigsum-py, whose signature is that of a checkpoint named after the log's key."""
    lines = (tlog / "notes/sigsum_py_treehead.txt").read_text().split()
    known = dict(line.split("=", 1) for line in lines)
    public, signature = bytes.fromhex(known["pub"]), bytes.fromhex(known["signature"])
    origin = f"sigsum.org/v1/tree/{second.hashlib.sha256(public).hexdigest()}"
    head = Checkpoint(origin, int(known["size"]), bytes.fromhex(known["root_hash"]))
    first = VerifierKey(origin, public).verify(str(head), signature)
    theirs = second.signed_time(second.Key(origin, 1, public), str(head), signature)
    yield Case("sigsum-py", True, first, theirs == 0)


def cosigned(tlog: Path) -> Iterator[Case]:
    """Cosignatures (type 4) of the ArmoredWitness devices, whose vkeys are given as of type 1."""
    data = (tlog / "notes/pixel_witnessed_checkpoint.txt").read_bytes()
    data = data.rstrip(b"\n") + b"\n"
    note = Note.parse(data)
    for text in json.loads((tlog / "notes/armored_witness_vkeys.json").read_text()):
        known = VerifierKey.parse(text)
        key = CosignerKey(known.name, SignatureType.ED25519_COSIGNATURE, known.public)
        times = {line.name: line.signature[:8] for line in note.signatures}
        expected = int.from_bytes(times[key.name], "big")
        (first,) = cosignatures(note, [key])
        theirs = second.signers(*second.read_note(data), [second.Key(key.name, 4, key.public)])
        yield Case(key.name, expected, first.time, *theirs.values())


def suite(path: str, about: str, count: int, cases: Callable[[Path], Iterator[Case]]) -> Suite:
    return Suite(f"notes/{path}", about, count, cases)


SUITES = [
    suite("notes.json", "Signed notes", 3, notes),
    suite("go_bad_vkeys.json", "Verifier keys to refuse", 2, bad_keys),
    suite("sigsum_checkpoint.json", "A checkpoint signed byte for byte", 1, signed_by_sigsum),
    suite("sigsum_py_treehead.txt", "A signed tree head", 1, tree_head),
    suite("pixel_witnessed_checkpoint.txt", "Cosignatures of real witnesses", 2, cosigned),
]
