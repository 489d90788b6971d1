"""Has the time until which something was to be done run out?"""

from zoneinfo import ZoneInfo

from hudna.assess.question import SURE, Check, Question, Standing, spread
from hudna.assess.words import city_time, per_cent, say, time
from hudna.model.agreement import Due
from hudna.model.when import When

__all__ = ["past_due", "undone"]


def past_due(question: Question) -> Check:
    """Return whether the deadline had passed; before it nothing is owed yet."""
    due = question.clause.due
    if due is None:
        return Check(Standing.IN)
    when = question.incident.when
    facts = (("incident.when", when.start or "?"), ("clause.due", f"{due.at.end} {due.zone_name}"))
    values: dict[str, object] = {
        "when": time(when),
        "due": time(due.at),
        "zone": city_time(due.zone_name),
        "from_": due.from_,
    }
    share = _share_after(when, due, question.zone)
    settle = (say("change_time_due", **values),)
    open_start = (say("due_counts_from", **values),) if due.from_ else ()
    if share is None:
        return Check(Standing.OPEN, (say("due_unknown", **values),), facts, settle, (0.0, 1.0))
    low, high = spread(share)
    values |= {"low": per_cent(low), "high": per_cent(high)}
    if high <= 1 - SURE:
        return Check(Standing.OUT, (say("due_not_yet", **values),), facts, settle, (low, high))
    if low >= SURE:
        reasons = (say("due_passed", **values), *open_start)
        return Check(Standing.IN, reasons, facts, (), (low, high))
    return Check(
        Standing.OPEN, (say("due_partly", **values), *open_start), facts, settle, (low, high)
    )


def _share_after(when: When, due: Due, zone: ZoneInfo) -> float | None:
    """Return the share of the stated time after the deadline; a day set lasts to its midnight."""
    first, past = when.bounds(zone)
    ends = due.at.bounds(ZoneInfo(due.zone_name))[1 if "T" not in (due.at.end or "") else 0]
    assert ends is not None
    if first is not None and first >= ends:
        return 1.0
    if past is not None and past <= ends:
        return 0.0
    if first is None or past is None:
        return None
    return (past - ends) / (past - first)


def undone(question: Question) -> Check:
    """Return whether the event shows the thing undone; one that shows it done is no breach."""
    event_type = question.incident.event_type
    facts = (("incident.event_type", event_type),)
    if event_type in question.clause.fulfilled_by:
        return Check(Standing.OUT, (say("shows_it_done"),), facts)
    return Check(Standing.IN, (), facts)
