"""RFC 3161 time stamps on checkpoints, for those who trust a time stamping authority.

Optional: needs the package `rfc3161-client` (the extra `stamps`). A stamp says that the checkpoint,
and so every entry under it, existed at a time; it replaces no witness.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from types import ModuleType

from cryptography import x509

from hudna.record.errors import BadSignature, Malformed, RecordError

__all__ = ["certificates", "stamp_request", "stamped_time"]


def certificates(pem: bytes) -> list[x509.Certificate]:
    """Return the certificates in a PEM file; raises `Malformed`."""
    try:
        return x509.load_pem_x509_certificates(pem)
    except ValueError as error:
        raise Malformed(f"not certificates in PEM: {error}") from error


def stamp_request(note: bytes) -> bytes:
    """Return the DER bytes to send to an authority for a checkpoint (section 2.4.1)."""
    client = _client()
    return bytes(client.TimestampRequestBuilder().data(note).build().as_bytes())


def stamped_time(response: bytes, note: bytes, roots: Sequence[x509.Certificate]) -> datetime:
    """Return when an authority under one of `roots` says the checkpoint existed (section 2.4.2).

    Raises `Malformed` for what is no response, `BadSignature` for one that does not hold.
    """
    client = _client()
    try:
        answer = client.decode_timestamp_response(response)
    except ValueError as error:
        raise Malformed(f"not a time stamp of RFC 3161: {error}") from error
    builder = client.VerifierBuilder()
    for root in roots:
        builder = builder.add_root_certificate(root)
    try:
        builder.build().verify_message(answer, note)
    except (client.VerificationError, ValueError) as error:
        raise BadSignature(f"the time stamp does not hold: {error}") from error
    moment: datetime = answer.tst_info.gen_time
    return moment.astimezone(UTC)


def _client() -> ModuleType:
    try:
        import rfc3161_client
    except ImportError as error:
        raise RecordError(
            "time stamps need the package rfc3161-client: pip install 'hudna[stamps]'"
        ) from error
    return rfc3161_client
