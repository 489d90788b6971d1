"""C2SP signed-note v1.0.0: a text with signatures under it (https://c2sp.org/signed-note)."""

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from hudna.record import ed25519
from hudna.record.errors import BadSignature, Malformed
from hudna.record.keys import KeyPair
from hudna.record.signature_type import SignatureType, note_key_id

__all__ = [
    "Note",
    "NoteKey",
    "NoteSignature",
    "VerifierKey",
    "check_name",
    "decode_base64",
    "parse_verifier_key",
]

_MAX_NOTE = 1_000_000
_MAX_SIGNATURES = 100


def check_name(name: str) -> str:
    """Return a key name; it is non-empty and without Unicode spaces, controls or `+`."""
    if not name or "+" in name or any(c.isspace() or c < " " for c in name):
        raise Malformed(f"{name!r} is not a key name: no spaces and no plus sign")
    return name


def decode_base64(text: str) -> bytes:
    """Return the bytes of the one canonical base64 text for them (RFC 4648 section 4)."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Malformed(f"{text!r} is not base64") from None
    if base64.b64encode(data).decode() != text:
        raise Malformed(f"{text!r} is not canonical base64")
    return data


class NoteKey(Protocol):
    """A public key that can check a signature line of a note."""

    @property
    def name(self) -> str:
        """The name on the key's signature lines."""

    @property
    def id(self) -> bytes:
        """The four bytes that mark the key's signature lines."""

    @property
    def public(self) -> bytes:
        """The bytes of the public key."""

    def verify(self, text: str, signature: bytes) -> bool:
        """Return whether `signature` over a note's text is valid."""


def parse_verifier_key(text: str) -> tuple[str, SignatureType, bytes]:
    """Return name, type and public key in `name+id+base64` (section "Verifier keys").

    Raises `Malformed` for unknown types, a wrong length and an id that does not fit.
    """
    parts = text.split("+", 2)
    if len(parts) != 3:
        raise Malformed(f"{text!r} is not a verifier key")
    name, material = check_name(parts[0]), decode_base64(parts[2])
    try:
        kind = SignatureType(material[0]) if material else None
    except ValueError:
        kind = None
    if kind is None:
        raise Malformed(f"{name}: not a verifier key of a known signature type")
    if len(material) != 1 + kind.public_bytes:
        raise Malformed(f"{name}: the key of type {kind.value} has {len(material) - 1} bytes")
    if note_key_id(name, kind, material[1:]).hex() != parts[1]:
        raise Malformed(f"{name}: the key's hash does not match the key")
    return name, kind, material[1:]


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A named Ed25519 public key that can check notes (section "Ed25519 signatures")."""

    name: str
    public: bytes

    @property
    def id(self) -> bytes:
        """The four bytes of SHA-256(name || 0x0A || 0x01 || public key)."""
        return note_key_id(self.name, SignatureType.ED25519, self.public)

    @classmethod
    def parse(cls, text: str) -> "VerifierKey":
        """Return the key in `name+id+base64`; types other than Ed25519 are refused."""
        name, kind, public = parse_verifier_key(text)
        if kind is not SignatureType.ED25519:
            raise Malformed(f"{name}: not an Ed25519 verifier key")
        return cls(name, public)

    def __str__(self) -> str:
        material = base64.b64encode(bytes([SignatureType.ED25519]) + self.public).decode()
        return f"{self.name}+{self.id.hex()}+{material}"

    def verify(self, text: str, signature: bytes) -> bool:
        """Return whether `signature` is an Ed25519 signature over a note's text."""
        return ed25519.verify(self.public, text.encode(), signature)


@dataclass(frozen=True, slots=True)
class NoteSignature:
    """One signature line: who says to have signed, the key's short id, and the signature."""

    name: str
    key_id: bytes
    signature: bytes

    @classmethod
    def parse(cls, line: str) -> "NoteSignature":
        """Return the signature in `— name base64`."""
        parts = line.split(" ")
        if len(parts) != 3 or parts[0] != "—":
            raise Malformed(f"{line!r} is not a signature line")
        data = decode_base64(parts[2])
        if len(data) < 5:
            raise Malformed(f"{line!r} holds no signature")
        return cls(check_name(parts[1]), data[:4], data[4:])

    def __str__(self) -> str:
        return f"— {self.name} {base64.b64encode(self.key_id + self.signature).decode()}"


@dataclass(frozen=True, slots=True)
class Note:
    """A text ending in a newline, and its signatures."""

    text: str
    signatures: tuple[NoteSignature, ...]

    @classmethod
    def parse(cls, data: bytes) -> "Note":
        """Return the note in its bytes (section "Format")."""
        if len(data) > _MAX_NOTE:
            raise Malformed("the note is too long")
        try:
            whole = data.decode("utf-8")
        except UnicodeDecodeError:
            raise Malformed("the note is not UTF-8") from None
        if any(c < " " and c != "\n" for c in whole):
            raise Malformed("the note holds control characters")
        text, separator, signed = whole.rpartition("\n\n")
        if not separator or not signed.endswith("\n"):
            raise Malformed("the note has no signatures, or does not end in a newline")
        lines = signed[:-1].split("\n")
        if len(lines) > _MAX_SIGNATURES:
            raise Malformed("the note has too many signatures")
        return cls(text + "\n", tuple(NoteSignature.parse(line) for line in lines))

    def __str__(self) -> str:
        return self.text + "\n" + "".join(f"{item}\n" for item in self.signatures)

    @classmethod
    def sign(cls, text: str, name: str, pair: KeyPair) -> "Note":
        """Return `text` with one Ed25519 signature under `name`."""
        if not text.endswith("\n"):
            raise Malformed("the text of a note ends in a newline")
        key = VerifierKey(check_name(name), pair.public)
        return cls(text, (NoteSignature(name, key.id, pair.sign(text.encode())),))

    def check(self, keys: Iterable[NoteKey]) -> tuple[str, ...]:
        """Return the names of the known keys that signed; raises `BadSignature` if none did.

        Unknown signatures are ignored; a wrong signature by a known key spoils the note.
        """
        known = {(key.name, key.id): key for key in keys}
        names: list[str] = []
        for item in self.signatures:
            key = known.get((item.name, item.key_id))
            if key is None:
                continue
            if not key.verify(self.text, item.signature):
                raise BadSignature(f"the signature of {item.name} on the note is wrong")
            names.append(item.name)
        if not names:
            raise BadSignature("no known key has signed the note")
        return tuple(names)
