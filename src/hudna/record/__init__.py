"""The transparency log: bytes in, proofs out; imports nothing else of hudna."""
