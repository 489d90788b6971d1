"""Why claims were put together, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from hudna.link.reasons import words_in
from hudna.model.incident import Incident, SourcedClaimRef
from hudna.web.present import claims
from hudna.web.present.views import Said

__all__ = ["ReasonRow", "reason_rows"]


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """Two claims by their speakers, and each comparison with its weight in bits."""

    left: str
    right: str
    score: float
    parts: tuple[tuple[str, float], ...]


def reason_rows(incident: Incident, said: Sequence[Said], language: str) -> tuple[ReasonRow, ...]:
    """Return the reasons both of whose claims the reader may see, the strongest first."""
    known = {SourcedClaimRef(s.report.id, s.claim.id): s for s in said}
    rows = [
        ReasonRow(
            claims.speaker_name(known[r.left].claim, language),
            claims.speaker_name(known[r.right].claim, language),
            r.score,
            tuple((words_in(part, language), weight) for part, weight in r.parts),
        )
        for r in incident.reasons
        if r.left in known and r.right in known
    ]
    return tuple(sorted(rows, key=lambda row: -row.score))
