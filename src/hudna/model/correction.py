"""What a person says a text says, beside what the software read in it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hudna.model.claim import Claim

__all__ = ["Correction", "CorrectionKind"]


class CorrectionKind(StrEnum):
    """What a correction does with a claim."""

    CONFIRMED = "confirmed"
    AMENDED = "amended"
    REJECTED = "rejected"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Correction:
    """One office's correction of one claim of a report; it is added, nothing is overwritten.

    `claim` is the id in the software's reading, or the id given to an added claim. `value` is the
    claim as it should read, null where it is confirmed or rejected. `text_sha256` fixes the text
    its spans count in.
    """

    id: str
    report: str
    text_sha256: str
    claim: str
    kind: CorrectionKind
    value: Claim | None
    reasons: str
    language: str
    party: str
    by: str
    at: datetime
