"""Stable names for things, made from what they are."""

import hashlib

__all__ = ["make_id"]


def make_id(prefix: str, *parts: str) -> str:
    """Return `prefix-` and 12 hex digits of SHA-256 over the parts; equal parts give equal ids."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:12]}"
