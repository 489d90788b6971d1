"""The silence procedure: what nobody objects to by the deadline is agreed.

A motion is **carried** when its deadline has passed, or everybody has spoken, and no guarantor has
voted against it. One vote against breaks the silence: the motion is **rejected**. While silence
runs, and where nobody is left to keep it, there is **no decision**. It is the procedure of the OSCE
and NATO for what has been talked over before.

- *Silence* is consent under this rule alone, and is still named as silence, that of an absent
  guarantor too.
- *Abstention* does not object.
- *Recusal* takes a guarantor out. Where all recuse themselves nobody has consented.
- The rule's `hours` say how long silence runs.
"""

from hudna.model.case import DeterminationResult
from hudna.model.mechanism import DecisionRule
from hudna.verify.tally import Tally

__all__ = ["silence"]


def silence(tally: Tally, rule: DecisionRule) -> DeterminationResult:
    """Return what the silence procedure makes of a tally."""
    if tally.against:
        return DeterminationResult.REJECTED
    if tally.waiting or not (tally.eligible or tally.absent):
        return DeterminationResult.NO_DECISION
    return DeterminationResult.CARRIED
