"""What came of holding a plan against one thing."""

from dataclasses import dataclass

from hudna.deconflict.intersect import Meeting
from hudna.model.movement import Approach, ConflictAnswer, ConflictReason

__all__ = ["Found", "found"]

ANSWERS = {
    Meeting.YES: ConflictAnswer.CONFLICT,
    Meeting.UNKNOWN: ConflictAnswer.INSUFFICIENT_DATA,
    Meeting.NO: ConflictAnswer.NO_CONFLICT_FOUND,
}


@dataclass(frozen=True, slots=True)
class Found:
    """How near it came, what follows, and why; no conflict has no reason."""

    approach: Approach
    answer: ConflictAnswer
    reason: ConflictReason | None


def found(
    meeting: Meeting,
    approach: Approach,
    key: str,
    values: dict[str, str],
    would_change: tuple[str, ...],
) -> Found:
    """Return what a meeting amounts to, with its reason where there is one to give."""
    answer = ANSWERS[meeting]
    if meeting is Meeting.NO:
        return Found(approach, answer, None)
    return Found(approach, answer, ConflictReason(key, answer, approach, values, would_change))
