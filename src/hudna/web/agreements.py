"""The agreements a mechanism watches, in its order."""

from functools import cache

from hudna.assess.agreements import load_all, watched
from hudna.model.agreement import Agreement
from hudna.model.mechanism import Mechanism

__all__ = ["agreements_of", "clause_of"]


def agreements_of(mechanism: Mechanism) -> tuple[Agreement, ...]:
    """Return the mechanism's agreements; one it names but nobody wrote down is left out."""
    known = {agreement.id for agreement in _all()}
    return watched([name for name in mechanism.agreements if name in known])


def clause_of(agreement_id: str, version: str, clause_id: str) -> tuple[Agreement, int] | None:
    """Return an agreement with the place of a clause in it, null where it is not known here."""
    for agreement in _all():
        if (agreement.id, agreement.version) == (agreement_id, version):
            for place, clause in enumerate(agreement.clauses):
                if clause.id == clause_id:
                    return agreement, place
    return None


@cache
def _all() -> tuple[Agreement, ...]:
    return load_all()
