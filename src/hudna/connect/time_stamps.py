"""Asking a time stamping authority (RFC 3161 section 3.4, over HTTP) for a stamp."""

import http.client
import urllib.error
import urllib.request

from hudna.errors import Unreachable

__all__ = ["ask_for_stamp"]

TIMEOUT_SECONDS = 20
LIMIT_BYTES = 256 * 1024


def ask_for_stamp(address: str, request: bytes) -> bytes:
    """Return the authority's answer to a request, as it came; raises `Unreachable`."""
    asked = urllib.request.Request(  # noqa: S310 the address is the caller's own
        address, data=request, headers={"Content-Type": "application/timestamp-query"}
    )
    try:
        with urllib.request.urlopen(asked, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310
            return bytes(answer.read(LIMIT_BYTES))
    except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError) as error:
        raise Unreachable(
            f"the authority did not answer: {error}",
            where=address,
            advice="Check the address, or ask another authority",
        ) from error
