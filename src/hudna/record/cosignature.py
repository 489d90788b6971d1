"""C2SP tlog-cosignature: a cosigner saw this checkpoint, then (https://c2sp.org/tlog-cosignature)."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from hudna.record import ed25519, mldsa
from hudna.record.checkpoint import Checkpoint
from hudna.record.errors import BadSignature, Malformed
from hudna.record.note import (
    Note,
    NoteKey,
    NoteSignature,
    VerifierKey,
    check_name,
    parse_verifier_key,
)
from hudna.record.signature_type import SignatureType, note_key_id

__all__ = ["Cosignature", "Cosigner", "CosignerKey", "cosignatures", "parse_note_key"]

_TIME_BYTES = 8
_LATEST = 2**63 - 1
_LABEL = b"subtree/v1\n\0"
_MAX_TEXT = 255


def ed25519_message(text: str, time: int) -> bytes:
    """Return the bytes of section "Ed25519 signed message" for a checkpoint's whole text."""
    return f"cosignature/v1\ntime {time}\n{text}".encode()


def mldsa_message(
    cosigner: str, time: int, origin: str, start: int, end: int, root: bytes
) -> bytes:
    """Return the `cosigned_message` of section "ML-DSA-44 signed message".

    Raises `Malformed` for names over 255 bytes and for a time beside a `start` other than 0.
    """
    if start and time:
        raise Malformed("the cosignature of a subtree that does not begin at 0 has no time")
    numbers = (start.to_bytes(8, "big"), end.to_bytes(8, "big"))
    return b"".join((_LABEL, _sized(cosigner), _stamp(time), _sized(origin), *numbers, root))


def _sized(text: str) -> bytes:
    data = text.encode()
    if not 0 < len(data) <= _MAX_TEXT:
        raise Malformed(f"{text!r} does not fit an ML-DSA-44 cosignature: 1 to 255 bytes")
    return bytes([len(data)]) + data


def _stamp(time: int) -> bytes:
    if not 0 <= time <= _LATEST:
        raise Malformed(f"{time} is not the time of a cosignature: seconds since 1970")
    return time.to_bytes(_TIME_BYTES, "big")


@dataclass(frozen=True, slots=True)
class Cosignature:
    """A valid cosignature: whose it is, and the seconds since 1970 at which it was given."""

    key: "CosignerKey"
    time: int


@dataclass(frozen=True, slots=True)
class CosignerKey:
    """A cosigner's name, signature type and public key (section "Format")."""

    name: str
    kind: SignatureType
    public: bytes

    def __post_init__(self) -> None:
        check_name(self.name)
        if self.kind is SignatureType.ED25519:
            raise Malformed(f"{self.name}: an Ed25519 note key (type 1) gives no cosignatures")
        if len(self.public) != self.kind.public_bytes:
            raise Malformed(f"{self.name}: the public key has {len(self.public)} bytes")
        if self.kind is SignatureType.ED25519_COSIGNATURE and not ed25519.is_strict_point(
            self.public
        ):
            raise Malformed(f"{self.name}: not an acceptable Ed25519 public key")

    @property
    def id(self) -> bytes:
        """The four bytes that mark this key's signature lines."""
        return note_key_id(self.name, self.kind, self.public)

    @classmethod
    def parse(cls, text: str) -> "CosignerKey":
        """Return the key in a verifier key of type 4 (Ed25519) or 6 (ML-DSA-44)."""
        return cls(*parse_verifier_key(text))

    def __str__(self) -> str:
        material = base64.b64encode(bytes([self.kind]) + self.public).decode()
        return f"{self.name}+{self.id.hex()}+{material}"

    def time_of(self, text: str, signature: bytes) -> int | None:
        """Return the time of a `timestamped_signature` over a checkpoint's text; None if wrong."""
        time = int.from_bytes(signature[:_TIME_BYTES], "big")
        try:
            message = _message(self, Checkpoint.parse(text), text, time)
        except Malformed:
            return None
        scheme = mldsa if self.kind is SignatureType.MLDSA44_COSIGNATURE else ed25519
        return time if scheme.verify(self.public, message, signature[_TIME_BYTES:]) else None

    def verify(self, text: str, signature: bytes) -> bool:
        """Return whether a `timestamped_signature` over a checkpoint's text is valid."""
        return self.time_of(text, signature) is not None

    def verify_subtree(
        self, origin: str, start: int, end: int, root: bytes, signature: bytes
    ) -> bool:
        """Return whether this is an untimed ML-DSA-44 cosignature of leaves `start` to `end`."""
        if self.kind is not SignatureType.MLDSA44_COSIGNATURE or any(signature[:_TIME_BYTES]):
            return False
        message = mldsa_message(self.name, 0, origin, start, end, root)
        return mldsa.verify(self.public, message, signature[_TIME_BYTES:])


def _message(key: CosignerKey, head: Checkpoint, text: str, time: int) -> bytes:
    _stamp(time)
    if key.kind is SignatureType.ED25519_COSIGNATURE:
        return ed25519_message(text, time)
    return mldsa_message(key.name, time, head.origin, 0, head.size, head.root)


class _Pair(Protocol):
    public: bytes

    def sign(self, message: bytes) -> bytes: ...


class Cosigner:
    """A named key pair that cosigns; whoever calls it has checked what the cosignature says."""

    def __init__(self, name: str, pair: _Pair) -> None:
        long = len(pair.public) == mldsa.PUBLIC_BYTES
        kind = SignatureType.MLDSA44_COSIGNATURE if long else SignatureType.ED25519_COSIGNATURE
        self._pair = pair
        self.key = CosignerKey(name, kind, pair.public)

    def cosign(self, text: str, time: int) -> NoteSignature:
        """Return the signature line over a checkpoint's text, at `time` seconds since 1970."""
        message = _message(self.key, Checkpoint.parse(text), text, time)
        return self._line(time, message)

    def cosign_subtree(self, origin: str, start: int, end: int, root: bytes) -> NoteSignature:
        """Return the untimed line over leaves `start` to `end`; `Malformed` for Ed25519 keys."""
        if self.key.kind is not SignatureType.MLDSA44_COSIGNATURE:
            raise Malformed(f"{self.key.name}: only ML-DSA-44 keys cosign subtrees")
        return self._line(0, mldsa_message(self.key.name, 0, origin, start, end, root))

    def _line(self, time: int, message: bytes) -> NoteSignature:
        signature = _stamp(time) + self._pair.sign(message)
        return NoteSignature(self.key.name, self.key.id, signature)


def cosignatures(note: Note, keys: Iterable[CosignerKey]) -> tuple[Cosignature, ...]:
    """Return one cosignature of each of the keys that cosigned, the earliest; none is no error.

    Lines of unknown keys are ignored; a wrong line of a known key raises `BadSignature`.
    """
    known = {(key.name, key.id): key for key in keys}
    times: dict[CosignerKey, int] = {}
    for line in note.signatures:
        key = known.get((line.name, line.key_id))
        if key is None:
            continue
        time = key.time_of(note.text, line.signature)
        if time is None:
            raise BadSignature(f"the cosignature of {line.name} on the checkpoint is wrong")
        times[key] = min(time, times.get(key, time))
    return tuple(Cosignature(key, time) for key, time in times.items())


def parse_note_key(text: str) -> NoteKey:
    """Return the key in a verifier key of any type the record knows: 1, 4 or 6."""
    name, kind, public = parse_verifier_key(text)
    if kind is SignatureType.ED25519:
        return VerifierKey(name, public)
    return CosignerKey(name, kind, public)
