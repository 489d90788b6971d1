"""An event between two states, to be changed where a test wants another one."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hudna.model.relation_event import (
    EventKind,
    RelationEvent,
    RelationField,
    RelationLine,
    RelationScale,
)
from hudna.model.release import Audience
from hudna.model.when import DatePrecision, When

STATES = ("russia", "turkey", "iran")
SCALE = RelationScale(
    "exercise", {"en": "exercise"}, {"en": "exercise"}, (), -10.0, 10.0,
    (EventKind("19", {"en": "force"}, -10.0), EventKind("11", {"en": "criticism"}, -2.0),
     EventKind("05", {"en": "apology"}, 7.0)),
)  # fmt: skip


def event(**changes: Any) -> RelationEvent:
    made = RelationEvent(
        id="event-1", between=("russia", "turkey"), actor=None, fields=(RelationField.POLITICAL,),
        code="05", telling_of=None, title={"en": "a letter (exercise)"},
        when=When.day(date(2019, 9, 17)), sources=(), party="turkey", by="turkey-representative",
        language="en", audience=Audience.SIDES, exercise=True,
        at=datetime(2019, 9, 22, 8, 0, tzinfo=UTC),
    )  # fmt: skip
    return replace(made, **changes)


def line(*events: RelationEvent) -> RelationLine:
    return RelationLine(("russia", "turkey"), events, SCALE)


def between(start: str | None, end: str | None) -> When:
    return When(start, end, DatePrecision.UNKNOWN)
