"""Everything released to a reader as plain JSON values, by kind."""

from collections.abc import Iterator
from typing import Any

from hudna.db.counts import Counts
from hudna.errors import NotFound
from hudna.model.bulletin import BulletinNotice
from hudna.model.case import Case, Measure
from hudna.model.codec import to_json
from hudna.model.correction import Correction
from hudna.model.document import Report
from hudna.model.incident import Incident
from hudna.model.register import Register
from hudna.model.talks import Meeting
from hudna.model.tally import Tally

__all__ = ["EXPORTS", "Exporting"]

EXPORTS: dict[str, type[Any]] = {
    "reports": Report,
    "incidents": Incident,
    "cases": Case,
    "registers": Register,
    "meetings": Meeting,
    "measures": Measure,
    "corrections": Correction,
    "counts": Tally,
    "bulletins": BulletinNotice,
}
"""The kinds that can be taken away."""


class Exporting(Counts):
    """Reads what is released to one actor, for programs."""

    def export(self, kind: str) -> Iterator[dict[str, Any]]:
        """Yield released objects of a kind as plain JSON values; `NotFound` for unknown kinds."""
        if kind not in EXPORTS:
            raise NotFound(
                f"nothing is exported as '{kind}'", advice="One of " + ", ".join(EXPORTS)
            )
        if EXPORTS[kind] is Correction:
            return (self._labelled(value) for value in self.every(Correction))
        if EXPORTS[kind] is Tally:
            return self.counts()
        return (to_json(value) for value in self.every(EXPORTS[kind]))

    def _labelled(self, correction: Correction) -> dict[str, Any]:
        """Return a correction with its text and what the software read, to learn and test by."""
        reading = self.reading(correction.report)
        claims = reading.claims if reading else ()
        return {
            "text": self.document(correction.report).text,
            "text_language": reading.document.language if reading else None,
            "read": to_json(next((c for c in claims if c.id == correction.claim), None)),
            "correction": to_json(correction),
        }
