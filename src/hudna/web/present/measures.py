"""Measures as a reader meets them: owner, due date, how they stand, what was answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from hudna.actions.permissions import can, check_answer_measure
from hudna.db.gate import Reader
from hudna.model.case import Measure, MeasureAnswer, MeasureKind, MeasureState
from hudna.model.incident import Incident
from hudna.model.party import Actor
from hudna.model.urgency import urgent_first
from hudna.web.present.dates import Clock, clock

__all__ = ["MeasureView", "measure_view", "measure_views", "owed_by"]


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure with its answers; `incident` is null where its case is not released."""

    measure: Measure
    answers: tuple[MeasureAnswer, ...]
    clock: Clock
    open: bool
    overdue: bool
    incident: Incident | None = None

    @property
    def due(self) -> datetime:
        """When it is to be answered."""
        return self.measure.due

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be answered now: anything but what stands."""
        states = (MeasureState.DONE, MeasureState.REFUSED)
        return tuple(s.value for s in states if s is not self.measure.state)


def measure_view(
    measure: Measure,
    answers: Iterable[MeasureAnswer],
    now: datetime,
    incident: Incident | None = None,
) -> MeasureView:
    """Return a measure as it stands at `now`.

    A request for information runs on a clock: what is left of it is said in hours.
    """
    hourly = measure.kind is MeasureKind.INFORMATION_REQUEST
    return MeasureView(
        measure=measure,
        answers=tuple(a for a in answers if a.measure == measure.id),
        clock=clock(measure.due, now, in_hours=hourly),
        open=measure.state is MeasureState.ORDERED,
        overdue=measure.overdue(now),
        incident=incident,
    )


def owed_by(actor: Actor | None, measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """Return the measures an office may answer for its party."""
    if actor is None or not can(check_answer_measure, actor):
        return ()
    return tuple(m for m in measures if m.owner == actor.party)


def measure_views(
    reader: Reader, measures: Iterable[Measure], now: datetime
) -> tuple[MeasureView, ...]:
    """Return measures as they stand, with answers and incident, the longest overdue on top."""
    return tuple(
        measure_view(m, reader.answers(m.id), now, reader.incident_of_case(m.case))
        for m in urgent_first(measures)
    )
