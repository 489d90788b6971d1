"""Measures as a reader meets them: owner, due date, how they stand, what was answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from hudna.actions.permissions import can, check_answer_measure
from hudna.actions.zone_amendments import ZoneAmendment, zone_amendments
from hudna.db.gate import Reader
from hudna.model.case import Measure, MeasureAnswer, MeasureKind, MeasureState
from hudna.model.incident import Incident
from hudna.model.party import Actor
from hudna.model.urgency import urgent_first
from hudna.web.agreements import agreements_of
from hudna.web.present.dates import Clock, clock

__all__ = ["AnswerView", "MeasureView", "measure_views", "owed_by"]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What the owner answered, and the amendment it names; `unproved` says that it should."""

    answer: MeasureAnswer
    amendment: ZoneAmendment | None
    unproved: bool


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure with its answers; `incident` is null where its case is not released.

    `changes` are the amendments that changed a zone since the update of one was ordered.
    """

    measure: Measure
    answers: tuple[AnswerView, ...]
    clock: Clock
    open: bool
    overdue: bool
    incident: Incident | None
    changes: tuple[ZoneAmendment, ...]

    @property
    def due(self) -> datetime:
        """When it is to be answered."""
        return self.measure.due

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be answered now: anything but what stands."""
        states = (MeasureState.DONE, MeasureState.REFUSED)
        return tuple(s.value for s in states if s is not self.measure.state)


def measure_views(
    reader: Reader, measures: Iterable[Measure], now: datetime
) -> tuple[MeasureView, ...]:
    """Return measures as they stand at `now`, the longest overdue on top."""
    shown = urgent_first(measures)
    if not shown:
        return ()
    answers = reader.answers_to(measure.id for measure in shown)
    about = reader.incidents_of_cases({measure.case for measure in shown})
    return tuple(
        _view(reader, one, answers.get(one.id, ()), about.get(one.case), now) for one in shown
    )


def _view(
    reader: Reader,
    measure: Measure,
    answers: Iterable[MeasureAnswer],
    incident: Incident | None,
    now: datetime,
) -> MeasureView:
    """Return a measure; what is left of a request for information is said in hours."""
    hourly = measure.kind is MeasureKind.INFORMATION_REQUEST
    changes = _changes(reader, measure)
    return MeasureView(
        measure=measure,
        answers=tuple(_answer(measure, a, changes) for a in answers),
        clock=clock(measure.due, now, in_hours=hourly),
        open=measure.state is MeasureState.ORDERED,
        overdue=measure.overdue(now),
        incident=incident,
        changes=changes,
    )


def _changes(reader: Reader, measure: Measure) -> tuple[ZoneAmendment, ...]:
    if measure.kind is not MeasureKind.ZONE_UPDATE:
        return ()
    return zone_amendments(reader.amendments_since(measure.id), agreements_of(reader))


def _answer(
    measure: Measure, answer: MeasureAnswer, changes: Iterable[ZoneAmendment]
) -> AnswerView:
    named = next((change for change in changes if change.id == answer.amendment), None)
    done = measure.kind is MeasureKind.ZONE_UPDATE and answer.state is MeasureState.DONE
    return AnswerView(answer, named, unproved=done and answer.amendment is None)


def owed_by(actor: Actor | None, measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """Return the measures an office may answer for its party."""
    if actor is None or not can(check_answer_measure, actor):
        return ()
    return tuple(m for m in measures if m.owner == actor.party)
