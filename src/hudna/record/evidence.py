"""Proofs of misbehaviour: a file that convicts by signatures, whoever brings it.

Canonical JSON (RFC 8785), one of four kinds:

- `fork`: two checkpoints signed by one log that no single history can have. Where their sizes
  differ, `path` is the consistency path of the larger tree, which leads to another root for the
  smaller size than the one that was signed.
- `twice`: two entries of one key with the same sequence number.
- `withheld`: the operator's promise to have an entry in the record by a time, and a checkpoint
  that a quorum saw only after it. Whoever has the log's files sees that the entry is not there.
- `unmerged`: the same by statements of relays in place of the promise (`hudna.record.unmerged`).
"""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hudna.record.canonical import canonical_json
from hudna.record.checkpoint import Checkpoint, open_checkpoint
from hudna.record.conviction import Conviction, check_absent
from hudna.record.cosignature import cosignatures
from hudna.record.entry import SignedEntry, check_signature, parse, timestamp
from hudna.record.errors import BadProof, BadSignature, Malformed
from hudna.record.genesis import Genesis
from hudna.record.keys import key_id
from hudna.record.merkle import consistency_roots
from hudna.record.note import Note, VerifierKey, decode_base64
from hudna.record.policy import WitnessPolicy
from hudna.record.promise import verify_promise
from hudna.record.unmerged import Unmerged, parse_unmerged

__all__ = [
    "Conviction",
    "Evidence",
    "Fork",
    "Twice",
    "Unmerged",
    "Withheld",
    "evidence_bytes",
    "parse_evidence",
]

FORMAT = "hudna.evidence.v1"
_MAX_EVIDENCE = 4_000_000


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()


@dataclass(frozen=True, slots=True)
class Fork:
    """Two checkpoints of one log, the smaller first, and the path between their sizes."""

    first: str
    second: str
    path: tuple[bytes, ...] = ()

    def members(self) -> dict[str, Any]:
        """Return the members of the file that this kind has."""
        return {
            "kind": "fork",
            "first": self.first,
            "second": self.second,
            "path": [_text(item) for item in self.path],
        }

    def verify(self, genesis: Genesis) -> Conviction:
        """Return who signed both histories; raises `BadProof` where they may be one."""
        key = VerifierKey(genesis.origin, genesis.operator_key)
        one = open_checkpoint(self.first.encode(), key)
        other = open_checkpoint(self.second.encode(), key)
        _check_fork(one, other, self.path)
        policy = WitnessPolicy.of_terms(genesis.terms)
        both = _witnesses(self.first, policy) & _witnesses(self.second, policy)
        what = f"signed two histories: of {one.size} entries and of {other.size}"
        return Conviction((genesis.operator, *sorted(both - {genesis.operator})), what)


def _check_fork(one: Checkpoint, other: Checkpoint, path: tuple[bytes, ...]) -> None:
    if one.size == other.size:
        if one.root == other.root or path:
            raise BadProof("both checkpoints are of the same tree, or there is a needless path")
        return
    if not 0 < one.size < other.size:
        raise BadProof("the smaller checkpoint, of at least one entry, comes first")
    before, after = consistency_roots(one.size, other.size, path)
    if after != other.root:
        raise BadProof("the path does not lead to the root of the larger checkpoint")
    if before == one.root:
        raise BadProof("the larger checkpoint extends the smaller one: nobody has forked")


def _witnesses(note: str, policy: WitnessPolicy | None) -> frozenset[str]:
    if policy is None:
        return frozenset()
    party_of = {witness.key: witness.party for witness in policy.witnesses}
    found = cosignatures(Note.parse(note.encode()), party_of)
    return frozenset(party_of[item.key] for item in found)


@dataclass(frozen=True, slots=True)
class Twice:
    """Two leaves with the same key and sequence number, and the public key that signed them."""

    first: bytes
    second: bytes
    public: bytes

    def members(self) -> dict[str, Any]:
        """Return the members of the file that this kind has."""
        return {
            "kind": "twice",
            "first": _text(self.first),
            "second": _text(self.second),
            "key": _text(self.public),
        }

    def verify(self, genesis: Genesis) -> Conviction:
        """Return whose key used a number twice; raises `BadProof` where it did not."""
        leaves = [SignedEntry.from_leaf(leaf) for leaf in (self.first, self.second)]
        one, other = (parse(leaf.canonical) for leaf in leaves)
        key = key_id(self.public)
        if {one.origin, other.origin} != {genesis.origin} or {one.key, other.key} != {key}:
            raise BadProof(f"the entries are not both by key {key} for {genesis.origin}")
        if one.seq != other.seq or leaves[0].canonical == leaves[1].canonical:
            raise BadProof("the entries have different numbers, or are the same entry")
        if not all(check_signature(leaf, self.public) for leaf in leaves):
            raise BadSignature(f"an entry is not signed by key {key}")
        parties = tuple(party.id for party in genesis.parties if party.public == self.public)
        what = f"signed two entries with number {one.seq}"
        return Conviction(parties or (f"key {key}",), what)


@dataclass(frozen=True, slots=True)
class Withheld:
    """A promise of the operator, its signature, and a checkpoint cosigned after its time."""

    promise: bytes
    signature: bytes
    checkpoint: str

    def members(self) -> dict[str, Any]:
        """Return the members of the file that this kind has."""
        return {
            "kind": "withheld",
            "promise": _text(self.promise),
            "signature": _text(self.signature),
            "checkpoint": self.checkpoint,
        }

    def verify(self, genesis: Genesis, leaves: Sequence[bytes]) -> Conviction:
        """Return that the operator broke its promise.

        `leaves` are the log's leaf hashes in order, at least up to the checkpoint. Raises
        `BadProof` where the entry is among them, its time is not over, or they are of another log.
        """
        promised = verify_promise(self.promise, self.signature, genesis.operator_key)
        if promised.origin != genesis.origin:
            raise BadProof(f"the promise was made for {promised.origin}")
        check_absent(self.checkpoint, genesis, promised.entry, promised.merge_by, leaves)
        due = timestamp(promised.merge_by)
        what = f"promised entry {promised.entry[:16]} by {due}, and withheld it"
        return Conviction((genesis.operator,), what)


def _json(data: bytes) -> dict[str, Any]:
    try:
        value = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise Malformed(f"the evidence is not JSON in UTF-8: {error}") from error
    if not isinstance(value, dict) or canonical_json(value) != data:
        raise Malformed("the evidence is not an object in canonical form (RFC 8785)")
    return value


Evidence = Fork | Twice | Withheld | Unmerged


def evidence_bytes(evidence: Evidence) -> bytes:
    """Return evidence as the bytes of a file."""
    return canonical_json({"format": FORMAT, **evidence.members()})


def parse_evidence(data: bytes) -> Evidence:
    """Return the evidence in a file; raises `Malformed`. It convicts nobody before `verify`."""
    if len(data) > _MAX_EVIDENCE:
        raise Malformed(f"evidence has at most {_MAX_EVIDENCE} bytes")
    value = _json(data)
    if value.get("format") != FORMAT:
        raise Malformed(f"this is not evidence of the format {FORMAT}")
    kind = value.get("kind")
    if kind == "fork":
        texts = _members(value, "first", "second", lists=("path",))
        path = tuple(decode_base64(item) for item in value["path"])
        return Fork(texts["first"], texts["second"], path)
    if kind == "twice":
        texts = _members(value, "first", "second", "key")
        return Twice(*(decode_base64(texts[name]) for name in ("first", "second", "key")))
    if kind == "withheld":
        texts = _members(value, "promise", "signature", "checkpoint")
        promise, signature = decode_base64(texts["promise"]), decode_base64(texts["signature"])
        return Withheld(promise, signature, texts["checkpoint"])
    if kind == "unmerged":
        return parse_unmerged(value)
    raise Malformed(f"{kind!r} is no kind of evidence: fork, twice, withheld or unmerged")


def _members(
    value: Mapping[str, Any], *names: str, lists: tuple[str, ...] = ()
) -> Mapping[str, str]:
    if value.keys() != {"format", "kind", *names, *lists}:
        raise Malformed(f"evidence of this kind has {', '.join((*names, *lists))}")
    good = all(isinstance(value[name], str) for name in names)
    for name in lists:
        items = value[name]
        good = good and isinstance(items, list) and all(isinstance(item, str) for item in items)
    if not good:
        raise Malformed("the members of evidence are text")
    return value
