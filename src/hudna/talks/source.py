"""A report with what was read from it: the one thing this room works on."""

from dataclasses import dataclass

from hudna.model.claim import Claim
from hudna.model.document import Report
from hudna.model.reading import Reading
from hudna.model.when import When

__all__ = ["Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """A report, its reading and its text."""

    report: Report
    reading: Reading
    text: str

    def words(self, claim: Claim) -> str:
        """Return the claim in the words of the report."""
        return " ".join(claim.span.of(self.text).split())

    def when(self, claim: Claim) -> When:
        """Return the time the claim gives, else when its document appeared."""
        stated = claim.when if claim.when and (claim.when.start or claim.when.end) else None
        return (stated or self.reading.document.published.when).without_span()
