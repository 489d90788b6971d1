"""Who may know of evidence and open it, derived from what is stored of it."""

from hudna.actions.ports import Store
from hudna.model.evidence import CustodyAct, Evidence
from hudna.model.release import Sharing
from hudna.verify.custody import sharing_of

__all__ = ["acts_on", "derived_sharing", "refresh_sharing", "refresh_sharing_of"]


def acts_on(store: Store, evidence_id: str) -> tuple[CustodyAct, ...]:
    """Return the acts on evidence, oldest first."""
    return tuple(store.all(CustodyAct, evidence=evidence_id))


def derived_sharing(store: Store, evidence: Evidence) -> Sharing:
    """Return who may know of evidence and open it by the acts on it."""
    return sharing_of(evidence, acts_on(store, evidence.id))


def refresh_sharing(store: Store, evidence: Evidence) -> None:
    """Set who may know of evidence to what the acts on it make it."""
    store.set_sharing(evidence.id, derived_sharing(store, evidence))


def refresh_sharing_of(store: Store, evidence_id: str) -> None:
    """Set who may know of evidence by its id, where it is stored here."""
    evidence = store.get(Evidence, evidence_id)
    if evidence is not None:
        refresh_sharing(store, evidence)
