"""Receipts: proof, to be checked offline, that an entry stands in the log.

A receipt is a tlog-proof whose extra data are the leaf itself, so that one file holds the entry,
its author's signature, the path and the checkpoint with the witnesses' cosignatures.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from hudna.record.checkpoint import Checkpoint, open_checkpoint
from hudna.record.entry import Entry, SignedEntry, check_signature, parse
from hudna.record.errors import BadSignature, Malformed
from hudna.record.folder import Folder
from hudna.record.keys import key_id
from hudna.record.log import Log
from hudna.record.merkle import inclusion_proof, verify_inclusion
from hudna.record.note import Note, VerifierKey
from hudna.record.policy import Finality, Standing, WitnessPolicy
from hudna.record.proof import TlogProof
from hudna.record.witnessed import best_note

__all__ = ["Receipt", "make_receipt", "receipt_from", "verify_receipt"]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a valid receipt shows; `author_checked` only if the author's key was at hand.

    `standing` tells who cosigned and how firmly the entry therefore stands; without a policy
    only the operator vouches for it.
    """

    index: int
    entry: Entry
    signed: SignedEntry
    checkpoint: Checkpoint
    author_checked: bool
    standing: Standing


def make_receipt(log: Log, index: int, policy: WitnessPolicy | None = None) -> str:
    """Return the receipt of an entry under the firmest checkpoint that covers it."""
    return receipt_from(log.folder, index, policy)


def receipt_from(files: Folder, index: int, policy: WitnessPolicy | None = None) -> str:
    """Return the same from a log's static files, such as a mirror's."""
    note = best_note(files, policy, index)
    size = Checkpoint.parse(note.text).size
    published = Checkpoint.of_note(files.read_checkpoint()).size
    leaf = next(iter(files.leaves(index, published)))
    path = inclusion_proof(index, size, files.nodes)
    return str(TlogProof(index, tuple(path), str(note), leaf))


def verify_receipt(
    text: str,
    key: VerifierKey,
    *,
    authors: Iterable[bytes] = (),
    policy: WitnessPolicy | None = None,
    own: str | None = None,
) -> Receipt:
    """Return what a receipt shows to whoever trusts `key` to be the log's.

    `authors` are public keys known to the verifier, `own` is the party whose own witness has to
    have cosigned. Raises `Malformed`, `BadSignature` or `BadProof` for anything that does not hold.
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
    standing = _standing(Note.parse(proof.checkpoint.encode()), policy, own)
    return Receipt(proof.index, entry, signed, checkpoint, author is not None, standing)


def _standing(note: Note, policy: WitnessPolicy | None, own: str | None) -> Standing:
    if policy is not None:
        return policy.standing(note, own=own)
    if own is not None:
        raise Malformed("without the policy of the genesis nobody's witness is known")
    return Standing(Finality.PROMISED, {}, (), "no witness policy is at hand")
