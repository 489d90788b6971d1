"""Receipts: proof, to be checked offline, that an entry stands in the log.

A receipt is a tlog-proof whose extra data are the leaf itself, so that one file holds the entry,
its author's signature, the path and the checkpoint.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from hudna.record.checkpoint import Checkpoint, open_checkpoint
from hudna.record.entry import Entry, SignedEntry, check_signature, parse
from hudna.record.errors import BadSignature, Malformed
from hudna.record.keys import key_id
from hudna.record.log import Log
from hudna.record.merkle import verify_inclusion
from hudna.record.note import VerifierKey
from hudna.record.proof import TlogProof

__all__ = ["Receipt", "make_receipt", "verify_receipt"]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a valid receipt shows; `author_checked` only if the author's key was at hand."""

    index: int
    entry: Entry
    signed: SignedEntry
    checkpoint: Checkpoint
    author_checked: bool


def make_receipt(log: Log, index: int) -> str:
    """Return the receipt of a published entry under the present checkpoint."""
    note = log.checkpoint()
    size = open_checkpoint(note.encode(), log.key).size
    leaf = log.entry(index).leaf
    return str(TlogProof(index, tuple(log.inclusion(index, size)), note, leaf))


def verify_receipt(text: str, key: VerifierKey, *, authors: Iterable[bytes] = ()) -> Receipt:
    """Return what a receipt shows to whoever trusts `key` to be the log's.

    `authors` are public keys known to the verifier. Raises `Malformed`, `BadSignature` or
    `BadProof` for anything that does not hold.
    """
    proof = TlogProof.parse(text)
    if proof.extra is None:
        raise Malformed("the receipt does not hold its entry")
    signed = SignedEntry.from_leaf(proof.extra)
    entry = parse(signed.canonical)
    checkpoint = open_checkpoint(proof.checkpoint.encode(), key)
    verify_inclusion(proof.index, checkpoint.size, signed.leaf_hash, proof.hashes, checkpoint.root)
    if entry.origin != checkpoint.origin:
        raise Malformed(f"the entry was made for {entry.origin}, not for {checkpoint.origin}")
    known = {key_id(public): public for public in authors}
    author = known.get(entry.key)
    if author is not None and not check_signature(signed, author):
        raise BadSignature(f"the entry is not signed by key {entry.key}")
    return Receipt(proof.index, entry, signed, checkpoint, author is not None)
