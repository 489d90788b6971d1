"""Was the clause in force when the incident is said to have happened?"""

from zoneinfo import ZoneInfo

from hudna.assess.question import SURE, Check, Question, Standing, spread
from hudna.assess.words import city_time, per_cent, period, say, time
from hudna.model.when import When

__all__ = ["in_force", "share_in_force"]


def in_force(question: Question) -> Check:
    """Return whether the clause held then; days begin at local midnight of the zone."""
    when, clause = question.incident.when, question.clause
    facts = (
        ("incident.when", _written(when)),
        ("clause.in_force", _written(clause.in_force)),
        ("zone", question.zone.key),
    )
    values: dict[str, object] = {
        "when": time(when),
        "period": period(clause.in_force),
        "zone": city_time(question.zone.key),
    }
    share = share_in_force(when, clause.in_force, question.zone)
    if share is None:
        return Check(
            Standing.OPEN,
            (say("time_unknown", **values),),
            facts,
            (say("change_time", **values),),
            (0.0, 1.0),
        )
    low, high = spread(share)
    if high <= 1 - SURE:
        key, standing = "time_out" if share == 0 else "time_hardly", Standing.OUT
    elif low >= SURE:
        key, standing = "time_in" if share == 1 else "time_nearly", Standing.IN
    else:
        key, standing = "time_partly", Standing.OPEN
    values |= {"low": per_cent(low), "high": per_cent(high)}
    change = () if share == 1 else (say("change_time", **values),)
    return Check(standing, (say(key, **values),), facts, change, (low, high))


def share_in_force(when: When, force: When, zone: ZoneInfo) -> float | None:
    """Return the share of the stated period that lies in force, null where its ends are open."""
    first, past = when.bounds(zone)
    start, end = force.bounds(zone)
    if past is not None and start is not None and past <= start:
        return 0.0
    if first is not None and end is not None and first >= end:
        return 0.0
    if first is None or past is None:
        after_start = first is not None and (start is None or first >= start)
        return 1.0 if after_start and end is None else None
    inside_from = first if start is None else max(first, start)
    inside_to = past if end is None else min(past, end)
    return max(0.0, (inside_to - inside_from) / (past - first))


def _written(when: When) -> str:
    start, end = ((m or "").replace("T", " ") for m in (when.start, when.end))
    if start == end or not end:
        return start or "?"
    return f"{start or '…'} – {end}"
