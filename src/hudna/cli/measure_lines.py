"""A measure on one line of a list."""

from datetime import datetime

from hudna.model.case import Measure
from hudna.model.urgency import hours_left
from hudna.text.terms import term

__all__ = ["standing_line"]


def standing_line(owed: Measure, now: datetime) -> str:
    """Return a measure on one line: what, by whom, until when or since when, how it stands."""
    state, due = term("measure_state", owed.state, "en"), owed.due.isoformat(timespec="minutes")
    hours = hours_left(owed, now)
    if hours is not None:
        state += f", {hours} hours left"
    stands = f"overdue since {due}" if owed.overdue(now) else f"due {due}  {state}"
    return f"{owed.id}  {owed.kind:20} {owed.owner:18} {stands}"
