"""Recipients: the key under which a party can be told something in confidence (X25519).

A party publishes it by a `recipient` entry signed by its root key; the newest one counts.
"""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from hudna.record.author import Author
from hudna.record.entry import Entry
from hudna.record.errors import Malformed
from hudna.record.key_files import read_private_file, write_private_file

__all__ = [
    "RECIPIENT",
    "load_recipient",
    "parse_recipient",
    "recipient_body",
    "recipient_id",
    "recipients",
    "save_recipient",
]

RECIPIENT = "recipient"
_KEY_BYTES = 32
_ID_CHARS = 16


def recipient_id(public: bytes) -> str:
    """Return the first 16 hex digits of SHA-256 over the 32 bytes of an X25519 public key."""
    return hashlib.sha256(public).hexdigest()[:_ID_CHARS]


def recipient_body(public: bytes) -> dict[str, Any]:
    """Return the body of a `recipient` entry."""
    return {"key": public.hex()}


def parse_recipient(body: Mapping[str, Any]) -> bytes:
    """Return the public key in a body; raises `Malformed`."""
    if body.keys() != {"key"} or not isinstance(body["key"], str):
        raise Malformed("a recipient has its key")
    try:
        public = bytes.fromhex(body["key"])
    except ValueError:
        raise Malformed("the key of a recipient is in hex") from None
    if public.hex() != body["key"] or len(public) != _KEY_BYTES:
        raise Malformed(f"the key of a recipient has {_KEY_BYTES} bytes in lower-case hex")
    return public


def recipients(entries: Iterable[Entry], authors: Mapping[str, Author]) -> dict[str, bytes]:
    """Return every party's newest key, told by its own root key; others are passed over."""
    found: dict[str, bytes] = {}
    for entry in entries:
        author = authors.get(entry.key)
        if entry.type == RECIPIENT and author is not None and author.root_key:
            found[author.party] = parse_recipient(entry.body)
    return found


def save_recipient(private: X25519PrivateKey, path: Path) -> None:
    """Write a new PEM file with mode 0600; raises `FileExistsError` if there is one."""
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    write_private_file(path, pem)


def load_recipient(path: Path) -> X25519PrivateKey:
    """Return the private key in a PEM file; refuses files that others may read."""
    try:
        private = load_pem_private_key(read_private_file(path), password=None)
    except (ValueError, TypeError) as error:
        raise Malformed(f"{path}: not an unencrypted private key in PEM") from error
    if not isinstance(private, X25519PrivateKey):
        raise Malformed(f"{path}: the key is not X25519")
    return private
