"""Floor and ceiling of what one side did: supported events, and claims that might be true.

    U = L + sum over accusers p of min(C_p, k_p L) + v_p max(0, C_p - k_p L)

L counts events supported by someone other than the accuser, C_p the claims of p that nobody
supports, k_p the claims of p per supported event in an earlier period, and v_p the share of p's
claims that random audits found true. What p claims beyond its habit raises the ceiling by v_p only.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from hudna.watch.events import Floats, Ints
from hudna.watch.holding.spans import Span
from hudna.watch.holding.told import EVIDENCE

__all__ = ["Audit", "Bounds", "bounds", "floor_and_claims", "verified_share"]


@dataclass(frozen=True, slots=True)
class Audit:
    """How many of a reporter's claims were drawn at random and looked into, and found true."""

    reporter: str
    audited: int
    verified: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """Per day T: floor L, claims C (P, T), what of them the cap lets in (P, T)."""

    floor: Floats
    claims: Floats
    counted: Floats

    @property
    def ceiling(self) -> Floats:
        """Return U."""
        return np.asarray(self.floor + self.counted.sum(axis=0))


def floor_and_claims(tellers: Ints, daily: Floats, panel: Ints) -> tuple[Floats, Floats]:
    """Return daily supported events (D,) and unsupported claims (P, D) of a panel of reporters.

    `tellers` (M,) are sets of reporters and `daily` (M, D) the events told by exactly that set.
    A reporter outside the panel counts as if it had never spoken.
    """
    bits = np.int64(1) << panel
    mine = tellers & (np.bitwise_or.reduce(bits) if len(bits) else np.int64(0))
    number = np.bitwise_count(mine).astype(np.int64) + ((tellers & EVIDENCE != 0) & (mine != 0))
    alone = (mine[None, :] == bits[:, None]) & (number == 1)[None, :]
    return (number >= 2).astype(float) @ daily, alone.astype(float) @ daily


def bounds(supported: Floats, alone: Floats, span: Span, habit: Span, verified: Floats) -> Bounds:
    """Return the bounds over a stretch, with k_p taken from the stretch `habit`.

    k_p is 0 where nothing was supported in `habit`: a habit of claims nobody ever supported
    vouches for nothing.
    """
    floor, claims = span.total(supported), span.total(alone)
    before = habit.total(supported)
    usual = np.where(before > 0, habit.total(alone) / np.maximum(before, 1), 0.0)
    allowed = usual * floor
    beyond = np.maximum(claims - allowed, 0)
    return Bounds(floor, claims, np.minimum(claims, allowed) + verified[:, None] * beyond)


def verified_share(reporter: str, audits: Mapping[str, Audit], prior: tuple[float, float]) -> float:
    """Return v_p: the mean of a beta posterior, of the prior alone where nothing was audited.

    The prior Beta(1, 3) takes one claim of four to be true and weighs as much as four audits.
    """
    audit = audits.get(reporter, Audit(reporter, 0, 0))
    return (prior[0] + audit.verified) / (sum(prior) + audit.audited)
