"""What a bulletin prints of a claim, a finding or a determination, as data to compare."""

from hudna.model.bulletin import SaidClaim
from hudna.model.case import Determination, Finding
from hudna.model.edition import Printed

__all__ = ["printed_claim", "printed_determination", "printed_finding", "printed_words"]


def printed_claim(claim: SaidClaim) -> Printed:
    """Return who says what, how, and in which language."""
    return Printed(
        terms=(f"stance.{claim.stance.value}", f"polarity.{claim.polarity.value}"),
        actor=claim.speaker_id or claim.speaker,
        words=claim.words,
        language=claim.language,
    )


def printed_finding(finding: Finding) -> Printed:
    """Return a finding with its grade and its reasons."""
    terms = (f"finding_result.{finding.result.value}",) if finding.result else ()
    if finding.standard is not None:
        terms = (*terms, f"standard_of_proof.{finding.standard.value}")
    return Printed(
        terms=terms,
        actor=finding.attributed_to,
        code=f"{finding.source_grade}{finding.information_grade}",
        words=finding.reasons or None,
        language=finding.language if finding.reasons else None,
    )


def printed_determination(determination: Determination) -> Printed:
    """Return what was put to the vote and what became of it."""
    terms: tuple[str, ...] = (f"determination_result.{determination.result.value}",)
    if determination.finding is not None:
        terms = (*terms, f"finding_result.{determination.finding.value}")
    return Printed(terms=terms, actor=determination.attributed_to, code=None)


def printed_words(words: str, language: str) -> Printed:
    """Return somebody's own words."""
    return Printed(words=words, language=language)
