"""Which measures come first wherever several are listed, and what is left of a clock."""

from collections.abc import Iterable
from datetime import datetime

from hudna.model.case import Measure, MeasureKind, MeasureState

__all__ = ["hours_left", "urgent_first"]


def urgent_first(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """Return what is unanswered by its due date, so that the longest overdue is on top.

    What is answered follows, the latest due first.
    """
    by_due = sorted(measures, key=lambda measure: measure.due)
    unanswered = [m for m in by_due if m.state is MeasureState.ORDERED]
    return (*unanswered, *(m for m in reversed(by_due) if m.state is not MeasureState.ORDERED))


def hours_left(measure: Measure, now: datetime) -> int | None:
    """Return the whole hours left to answer a request for information, which runs on a clock.

    Null for another measure, and for one that is answered or overdue.
    """
    open_ = measure.state is MeasureState.ORDERED and not measure.overdue(now)
    if measure.kind is not MeasureKind.INFORMATION_REQUEST or not open_:
        return None
    return int((measure.due - now).total_seconds() // 3600)
