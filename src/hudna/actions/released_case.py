"""The case a statement is about, as its author may see it."""

from datetime import datetime

from hudna.actions.permissions import check_see
from hudna.actions.ports import Held, Store
from hudna.errors import NotFound
from hudna.model.case import Case
from hudna.model.party import Actor

__all__ = ["released_case"]


def released_case(store: Store, case_id: str, actor: Actor, now: datetime) -> Held:
    """Return a case with its release; raises `NotFound`, or `Refused` where it is not released."""
    held = store.held(Case, case_id)
    if held is None:
        raise NotFound(f"no case {case_id}", advice="See 'hudna cases'")
    check_see(actor, held.release, now)
    return held
