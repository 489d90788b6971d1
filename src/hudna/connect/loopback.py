"""The names of this machine: only towards it may words go in the clear."""

__all__ = ["LOOPBACK"]

LOOPBACK = ("localhost", "127.0.0.1", "::1")
