"""Who decides at a moment: guarantors that have left, and those that have stopped voting."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from hudna.model.case import Determination
from hudna.model.mechanism import DecisionRule
from hudna.model.participation import Participation, Standing

__all__ = ["absent_of", "left_by"]


def left_by(said: Iterable[Participation], moment: datetime) -> tuple[str, ...]:
    """Return the parties whose last word up to `moment` is that they leave."""
    last: dict[str, Participation] = {}
    for one in sorted((p for p in said if p.at <= moment), key=lambda p: p.at):
        last[one.party] = one
    return tuple(p for p, word in last.items() if word.standing is Standing.LEAVES)


def absent_of(
    rule: DecisionRule, guarantors: Sequence[str], decided: Iterable[Determination]
) -> tuple[str, ...]:
    """Return the guarantors silent on the last `absent_after` motions that were decided.

    None, where the rule does not set it or fewer motions have been decided.
    """
    if rule.absent_after is None:
        return ()
    last = sorted(decided, key=lambda d: d.at)[-rule.absent_after :]
    if len(last) < rule.absent_after:
        return ()
    return tuple(g for g in guarantors if all(g in d.silent for d in last))
