"""What is registered from a report: its office must have the report, and release no more of it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from hudna.actions.circles import within
from hudna.actions.ports import Store
from hudna.errors import NotFound
from hudna.model.attribution import Attribution
from hudna.model.document import Report
from hudna.model.party import Actor
from hudna.model.release import sees

__all__ = ["attributions", "check_read_from"]


def attributions(value: Any) -> Iterator[Attribution]:
    """Yield all attributions of a round, a commitment or an event."""
    yield from value.sources
    for name in ("delegations", "agenda", "documents", "outcomes", "next"):
        for row in getattr(value, name, ()):
            yield from row.sources
            people = (getattr(row, "head", None), *getattr(row, "members", ()))
            yield from (one for person in people if person is not None for one in person.sources)


def check_read_from(store: Store, value: Any, actor: Actor, now: datetime) -> None:
    """Raise `NotFound` for a report that is not released to an office that says it read it there.

    Raises `Refused` where more could read the words of a report than may read the report.
    """
    for report in {one.report for one in attributions(value) if one.report is not None}:
        held = store.held(Report, report)
        if held is None or not sees(actor, held.release, now):
            raise NotFound("There is no report here that is released to you", where=report)
        within(value.release, held.release, "the report")
