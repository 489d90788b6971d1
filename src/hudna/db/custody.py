"""What is released of evidence: its metadata, its custody, and who saw it."""

from dataclasses import dataclass

from hudna.db.custody_tables import access_of
from hudna.db.gated import Gated
from hudna.db.models import AccessRow
from hudna.errors import NotFound
from hudna.model.evidence import Access, CustodyAct, Evidence, EvidenceState
from hudna.model.party import PartyKind, Role
from hudna.model.release import Sharing, opens
from hudna.verify.custody import sharing_of, state_of

__all__ = ["Custody", "EvidenceView"]


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Evidence as a reader may see it; `accesses` is null for those not told who saw it."""

    evidence: Evidence
    acts: tuple[CustodyAct, ...]
    sharing: Sharing
    state: EvidenceState
    may_open: bool
    accesses: tuple[Access, ...] | None


class Custody(Gated):
    """The part of the gate that evidence goes through."""

    def evidence(self, evidence_id: str) -> EvidenceView:
        """Return evidence that the reader may know of."""
        return self._view(self.one(Evidence, evidence_id))

    def evidence_of(self, case_id: str) -> tuple[EvidenceView, ...]:
        """Return what the reader may know of a case's evidence, oldest first."""
        return tuple(self._view(one) for one in self.some(Evidence, case=case_id))[::-1]

    def all_evidence(self) -> tuple[EvidenceView, ...]:
        """Return all evidence the reader may know of, latest first."""
        return tuple(self._view(one) for one in self.some(Evidence))

    def titles_of(self, names: tuple[str, ...]) -> dict[str, str]:
        """Return by id the titles of evidence among `names` that the reader may know of."""
        found = {}
        for name in names:
            try:
                found[name] = self.one(Evidence, name).title
            except NotFound:
                continue
        return found

    def _view(self, evidence: Evidence) -> EvidenceView:
        acts = tuple(self.some(CustodyAct, evidence=evidence.id))[::-1]
        sharing = sharing_of(evidence, acts)
        return EvidenceView(
            evidence=evidence,
            acts=acts,
            sharing=sharing,
            state=state_of(acts),
            may_open=opens(self.actor, sharing, self.now),
            accesses=self._accesses(evidence) if self._told_who_saw(evidence) else None,
        )

    def _accesses(self, evidence: Evidence) -> tuple[Access, ...]:
        rows = AccessRow.objects.using(self.alias).filter(evidence=evidence.id)
        return tuple(access_of(row) for row in rows.order_by("id"))

    def _told_who_saw(self, evidence: Evidence) -> bool:
        """Return whether the reader is of the owner's party, or an observer."""
        actor = self.actor
        if actor is None or actor.role is Role.ADMINISTRATOR:
            return False
        return actor.party == evidence.party or actor.party_kind is PartyKind.OBSERVER
