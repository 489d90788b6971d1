"""The state of a measure, derived from its owner's answers."""

from hudna.actions.ports import Store
from hudna.model.case import Measure, MeasureAnswer, MeasureState

__all__ = ["derived_measure_state", "refresh_measure"]


def refresh_measure(store: Store, measure_id: str) -> MeasureState:
    """Set a measure's state to what its owner last answered."""
    state = derived_measure_state(store, measure_id)
    store.set_state(Measure, measure_id, state.value)
    return state


def derived_measure_state(store: Store, measure_id: str) -> MeasureState:
    """Return the state of the last answer, ordered while there is none."""
    state = MeasureState.ORDERED
    for answer in store.all(MeasureAnswer, measure=measure_id):
        state = answer.state
    return state
