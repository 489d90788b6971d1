"""How many of n parties have to agree so that no one of them, with the operator, can split them.

Two quorums of k out of n share at least 2k - n parties. At least one of those has to be honest
while f of them are not, so that 2k - n > f. One hostile guarantor is always assumed, and a third
of the parties once there are enough: f = max(1, (n - 1) // 3).
"""

from hudna.record.errors import Malformed

__all__ = ["hostile", "minimum_quorum"]

_FEWEST = 2


def hostile(parties: int) -> int:
    """Return how many of `parties` may be hostile, besides the operator."""
    return max(1, (parties - 1) // 3)


def minimum_quorum(parties: int) -> int:
    """Return the smallest safe quorum: 3 of 3, 3 of 4, 4 of 5, 5 of 7."""
    if parties < _FEWEST:
        raise Malformed(f"a quorum needs at least {_FEWEST} parties, not {parties}")
    return min(parties, (parties + hostile(parties)) // 2 + 1)
