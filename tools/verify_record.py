#!/usr/bin/env python3
"""A second verifier of the record, written from the specifications alone.

It shares no code with `hudna.record`, so that a mistake in one of the two shows as a disagreement.
It needs Python 3.11, its standard library and the package `cryptography`. It reads files, opens no
connection and writes nothing.

    verify_record.py file RECEIPT_OR_CHECKPOINT (--key VKEY | --genesis FILE)
                     [--own PARTY] [--level 0|1|2]
    verify_record.py log FOLDER [--party NAME=HEX ...] [--earlier FILE ...]

`--genesis` is entry 0 as a leaf, or a receipt of entry 0: it names the operator, the parties and
the witnesses. Whoever gives it trusts it. The exit status is 0 when everything holds, 1 when
something does not, 2 when the command was not understood. `verify_evidence.py`, beside this file,
checks proofs of misbehaviour.
"""

import argparse
import base64
import datetime
import decimal
import hashlib
import json
import math
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey

HASH, SIGNATURE, TILE = 32, 64, 256
MAX_LEAF, MAX_NOTE, MAX_LINES, MAX_PROOF, MAX_PATH, MAX_DEPTH = (
    65_535,
    10**6,
    100,
    1_200_000,
    63,
    64,
)
MAX_FILE = TILE * (MAX_LEAF + 2)
Line = tuple[str, bytes, bytes]
"""A signature line of a note: name, id of the key, signature."""


class Refused(Exception):
    """Something does not hold; the message says what."""


def need(holds: bool, why: str) -> None:
    """Raise `Refused` with a reason unless something holds."""
    if not holds:
        raise Refused(why)


# Bytes and numbers.
def from_base64(text: str) -> bytes:
    """Return the bytes of base64 with padding; other spellings of the same bytes are refused."""
    try:
        data = base64.b64decode(text.encode("ascii"))
    except ValueError:
        raise Refused(f"{text!r} is not base64") from None
    need(base64.b64encode(data).decode() == text, f"{text!r} is not canonical base64")
    return data


def count_in(text: str) -> int:
    """Return a number in ASCII digits without leading zeros."""
    need(re.fullmatch("0|[1-9][0-9]{0,18}", text) is not None, f"{text!r} is not a decimal number")
    return int(text)


def utf8(data: bytes, what: str) -> str:
    """Return bytes as text."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(f"{what} is not UTF-8") from None


def lower_hex(text: Any, size: int) -> bool:
    """Return whether something is text of so many lower-case hex digits."""
    return isinstance(text, str) and re.fullmatch(f"[0-9a-f]{{{size}}}", text) is not None


# RFC 6962: Merkle tree.
def leaf_of(data: bytes) -> bytes:
    """Return the hash of a leaf."""
    return hashlib.sha256(b"\x00" + data).digest()


def pair(left: bytes, right: bytes) -> bytes:
    """Return the hash of a node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def rows_of(leaves: list[bytes]) -> list[list[bytes]]:
    """Return the hashes of all complete subtrees: leaves, pairs of leaves, pairs of pairs..."""
    rows = [leaves]
    while len(rows[-1]) > 1:
        row = rows[-1]
        rows.append([pair(row[i], row[i + 1]) for i in range(0, len(row) - 1, 2)])
    return rows


def root_of(rows: list[list[bytes]], size: int) -> bytes:
    """Return MTH of the first `size` leaves, from the complete subtrees they end in, upwards."""
    result = b""
    for level, row in enumerate(rows):
        if size >> level & 1:
            left = row[(size >> level) - 1]
            result = pair(left, result) if result else left
    return result or hashlib.sha256(b"").digest()


def climb(index: int, size: int, leaf: bytes, path: list[bytes]) -> bytes:
    """Return the root that a leaf and PATH(index, D[size]) of section 2.1.1 lead to."""
    need(bool(path) == (size > 1), "the inclusion proof has the wrong length")
    if size == 1:
        return leaf
    k = 1 << (size - 1).bit_length() - 1
    if index < k:
        return pair(climb(index, k, leaf, path[:-1]), path[-1])
    return pair(path[-1], climb(index - k, size - k, leaf, path[:-1]))


def check_inclusion(index: int, size: int, leaf: bytes, path: list[bytes], root: bytes) -> None:
    """Refuse a proof that does not show `leaf` to be entry `index` of the tree."""
    need(0 <= index < size, f"there is no entry {index} among {size}")
    need(all(len(h) == HASH for h in (leaf, *path)), "the proof holds something that is no hash")
    need(len(path) <= MAX_PATH + 1, "the inclusion proof is too long")
    need(climb(index, size, leaf, path) == root, "the inclusion proof leads to another root")


def grow(m: int, n: int, path: list[bytes], old: bytes | None) -> tuple[bytes, bytes]:
    """Return both roots that SUBPROOF(m, D[n]) of section 2.1.2 leads to; `old` if it is known."""
    if m == n:
        need(len(path) == (old is None), "the consistency proof has the wrong length")
        return (path[0], path[0]) if old is None else (old, old)
    need(bool(path), "the consistency proof is too short")
    k = 1 << (n - 1).bit_length() - 1
    if m <= k:
        before, after = grow(m, k, path[:-1], old)
        return before, pair(after, path[-1])
    before, after = grow(m - k, n - k, path[:-1], None)
    return pair(path[-1], before), pair(path[-1], after)


def check_consistency(m: int, n: int, root_m: bytes, root_n: bytes, path: list[bytes]) -> None:
    """Refuse a proof that does not show the tree of `n` to extend the tree of `m`."""
    need(0 < m <= n, f"no proof leads from {m} to {n} entries")
    need(all(len(h) == HASH for h in path), "the proof holds something that is no hash")
    need(len(path) <= MAX_PATH + 1, "the consistency proof is too long")
    need(grow(m, n, path, root_m) == (root_m, root_n), f"{n} entries do not extend {m} entries")


# Signatures.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def order_divides_8(y: int) -> bool:
    """Return whether three doublings of the point with this y lead to the neutral point."""
    for _ in range(3):
        # x^2 from the curve's equation; then y of the double (RFC 8032 section 5.1.4). As d and
        # 1 + 1/d are no squares, nothing is divided by 0.
        x2 = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
        y = (y * y + x2) * pow(2 + x2 - y * y, -1, P) % P
    return y == 1


def good_point(encoded: bytes) -> bool:
    """Return whether 32 bytes are the canonical encoding of no point of low order."""
    y = int.from_bytes(encoded, "little") & ~(1 << 255)
    return len(encoded) == HASH and y < P and not order_divides_8(y)


def verifies(kind: Any, public: bytes, message: bytes, signature: bytes) -> bool:
    """Return whether the library takes a signature."""
    try:
        kind.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def ed25519(public: bytes, message: bytes, signature: bytes) -> bool:
    """Return whether an Ed25519 signature holds: canonical, no point of low order, no cofactor."""
    whole = len(signature) == SIGNATURE and int.from_bytes(signature[HASH:], "little") < L
    points = whole and good_point(public) and good_point(signature[:HASH])
    return points and verifies(Ed25519PublicKey, public, message, signature)


def mldsa44(public: bytes, message: bytes, signature: bytes) -> bool:
    """Return whether an ML-DSA-44 signature without context holds."""
    whole = len(public) == 1312 and len(signature) == 2420
    return whole and verifies(MLDSA44PublicKey, public, message, signature)


# C2SP signed-note.
class Key(NamedTuple):
    """A key of a note: name, signature type (1, 4 or 6), public key."""

    name: str
    kind: int
    public: bytes

    @property
    def id(self) -> bytes:
        """The four bytes in front of its signatures."""
        material = self.name.encode() + b"\n" + bytes([self.kind]) + self.public
        return hashlib.sha256(material).digest()[:4]


def key_name(name: str) -> str:
    """Return the name of a key; spaces, controls and plus signs are refused."""
    bad = any(c.isspace() or ord(c) < 32 or c == "+" for c in name)
    need(name != "" and not bad, f"{name!r} is not the name of a key")
    return name


def read_key(text: str) -> Key:
    """Return the key in a verifier key `name+id+base64`."""
    name, plus, rest = text.partition("+")
    key_id, plus2, material = rest.partition("+")
    need(bool(plus and plus2), f"{text!r} is not a verifier key")
    data = from_base64(material)
    need(data[:1] in (b"\x01", b"\x04", b"\x06"), f"{name}: unknown signature type")
    key = Key(key_name(name), data[0], data[1:])
    need(len(key.public) == (1312 if key.kind == 6 else HASH), f"{name}: wrong length of the key")
    need(key.id.hex() == key_id, f"{name}: the id does not fit the key")
    return key


def read_note(data: bytes) -> tuple[str, list[Line]]:
    """Return text and signature lines of a note."""
    need(len(data) <= MAX_NOTE, "the note is too long")
    whole = utf8(data, "the note")
    need(all(c >= " " or c == "\n" for c in whole), "the note holds control characters")
    at = whole.rfind("\n\n")
    need(at >= 0 and whole.endswith("\n"), "the note has no signatures")
    rows = whole[at + 2 : -1].split("\n") if len(whole) > at + 2 else []
    need(0 < len(rows) <= MAX_LINES, "the note has no signatures, or too many")
    lines: list[Line] = []
    for row in rows:
        dash, name, signed, *rest = [*row.split(" "), "", ""]
        signature = from_base64(signed)
        good = dash == "\u2014" and rest == ["", ""] and len(signature) > 4
        need(good, f"{row!r} is not a signature line")
        lines.append((key_name(name), signature[:4], signature[4:]))
    return whole[: at + 1], lines


class Head(NamedTuple):
    """A checkpoint: origin, size, root."""

    origin: str
    size: int
    root: bytes


def read_head(text: str) -> Head:
    """Return the checkpoint in a note's text (c2sp.org/tlog-checkpoint)."""
    need(text.endswith("\n"), "the checkpoint does not end in a newline")
    rows = text[:-1].split("\n")
    need(len(rows) >= 3 and all(rows), "a checkpoint has three or more lines, none empty")
    root = from_base64(rows[2])
    need(len(root) == HASH, "the root of the checkpoint is no hash")
    return Head(rows[0], count_in(rows[1]), root)


def signed_time(key: Key, text: str, signature: bytes) -> int | None:
    """Return the time of a signature that holds (0 for type 1), None for one that does not."""
    if key.kind == 1:
        return 0 if ed25519(key.public, text.encode(), signature) else None
    if len(signature) <= 8 or signature[0] & 0x80:
        return None
    time = int.from_bytes(signature[:8], "big")
    try:
        head = read_head(text)
    except Refused:
        return None
    if key.kind == 4:
        good = ed25519(key.public, f"cosignature/v1\ntime {time}\n{text}".encode(), signature[8:])
        return time if good else None
    name, origin = key.name.encode(), head.origin.encode()
    if len(name) > 255 or len(origin) > 255:
        return None
    message = b"subtree/v1\n\x00" + bytes([len(name)]) + name + signature[:8]
    message += bytes([len(origin)]) + origin + bytes(8) + head.size.to_bytes(8, "big") + head.root
    return time if mldsa44(key.public, message, signature[8:]) else None


def signers(text: str, lines: list[Line], keys: list[Key]) -> dict[Key, int]:
    """Return the keys that signed a note, with times; a wrong line of one of them is refused."""
    found: dict[Key, int] = {}
    for name, key_id, signature in lines:
        for key in (key for key in keys if (key.name, key.id) == (name, key_id)):
            time = signed_time(key, text, signature)
            need(time is not None, f"the signature of {name} is wrong")
            found[key] = min(time, found.get(key, time))
    return found


def open_head(data: bytes, log: Key) -> tuple[Head, str, list[Line]]:
    """Return the checkpoint in a note that the log has signed, with text and lines."""
    text, lines = read_note(data)
    need(bool(signers(text, lines, [log])), "the log has not signed this")
    head = read_head(text)
    need(head.origin == log.name, f"the checkpoint is of {head.origin!r}, not of {log.name!r}")
    return head, text, lines


# RFC 8785: canonical JSON.
def canonical(value: Any, level: int = 0) -> str:
    """Return a JSON value in canonical form; integers beyond 2^53 - 1 are refused."""
    need(level < MAX_DEPTH or not isinstance(value, dict | list), "nested too deeply")
    if isinstance(value, dict):
        order = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        members = (f"{canonical(k)}:{canonical(value[k], level + 1)}" for k in order)
        return "{" + ",".join(members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(item, level + 1) for item in value) + "]"
    if isinstance(value, float):
        return number(value)
    need(not isinstance(value, int) or abs(value) < 2**53, "an integer is beyond 2^53 - 1")
    half = isinstance(value, str) and any("\ud800" <= c <= "\udfff" for c in value)
    need(not half, "a string holds half a character")
    return json.dumps(value, ensure_ascii=False)


def number(value: float) -> str:
    """Return a number as ECMAScript prints it (Number::toString)."""
    need(math.isfinite(value), "a number is not finite")
    if value == 0:
        return "0"
    sign, places, power = decimal.Decimal(repr(value)).normalize().as_tuple()
    digits = "".join(map(str, places))
    point = len(digits) + int(power)
    if 0 < point <= 21:
        whole, part = digits[:point].ljust(point, "0"), digits[point:]
        text = f"{whole}.{part}" if part else whole
    elif -6 < point <= 0:
        text = "0." + "0" * -point + digits
    else:
        rest = "." + digits[1:] if digits[1:] else ""
        text = f"{digits[0]}{rest}e{point - 1:+d}"
    return "-" + text if sign else text


# Entries.
MEMBERS = ["blobs", "body", "checkpoint", "commitments", "key"]
MEMBERS += ["origin", "prev", "seq", "time", "type"]


class Leaf(NamedTuple):
    """An entry as it was signed: its members, the bytes under the signature, the signature."""

    members: dict[str, Any]
    message: bytes
    signature: bytes
    hash: bytes


def read_json(data: bytes, what: str) -> Any:
    """Return the JSON value in canonical bytes."""
    try:
        value = json.loads(utf8(data, what))
    except (ValueError, RecursionError):
        raise Refused(f"{what} is not JSON") from None
    need(canonical(value).encode() == data, f"{what} is not in canonical form")
    return value


def read_leaf(leaf: bytes) -> Leaf:
    """Return the entry in a leaf: canonical JSON, then 64 bytes of signature."""
    need(SIGNATURE < len(leaf) <= MAX_LEAF, "the leaf has a length that no entry has")
    body = leaf[:-SIGNATURE]
    value = read_json(body, "the entry")
    need(isinstance(value, dict) and sorted(value) == MEMBERS, "the entry has other members")
    for name, holds in form(value).items():
        need(holds, f"the entry's member {name} has another form")
    return Leaf(value, b"hudna.entry.v1\n" + body, leaf[-SIGNATURE:], leaf_of(leaf))


def form(v: dict[str, Any]) -> dict[str, bool]:
    """Return for each member of an entry whether it has its form."""
    seen, kind = v["checkpoint"], v["type"]
    two = isinstance(seen, dict) and sorted(seen) == ["root", "size"]
    return {
        "origin": isinstance(v["origin"], str) and v["origin"] != "",
        "type": isinstance(kind, str) and re.fullmatch("[a-z][a-z0-9_.-]{0,63}", kind) is not None,
        "key": lower_hex(v["key"], 16),
        "seq": count(v["seq"]),
        "prev": v["prev"] is None if v["seq"] == 0 else lower_hex(v["prev"], 64),
        "time": isinstance(v["time"], str) and moment(v["time"]),
        "checkpoint": seen is None or (two and count(seen["size"]) and lower_hex(seen["root"], 64)),
        "body": isinstance(v["body"], dict),
        **{
            name: isinstance(v[name], dict) and all(lower_hex(h, 64) for h in v[name].values())
            for name in ("commitments", "blobs")
        },
    }


def count(value: Any) -> bool:
    """Return whether a JSON value is a whole number from 0 on."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def moment(text: str) -> bool:
    """Return whether text is a time as an entry holds it: UTC, seconds, Z."""
    try:
        whole = datetime.datetime(*map(int, re.findall("[0-9]+", text)[:6]))  # noqa: DTZ001
    except (ValueError, TypeError, OverflowError):
        return False
    return whole.isoformat() + "Z" == text


# Parties and their keys.
def public_key(text: Any) -> bytes:
    """Return a public key in 64 hex digits."""
    need(lower_hex(text, 64), "a public key is not 64 hex digits")
    public = bytes.fromhex(text)
    need(good_point(public), "a public key is no acceptable point")
    return public


def short_id(public: bytes) -> str:
    """Return the id by which entries name a key."""
    return hashlib.sha256(public).hexdigest()[:16]


def texts(value: Any, names: str, *, empty: bool = False) -> dict[str, str]:
    """Return an object that has exactly these members, all of them text."""
    need(isinstance(value, dict) and sorted(value) == sorted(names.split()), f"needs {names}")
    good = all(isinstance(v, str) and (empty or v) for v in value.values())
    need(good, f"{names} are text")
    return dict(value)


def statement(domain: str, members: dict[str, Any]) -> bytes:
    """Return what several keys sign: a domain line, then canonical JSON."""
    return f"hudna.{domain}.v1\n{canonical(members)}".encode()


class Genesis(NamedTuple):
    """Entry 0: origin, operator, parties as (name, role, public key), terms."""

    origin: str
    operator: str
    parties: list[tuple[str, str, bytes]]
    terms: dict[str, Any]

    @property
    def log(self) -> Key:
        """The key that signs checkpoints."""
        public = next(public for name, _, public in self.parties if name == self.operator)
        return Key(self.origin, 1, public)


def read_genesis(origin: str, body: Any) -> Genesis:
    """Return what the parties founded; every one of them has signed it."""
    names = ["operator", "parties", "signatures", "terms"]
    need(isinstance(body, dict) and sorted(body) == names, "a genesis has other members")
    need(isinstance(body["parties"], list), "the parties are not a list")
    need(isinstance(body["terms"], dict), "the terms are not an object")
    rows = [texts(item, "id role key") for item in body["parties"]]
    parties = [(row["id"], row["role"], public_key(row["key"])) for row in rows]
    key_name(origin)
    ids = [name for name, _, _ in parties]
    keys = {short_id(public) for _, _, public in parties}
    need(len(set(ids)) == len(ids) == len(keys), "two parties share a name or a key")
    need(body["operator"] in ids, "the operator is none of the parties")
    signatures = body["signatures"]
    need(isinstance(signatures, dict) and sorted(signatures) == sorted(ids), "not signed by all")
    need(all(isinstance(v, str) for v in signatures.values()), "a signature is not text")
    signed = {name: body[name] for name in ("operator", "parties", "terms")}
    message = statement("genesis", {"origin": origin, **signed})
    for name, _, public in parties:
        good = ed25519(public, message, from_base64(signatures[name]))
        need(good, f"{name} has not signed the genesis")
    return Genesis(origin, body["operator"], parties, body["terms"])


def genesis_of(data: bytes) -> Genesis:
    """Return the genesis in a file: the leaf of entry 0, or a receipt of it."""
    leaf = read_proof(utf8(data, "the receipt")).leaf if data.startswith(PROOF.encode()) else data
    entry = read_leaf(leaf)
    need(entry.members["type"] == "genesis", "this entry is not a genesis")
    genesis = read_genesis(entry.members["origin"], entry.members["body"])
    need(ed25519(genesis.log.public, entry.message, entry.signature), "the operator has not signed")
    return genesis


def quorum(parties: int) -> int:
    """Return how many have to agree: two quorums share more than a third, or than one."""
    need(parties >= 2, "a quorum needs two parties or more")
    hostile = max(1, (parties - 1) // 3)
    return next(k for k in range(1, parties + 1) if 2 * k - parties > hostile or k == parties)


Policy = tuple[int, dict[str, list[Key]]]
"""How many parties have to cosign, and the keys of each."""


def read_policy(terms: dict[str, Any]) -> Policy | None:
    """Return the witness policy in the terms of a genesis, None if there is none."""
    if "witnesses" not in terms:
        return None
    value = terms["witnesses"]
    good = isinstance(value, dict) and sorted(value) == ["keys", "quorum"]
    need(good and count(value["quorum"]), "the witness policy has another form")
    rows = value["keys"]
    need(isinstance(rows, list) and 0 < len(rows) <= 100, "the policy lists no keys, or too many")
    keys: dict[str, list[Key]] = {}
    for row in rows:
        texts(row, "party key", empty=True)
        key = read_key(row["key"])
        need(key.kind != 1, f"{key.name} is no key for cosignatures")
        need(key.kind == 6 or good_point(key.public), f"{key.name} is no acceptable point")
        keys.setdefault(key_name(row["party"]), []).append(key)
    publics = {key.public for row in keys.values() for key in row}
    need(len(publics) == len(rows), "two witnesses share a public key")
    need(quorum(len(keys)) <= value["quorum"] <= len(keys), "the quorum is not safe")
    return value["quorum"], keys


def finality(policy: Policy, text: str, lines: list[Line], own: str | None) -> tuple[int, str]:
    """Return 0, 1 or 2 for operator alone, quorum, all; and who cosigned, in words."""
    needed, keys_of = policy
    need(own is None or own in keys_of, f"{own} has no witness in the policy")
    known = {key: party for party, keys in keys_of.items() for key in keys}
    present = {known[key] for key, time in signers(text, lines, list(known)).items() if time}
    words = f"{len(present)} of {len(keys_of)} witnesses: {', '.join(sorted(present)) or '-'}"
    if own is not None and own not in present:
        return 0, f"{words}; {own} itself is missing"
    return (2 if len(present) == len(keys_of) else int(len(present) >= needed)), words


# Who may write what.
class Author:
    """A key that has been let in: whom it speaks for and where its own count stands."""

    def __init__(self, public: bytes, party: str, role: str, *, root: bool) -> None:
        self.public, self.party, self.role, self.root = public, party, role, root
        self.ended, self.next = False, 0
        self.signs_heads = root and role == "operator"
        self.last: str | None = None


class Rules:
    """The state of a log after some entries, and what the next one may be."""

    def __init__(self, root_at: Callable[[int], bytes]) -> None:
        self.root_at = root_at
        self.genesis: Any = None
        self.authors: dict[str, Author] = {}
        self.frozen = False

    def take(self, index: int, data: bytes) -> None:
        """Take the next entry into account; raises `Refused` when it may not stand there."""
        leaf = read_leaf(data)
        v, author = leaf.members, self.authors.get(leaf.members["key"])
        need((v["type"] == "genesis") == (index == 0), "the first entry alone is the genesis")
        if index == 0:
            self._found(leaf)
            return
        need(v["origin"] == self.genesis.origin, f"made for {v['origin']}")
        need(not self.frozen, "the log is frozen before")
        need(author is not None, f"key {v['key']} was never let in")
        need(ed25519(author.public, leaf.message, leaf.signature), f"not signed by {author.party}")
        need(not author.ended, f"this key of {author.party} counts no longer")
        need(v["seq"] == author.next, f"{author.party} is at {author.next}, not at {v['seq']}")
        need(v["prev"] == author.last, f"{author.party} names another entry before")
        seen = v["checkpoint"]
        known = seen is None or self._stood(index, seen["size"], seen["root"])
        need(known, "the log never had the checkpoint that was seen")
        effects = {"enrol": self._enrol, "rotate": self._rotate, "revoke": self._revoke}
        effect = {**effects, "freeze": self._freeze}.get(v["type"])
        if effect is not None:
            effect(index, v["body"], author)
        author.next, author.last = v["seq"] + 1, leaf.hash.hex()

    def _stood(self, index: int, size: int, root: str) -> bool:
        return size <= index and self.root_at(size).hex() == root

    def _held(self, domain: str, told: dict[str, Any], public: bytes, proof: str) -> bytes:
        """Return what the holder of a new key signs; refuses where that did not happen."""
        message = statement(domain, {"origin": self.genesis.origin, **told})
        need(ed25519(public, message, from_base64(proof)), f"{domain}: the new key did not sign")
        return message

    def _found(self, leaf: Leaf) -> None:
        v = leaf.members
        genesis = read_genesis(v["origin"], v["body"])
        key = genesis.log.public
        signed = short_id(key) == v["key"] and ed25519(key, leaf.message, leaf.signature)
        need(signed, "the operator has not signed the genesis")
        need(v["seq"] == 0 and v["checkpoint"] is None, "something comes before the genesis")
        self.genesis = genesis
        for party, role, public in genesis.parties:
            self.authors[short_id(public)] = Author(public, party, role, root=True)
        operator = self.authors[v["key"]]
        operator.next, operator.last = 1, leaf.hash.hex()

    def _enrol(self, _: int, body: Any, author: Author) -> None:
        new = texts(body, "party office role key possession")
        public, proof = public_key(new["key"]), new.pop("possession")
        self._held("enrol", new, public, proof)
        need(author.root and new["party"] == author.party, "not enrolled by its own party")
        self._let_in(Author(public, new["party"], new["role"], root=False))

    def _let_in(self, new: Author) -> None:
        need(short_id(new.public) not in self.authors, "the new key is known already")
        self.authors[short_id(new.public)] = new

    def _rotate(self, _: int, body: Any, author: Author) -> None:
        told = texts(body, "old new possession", empty=True)
        public, proof = public_key(told["new"]), told.pop("possession")
        self._held("rotate", told, public, proof)
        need(not author.signs_heads, "the operator's key is not replaced in its own log")
        need(told["old"] == short_id(author.public), "a rotation is signed by the key that it ends")
        self._let_in(Author(public, author.party, author.role, root=author.root))
        author.ended = True

    def _revoke(self, index: int, body: dict[str, Any], author: Author) -> None:
        names = ["approvals", "key", "possession", "reason", "replacement", "suspect_from"]
        need(sorted(body) == names, "a revocation has other members")
        good = isinstance(body["key"], str) and isinstance(body["reason"], str)
        need(good and count(body["suspect_from"]), "a revocation has another form")
        told = {k: body[k] for k in ("key", "suspect_from", "reason", "replacement")}
        message = statement("revoke", {"origin": self.genesis.origin, **told})
        new, proof = body["replacement"], body["possession"]
        need((new is None) == (proof is None), "a replacement comes with its own signature")
        if new is not None:
            need(isinstance(proof, str), "the replacement's signature is not text")
            new = public_key(new)
            self._held("revoke", told, new, proof)
        ends = self.authors.get(body["key"])
        need(ends is not None and not ends.ended, f"key {body['key']} is not in force")
        need(not ends.signs_heads, "the operator's key is not revoked in its own log")
        need(body["suspect_from"] <= index, "suspect only after its end")
        need(author.root, "not brought in by a party's own key")
        need(new is None or ends.root, "a key of an office is not replaced by revocation")
        if ends.party != author.party or ends.root or body["approvals"]:
            self._approved(body["approvals"], message)
        if new is not None:
            self._let_in(Author(new, ends.party, ends.role, root=True))
        ends.ended = True

    def _freeze(self, index: int, body: Any, _: Author) -> None:
        names = ["approvals", "origin", "reason", "root", "size"]
        need(sorted(body) == names, "a freeze has other members")
        told = {name: body[name] for name in ("origin", "size", "root", "reason")}
        good = isinstance(body["reason"], str) and lower_hex(body["root"], 64)
        need(good and count(body["size"]) and body["size"] > 0, "a freeze has another form")
        self._approved(body["approvals"], statement("freeze", told))
        stood = self._stood(index, body["size"], body["root"])
        need(stood and body["origin"] == self.genesis.origin, "frozen where it never stood")
        self.frozen = True

    def _approved(self, approvals: Any, message: bytes) -> None:
        """Refuse what fewer than a quorum of guarantors and observers signed by root keys."""
        voters: dict[str, list[bytes]] = {}
        for author in self.authors.values():
            if author.root and author.role in ("guarantor", "observer"):
                voters.setdefault(author.party, []).extend([] if author.ended else [author.public])
        need(isinstance(approvals, dict), "the approvals are not an object")
        for party, text in approvals.items():
            need(party in voters and isinstance(text, str), f"{party} has no say in this")
            signature = from_base64(text)
            good = any(ed25519(public, message, signature) for public in voters[party])
            need(good, f"the approval of {party} is wrong")
        need(len(approvals) >= quorum(len(voters)), "fewer than a quorum approve")


# C2SP tlog-proof: receipts.
PROOF = "c2sp.org/tlog-proof@v1\n"


class Proof(NamedTuple):
    """A receipt: index, path, checkpoint, leaf."""

    index: int
    path: list[bytes]
    checkpoint: str
    leaf: bytes


def read_proof(text: str) -> Proof:
    """Return a proof whose extra data are the leaf."""
    need(len(text) <= MAX_PROOF and text.startswith(PROOF), "this is not a proof")
    top, gap, checkpoint = text[len(PROOF) :].partition("\n\n")
    rows = top.split("\n")
    need(bool(gap) and rows[0].startswith("extra "), "the proof does not hold its entry")
    leaf = from_base64(rows[0][6:])
    need(len(rows) > 1 and rows[1].startswith("index "), "the proof gives no index")
    path = [from_base64(row) for row in rows[2:]]
    need(len(path) <= MAX_PATH and all(len(h) == HASH for h in path), "the path is no path")
    return Proof(count_in(rows[1][6:]), path, checkpoint, leaf)


def check_receipt(text: str, log: Key, authors: Iterable[bytes] = ()) -> tuple[Proof, Leaf, bool]:
    """Return what a receipt shows to whoever trusts the log's key."""
    proof = read_proof(text)
    leaf = read_leaf(proof.leaf)
    head, _, _ = open_head(proof.checkpoint.encode(), log)
    check_inclusion(proof.index, head.size, leaf.hash, proof.path, head.root)
    need(leaf.members["origin"] == head.origin, "the entry was made for another log")
    known = {short_id(public): public for public in authors}
    author = known.get(leaf.members["key"])
    good = author is None or ed25519(author, leaf.message, leaf.signature)
    need(good, "the author did not sign the entry")
    return proof, leaf, author is not None


# C2SP tlog-tiles: a whole log.
class Tile(NamedTuple):
    """A file below `tile/`: level (-1 for entries), index, width."""

    level: int
    index: int
    width: int

    @property
    def first(self) -> int:
        """The first entry it touches."""
        return self.index * TILE << 8 * max(self.level, 0)

    @property
    def path(self) -> str:
        """The path of the file below the log's folder."""
        digits = str(self.index)
        digits = digits.zfill(-(-len(digits) // 3) * 3)
        groups = [digits[i : i + 3] for i in range(0, len(digits), 3)]
        name = "/".join(["x" + group for group in groups[:-1]] + groups[-1:])
        level = "entries" if self.level < 0 else str(self.level)
        return f"tile/{level}/{name}" + (f".p/{self.width}" if self.width < TILE else "")


def read_tile_path(path: str) -> Tile:
    """Return the tile that a path names; any other spelling is refused."""
    found = re.fullmatch(r"tile/(entries|\d\d?)/((?:x\d{3}/){,6}\d{3})(?:\.p/(\d{1,3}))?", path)
    need(found is not None, f"{path} does not belong to the log")
    level = -1 if found[1] == "entries" else int(found[1])
    tile = Tile(level, int(re.sub("[x/]", "", found[2])), int(found[3] or TILE))
    good = tile.path == path and level < 64 and tile.width > 0
    need(good, f"{path} does not belong to the log")
    return tile


class LogFolder:
    """The static files of a log and what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.findings: list[tuple[int | None, str]] = []
        self.tiles = self._list()
        self.checkpoint = self._read("checkpoint") or b""
        self.head: Head | None = None
        self.size = self._extent()
        self._attempt(None, self._open)
        self.leaves = list(self._leaves())
        self.rows = rows_of(self._settled())

    def _say(self, index: int | None, what: str) -> None:
        self.findings.append((index, what))

    def _read(self, path: str) -> bytes | None:
        try:
            data = (self.folder / path).read_bytes()
        except OSError:
            return None
        return data if len(data) <= MAX_FILE else None

    def _list(self) -> set[Tile]:
        tiles: set[Tile] = set()
        for path in sorted((self.folder / "tile").rglob("*")):
            name = path.relative_to(self.folder).as_posix()
            if (path.is_file() or path.is_symlink()) and not name.endswith(".new"):
                self._attempt(None, lambda name=name: tiles.add(read_tile_path(name)))
        return tiles

    def _extent(self) -> int:
        widths: dict[int, int] = {}
        for tile in (tile for tile in self.tiles if tile.level < 0):
            widths[tile.index] = max(tile.width, widths.get(tile.index, 0))
        full = next(i for i in range(len(widths) + 1) if widths.get(i) != TILE)
        return full * TILE + widths.get(full, 0)

    def _open(self) -> None:
        self.head = read_head(read_note(self.checkpoint)[0])
        if self.head.size > self.size:
            self._say(self.size, f"missing: {self.head.size} entries are signed for")
        self.size = min(self.size, self.head.size)

    def _tile(self, level: int, index: int, width: int) -> bytes:
        """Return a tile of at least `width`, empty where there is none."""
        for size in (width, TILE):
            data = self._read(Tile(level, index, size).path)
            if data is not None:
                return data
        return b""

    def _leaves(self) -> Iterator[bytes | None]:
        for first in range(0, self.size, TILE):
            width = min(TILE, self.size - first)
            yield from bundle(self._tile(-1, first // TILE, width), width)[0]

    def _settled(self) -> list[bytes]:
        """Return the leaf hashes to believe: those that lead to the root, else the tiles'."""
        tiles: list[bytes] = []
        for first in range(0, self.size, TILE):
            width = min(TILE, self.size - first)
            data = self._tile(0, first // TILE, width)
            tiles += [data[at : at + HASH] for at in range(0, width * HASH, HASH)]
        stored = [item if len(item) == HASH else b"" for item in tiles]
        own = [b"" if leaf is None else leaf_of(leaf) for leaf in self.leaves]
        entries = [a or b or bytes(HASH) for a, b in zip(own, stored, strict=True)]
        if self.head and root_of(rows_of(entries), self.size) == self.head.root:
            return entries
        return [b or a or bytes(HASH) for a, b in zip(own, stored, strict=True)]

    def check(self, parties: dict[str, bytes], earlier: list[bytes]) -> Genesis | None:
        """Find everything that is wrong; return the genesis if it can be read."""
        rules = self._check_entries()
        self._check_files()
        genesis = rules.genesis
        known = {name: public for name, _, public in genesis.parties} if genesis else {}
        for name, public in parties.items():
            if known.get(name) != public:
                self._say(0, f"the genesis does not give {name} the key known for it")
        root = root_of(self.rows, self.size)
        if self.head and self.head.size == self.size and self.head.root != root:
            self._say(None, "checkpoint: its root is not the root of the entries")
        if genesis is None:
            if self.size or self.head is None:
                self._say(None, "checkpoint: no operator's key to check it with")
        elif self.head:
            self._attempt(None, lambda: open_head(self.checkpoint, genesis.log))
        for data in earlier:
            self._attempt(None, partial(self._check_earlier, data, genesis))
        return genesis

    def _attempt(self, index: int | None, step: Callable[[], object]) -> bool:
        try:
            step()
        except Refused as error:
            self._say(index, str(error))
            return False
        return True

    def _check_earlier(self, data: bytes, genesis: Genesis | None) -> None:
        need(genesis is not None, "an earlier checkpoint cannot be checked: no genesis")
        seen, _, _ = open_head(data, genesis.log)
        if seen.size > self.size:
            self._say(self.size, f"rolled back from {seen.size} signed entries")
        elif root_of(self.rows, seen.size) != seen.root:
            self._say(None, f"forked: another history of {seen.size} entries was signed once")

    def _check_entries(self) -> Rules:
        """Apply the rules to the entries in order, up to the first that breaks one."""
        rules = Rules(partial(root_of, self.rows))
        for index, data in enumerate(self.leaves):
            if data is None or leaf_of(data) != self.rows[0][index]:
                self._say(index, "altered or lost")
                break
            if not self._attempt(index, partial(rules.take, index, data)):
                break
        return rules

    def _check_files(self) -> None:
        for tile in sorted(self.tiles):
            data = self._read(tile.path)
            at = tile.first if data is None else self._wrong_in(tile, data)
            if at is not None:
                self._say(at, f"{tile.path} was altered, or cannot be read")
        for level in range(-1, 8):
            total = self.size >> 8 * max(level, 0)
            for index in range(-(-total // TILE)):
                tile = Tile(level, index, min(TILE, total - index * TILE))
                if not {tile, tile._replace(width=TILE)} & self.tiles:
                    self._say(tile.first, f"{tile.path} is missing")

    def _wrong_in(self, tile: Tile, data: bytes) -> int | None:
        """Return the first entry at which a tile or bundle differs from the tree."""
        level, rest, whole = 8 * max(tile.level, 0), b"", len(data) == tile.width * HASH
        if tile.level < 0:
            leaves, rest = bundle(data, tile.width)
            found = [b"" if leaf is None else leaf_of(leaf) for leaf in leaves]
        else:
            found = [data[at : at + HASH] for at in range(0, len(data), HASH)] if whole else [b""]
        row = self.rows[level][tile.index * TILE :] if level < len(self.rows) else []
        for at, item in enumerate(found):
            if not item or (at < len(row) and item != row[at]):
                return tile.first + (at << level)
        return tile.first + tile.width - 1 if rest else None


def bundle(data: bytes, width: int) -> tuple[list[bytes | None], bytes]:
    """Return `width` entries of a bundle, None for those cut off, and the bytes after them."""
    leaves: list[bytes | None] = []
    while len(leaves) < width and len(data) >= 2:
        size = int.from_bytes(data[:2], "big")
        if len(data) < 2 + size:
            break
        leaves.append(data[2 : 2 + size])
        data = data[2 + size :]
    whole = len(leaves) == width
    return leaves + [None] * (width - len(leaves)), data if whole else b""


# Commands.


def run_file(args: argparse.Namespace) -> str:
    """Check a receipt, or a checkpoint, and who cosigned it."""
    data, words = args.file.read_bytes(), ""
    genesis = genesis_of(args.genesis.read_bytes()) if args.genesis else None
    need(genesis is not None or args.key is not None, "give --key or --genesis")
    log = genesis.log if genesis else read_key(args.key)
    if data.startswith(PROOF.encode()):
        publics = [public for _, _, public in genesis.parties] if genesis else []
        proof, leaf, checked = check_receipt(utf8(data, "the receipt"), log, publics)
        data, v = proof.checkpoint.encode(), leaf.members
        signed = "signature checked" if checked else "author's key not at hand"
        words = f"entry {proof.index}: {v['type']} by {v['key']} at {v['time']} ({signed}); "
    head, text, lines = open_head(data, log)
    words += f"{head.origin}: {head.size} entries, root {head.root.hex()[:16]}"
    policy = read_policy(genesis.terms) if genesis else None
    level, who = finality(policy, text, lines, args.own) if policy else (0, "no witnesses known")
    need(level >= args.level, f"finality is {level}, not {args.level}: {who}")
    return f"{words}; finality {level}, {who}"


def run_log(args: argparse.Namespace) -> str:
    """Check the static files of a whole log; every finding is told."""
    folder = LogFolder(args.file)
    keys = {name: public_key(text) for name, text in (item.split("=", 1) for item in args.party)}
    genesis = folder.check(keys, [path.read_bytes() for path in args.earlier])
    rows = [what if index is None else f"entry {index}: {what}" for index, what in folder.findings]
    need(not rows, "\n".join(rows))
    root = root_of(folder.rows, folder.size).hex()
    origin = genesis.origin if genesis else "empty log"
    return f"{origin}: {folder.size} entries, root {root[:16]}, nothing is wrong"


def main() -> int:
    """Run a command; return 0 when everything holds and 1 when something does not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    commands = parser.add_subparsers(required=True)
    for name, run in (("file", run_file), ("log", run_log)):
        command = commands.add_parser(name, help=run.__doc__)
        command.set_defaults(run=run)
        command.add_argument("file", type=Path)
        command.add_argument("--genesis", type=Path, help="entry 0, as a leaf or a receipt")
        command.add_argument("--key", help="the log's verifier key, where there is no genesis")
        command.add_argument("--own", help="the party whose own witness has to be there")
        command.add_argument("--level", type=int, choices=(0, 1, 2), default=0)
        command.add_argument("--party", action="append", default=[], metavar="NAME=HEX")
        command.add_argument("--earlier", action="append", default=[], type=Path, metavar="FILE")
    args = parser.parse_args()
    try:
        print(args.run(args))
    except (Refused, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
