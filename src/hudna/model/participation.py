"""Whether a guarantor takes part: it may leave, and return, by its own signed word."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

__all__ = ["Participation", "Standing"]


class Standing(StrEnum):
    """What a guarantor does."""

    LEAVES = "leaves"
    RETURNS = "returns"


@dataclass(frozen=True, slots=True)
class Participation:
    """A party's own word that it leaves the mechanism, or returns to it, from `at` on."""

    id: str
    party: str
    standing: Standing
    reasons: str
    language: str
    at: datetime
