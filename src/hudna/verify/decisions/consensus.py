"""Consensus of the guarantors, observers heard without a vote.

A motion is **carried** when no guarantor objects, at least two vote for it (one, where the
mechanism has only one guarantor), and `k` of them take part by voting for it or abstaining (more
than half, where the rule sets no `k`). It is **rejected** as soon as one guarantor votes against.
Otherwise there is **no decision**. So decided the joint commissions on Darfur (2004) and the
guarantors at Astana: members by consensus, observers present without a vote.

- *Abstention* takes part and does not object.
- *Recusal* takes a guarantor out: it neither objects nor takes part.
- *Silence* is no objection and is not taking part: unlike under `unanimity` one silent guarantor
  holds nothing up, as long as enough others take part. It is named as silent.
- What observers say is kept beside the vote in their own words and counts in no tally.
"""

from hudna.model.case import DeterminationResult
from hudna.model.mechanism import DecisionRule
from hudna.verify.tally import Tally

__all__ = ["consensus"]


def consensus(tally: Tally, rule: DecisionRule) -> DeterminationResult:
    """Return what consensus makes of a tally."""
    if tally.against:
        return DeterminationResult.REJECTED
    quorum = rule.k if rule.k is not None else tally.eligible // 2 + 1
    taking_part = len(tally.in_favour) + len(tally.abstained)
    if taking_part >= quorum and tally.enough and not tally.waiting:
        return DeterminationResult.CARRIED
    return DeterminationResult.NO_DECISION
