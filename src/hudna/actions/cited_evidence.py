"""Evidence that a finding rests on: of the same case, and known to whoever cites it."""

from datetime import datetime

from hudna.actions.custody_state import derived_sharing
from hudna.actions.ports import Store
from hudna.errors import Conflict
from hudna.model.case import Finding
from hudna.model.evidence import Evidence
from hudna.model.party import Actor
from hudna.model.release import knows

__all__ = ["check_cited", "is_evidence"]


def is_evidence(name: str) -> bool:
    """Return whether what a finding rests on is evidence, not a report."""
    return name.startswith("evidence-")


def check_cited(store: Store, finding: Finding, actor: Actor, now: datetime) -> None:
    """Raise `Conflict` where a finding cites evidence its office cannot know for this case."""
    for name in filter(is_evidence, finding.evidence):
        one = store.get(Evidence, name)
        known = one is not None and knows(actor, derived_sharing(store, one), now)
        if one is None or not known or one.case != finding.case:
            raise Conflict(
                f"no evidence {name} of this case is released to {actor.party}",
                where="evidence",
                advice="See 'hudna evidence list'",
            )
