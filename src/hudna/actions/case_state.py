"""The state of a case, derived from what is stored of it."""

from datetime import datetime

from hudna.actions.ports import Store
from hudna.model.case import Case, CaseState, Determination, Finding, Motion
from hudna.verify.states import CaseEvent, event_of, state_of

__all__ = ["derived_state", "refresh_state"]


def refresh_state(store: Store, case_id: str) -> CaseState:
    """Set a case's state to what its findings, motions and determinations make it."""
    state = derived_state(store, case_id)
    store.set_state(Case, case_id, state.value)
    return state


def derived_state(store: Store, case_id: str) -> CaseState:
    """Return the state a case's findings, motions and determinations make."""
    events: list[tuple[datetime, int, CaseEvent]] = [
        (finding.at, 0, CaseEvent.FINDING_RECORDED) for finding in store.all(Finding, case=case_id)
    ]
    events += [(m.at, 1, CaseEvent.MOTION_PUT) for m in store.all(Motion, case=case_id)]
    events += [
        (d.at, 2, event_of(d.result, d.finding)) for d in store.all(Determination, case=case_id)
    ]
    return state_of(event for _, _, event in sorted(events))
