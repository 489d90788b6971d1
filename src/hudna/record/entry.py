"""An entry: canonical JSON (RFC 8785) signed by its author.

The leaf of the tree is `canonical || signature`, the signature being its last 64 bytes, so that
the leaf hash of RFC 6962 is SHA-256(0x00 || canonical || signature).
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from hudna.record import ed25519
from hudna.record.canonical import canonical_json, depth, load_canonical
from hudna.record.commitment import commit, open_commitment
from hudna.record.errors import Malformed
from hudna.record.keys import KEY_ID_CHARS, KeyPair
from hudna.record.merkle import leaf_hash

__all__ = [
    "MAX_DEPTH",
    "MAX_LEAF_BYTES",
    "Entry",
    "Seen",
    "SignedEntry",
    "canonical_bytes",
    "check_signature",
    "commit",
    "open_commitment",
    "parse",
    "sign",
    "signing_bytes",
    "timestamp",
]

MAX_LEAF_BYTES = 65_535
"""An entry bundle gives the length of a leaf in 16 bits; more than that belongs in a blob."""

MAX_DEPTH = 64
"""More levels are refused: what a parser bears differs, and no two may disagree on an entry."""

_DOMAIN = b"hudna.entry.v1\n"
_MEMBERS = {
    "origin",
    "type",
    "key",
    "seq",
    "prev",
    "time",
    "checkpoint",
    "body",
    "commitments",
    "blobs",
}
_HASH = re.compile(r"[0-9a-f]{64}")
_KEY = re.compile(rf"[0-9a-f]{{{KEY_ID_CHARS}}}")
_TYPE = re.compile(r"[a-z][a-z0-9_.-]{0,63}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ", re.ASCII)


@dataclass(frozen=True, slots=True)
class Seen:
    """The latest checkpoint an author had seen when signing: tree size and root in hex."""

    size: int
    root: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What an author signs.

    `key` is the id of the author's key, `seq` counts that key's own entries from 0, `prev` is the
    leaf hash in hex of the entry before (null for the first), `time` is the time the author
    claims, `commitments` maps the names of confidential fields to their salted commitments, and
    `blobs` the names of files to their SHA-256 in hex: bulk data are one blob, not many entries.
    """

    origin: str
    type: str
    key: str
    seq: int
    prev: str | None
    time: str
    checkpoint: Seen | None
    body: dict[str, Any]
    commitments: dict[str, str] = field(default_factory=dict)
    blobs: dict[str, str] = field(default_factory=dict)


def timestamp(moment: datetime) -> str:
    """Return an aware moment as the one form of time an entry may hold: UTC, seconds, `Z`."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone cannot be signed")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def canonical_bytes(entry: Entry) -> bytes:
    """Return the bytes an author signs; raises `Malformed` when `parse` would refuse them."""
    members = {name: getattr(entry, name) for name in _MEMBERS}
    if entry.checkpoint is not None:
        members["checkpoint"] = {"size": entry.checkpoint.size, "root": entry.checkpoint.root}
    canonical = canonical_json(members)
    parse(canonical)
    return canonical


def parse(canonical: bytes) -> Entry:
    """Return the entry in canonical bytes; anything but the one valid form is `Malformed`."""
    if len(canonical) + ed25519.SIGNATURE_BYTES > MAX_LEAF_BYTES:
        raise Malformed(f"an entry may have at most {MAX_LEAF_BYTES} bytes with its signature")
    try:
        value = load_canonical(canonical)
    except Malformed as error:
        raise Malformed(f"the entry is {error}") from error
    # No deeper than it has brackets: counting these first is cheaper.
    brackets = canonical.count(b"{") + canonical.count(b"[")
    if brackets > MAX_DEPTH and depth(value) > MAX_DEPTH:
        raise Malformed(f"an entry nests at most {MAX_DEPTH} levels deep")
    if not isinstance(value, dict) or value.keys() != _MEMBERS:
        raise Malformed(f"an entry has exactly the members {', '.join(sorted(_MEMBERS))}")
    return _checked(value)


def _checked(value: dict[str, Any]) -> Entry:
    _need(isinstance(value["origin"], str) and value["origin"] != "", "origin")
    _need(_matches(_TYPE, value["type"]), "type")
    _need(_matches(_KEY, value["key"]), "key")
    _need(_is_count(value["seq"]), "seq")
    first = value["seq"] == 0
    _need(value["prev"] is None if first else _matches(_HASH, value["prev"]), "prev")
    _need(_is_time(value["time"]), "time")
    _need(isinstance(value["body"], dict), "body")
    for member in ("commitments", "blobs"):
        hashes = value[member]
        of_hashes = isinstance(hashes, dict) and all(_matches(_HASH, v) for v in hashes.values())
        _need(of_hashes, member)
    return Entry(**{**value, "checkpoint": _seen(value["checkpoint"])})


def _seen(value: Any) -> Seen | None:
    if value is None:
        return None
    _need(isinstance(value, dict) and value.keys() == {"size", "root"}, "checkpoint")
    _need(_is_count(value["size"]) and _matches(_HASH, value["root"]), "checkpoint")
    return Seen(size=value["size"], root=value["root"])


def _need(holds: bool, member: str) -> None:
    if not holds:
        raise Malformed(f"the entry's member `{member}` does not have the form it must have")


def _matches(pattern: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_count(value: Any) -> bool:
    return type(value) is int and value >= 0


def _is_time(value: Any) -> bool:
    if not _matches(_TIME, value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def signing_bytes(canonical: bytes) -> bytes:
    """Return the bytes under the signature: a domain line, then the canonical entry."""
    return _DOMAIN + canonical


@dataclass(frozen=True, slots=True)
class SignedEntry:
    """Canonical bytes of an entry and its author's signature over them."""

    canonical: bytes
    signature: bytes
    _hash: bytes | None = field(default=None, init=False, repr=False, compare=False)

    @classmethod
    def from_leaf(cls, leaf: bytes) -> "SignedEntry":
        """Return the entry stored as a leaf; raises `Malformed` when it cannot hold one."""
        if len(leaf) <= ed25519.SIGNATURE_BYTES:
            raise Malformed("the leaf is too short to hold an entry and its signature")
        return cls(leaf[: -ed25519.SIGNATURE_BYTES], leaf[-ed25519.SIGNATURE_BYTES :])

    @property
    def leaf(self) -> bytes:
        """The leaf data: canonical bytes, then 64 bytes of signature."""
        return self.canonical + self.signature

    @property
    def leaf_hash(self) -> bytes:
        """SHA-256(0x00 || canonical || signature)."""
        if self._hash is None:  # asked for often; it never changes
            object.__setattr__(self, "_hash", leaf_hash(self.leaf))
        assert self._hash is not None
        return self._hash

    @property
    def hash(self) -> str:
        """The leaf hash in hex."""
        return self.leaf_hash.hex()


def sign(entry: Entry, pair: KeyPair) -> SignedEntry:
    """Return `entry` signed by `pair`, whose id it must name."""
    if entry.key != pair.id:
        raise Malformed(f"the entry names key {entry.key}, the signer has {pair.id}")
    canonical = canonical_bytes(entry)
    return SignedEntry(canonical, pair.sign(signing_bytes(canonical)))


def check_signature(signed: SignedEntry, public: bytes) -> bool:
    """Return whether the entry carries a strict signature by `public`."""
    return ed25519.verify(public, signing_bytes(signed.canonical), signed.signature)
