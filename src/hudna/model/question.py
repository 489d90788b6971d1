"""What guarantors are asked about a case, and how sure they have to be."""

from enum import StrEnum

__all__ = ["Question", "StandardOfProof"]


class Question(StrEnum):
    """What a finding answers and a motion decides: whether it happened is asked before who did it.

    Findings are made on these two only. The others are what follows, and whether the case is over.
    """

    OCCURRENCE = "occurrence"
    ATTRIBUTION = "attribution"
    MEASURES = "measures"
    CLOSURE = "closure"
    REOPENING = "reopening"


class StandardOfProof(StrEnum):
    """How sure a finding is, weakest first, in the terms of fact-finding missions.

    Source of the terms: Geneva Academy, "Standards of Proof in International Humanitarian and
    Human Rights Fact-Finding and Inquiry Missions" (2015).
    """

    REASONABLE_GROUNDS = "reasonable_grounds"
    PROBABLE = "probable"
    HIGHLY_PROBABLE = "highly_probable"
