"""When an incident becomes a case before the guarantors."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from hudna.model.agreement import Allegation, Outcome
from hudna.model.case import Case
from hudna.model.identity import make_id
from hudna.model.incident import Incident
from hudna.model.mechanism import Mechanism
from hudna.model.release import Audience, at_most
from hudna.verify.states import INITIAL

__all__ = ["case_for", "deadline"]


def case_for(
    incident: Incident, allegations: Sequence[Allegation], *, mechanism: Mechanism, now: datetime
) -> Case | None:
    """Return the case of an incident, or null when no clause is alleged to be breached.

    The id depends on the incident alone, so that opening twice opens once. The case carries all
    allegations about the incident. Even where the incident is public, what guarantors find is
    between them and the observer until a publisher puts it into a bulletin.
    """
    own = [a for a in allegations if a.incident == incident.id]
    if not any(a.outcome is Outcome.BREACH_ALLEGED for a in own):
        return None
    return Case(
        id=make_id("case", incident.id),
        incident=incident.id,
        allegations=tuple(a.id for a in own),
        opened_at=now,
        due=deadline(now, mechanism),
        rule=mechanism.rule,
        state=INITIAL,
        release=at_most(incident.release, Audience.MECHANISM),
    )


def deadline(start: datetime, mechanism: Mechanism) -> datetime:
    """Return when guarantors must have voted on what began at `start`."""
    return start + timedelta(hours=mechanism.deadline_hours)
