"""The state of a case, derived from what is stored of it."""

from collections.abc import Iterator
from datetime import datetime

from hudna.actions.ports import Store
from hudna.model.case import Case, CaseState, Determination, Finding, Motion
from hudna.verify.events import of_determination, of_finding, of_motion
from hudna.verify.states import CaseEvent, state_of

__all__ = ["derived_state", "refresh_state"]


def refresh_state(store: Store, case_id: str) -> CaseState:
    """Set a case's state to what its findings, motions and determinations make it."""
    state = derived_state(store, case_id)
    store.set_state(Case, case_id, state.value)
    return state


def derived_state(store: Store, case_id: str) -> CaseState:
    """Return the state a case's findings, motions and determinations make."""
    return state_of(_events(store, case_id))


def _events(store: Store, case_id: str) -> Iterator[tuple[datetime, CaseEvent]]:
    """Yield what happened to a case, with its time."""
    for finding in store.all(Finding, case=case_id):
        yield finding.at, of_finding(finding)
    for motion in store.all(Motion, case=case_id):
        yield motion.at, of_motion(motion)
    for determination in store.all(Determination, case=case_id):
        event = of_determination(determination)
        if event is not None:
            yield determination.at, event
