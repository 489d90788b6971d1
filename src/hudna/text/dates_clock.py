"""Clock times that stand without a day: "at 09:35 a patrol saw"."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from hudna.model.span import Span
from hudna.model.when import DatePrecision, When
from hudna.text.dates_anchor import Anchor
from hudna.text.dates_stated import Stated

__all__ = ["Told", "at_clock"]

_SENTENCE_END = ".!?;\n"
_LONGEST_PERIOD = timedelta(days=3)
_ONE_DAY = frozenset({DatePrecision.DAY, DatePrecision.PART_OF_DAY, DatePrecision.MINUTE})


@dataclass(frozen=True, slots=True)
class Told:
    """What was told before: the last day, where it stands, and the period the text reports on.

    A `relative` day ("the day before") is a look back that a later sentence does not go on with.
    """

    day: When | None = None
    end: int = 0
    relative: bool = False
    period: When | None = None

    def after(self, when: When, one: Stated) -> "Told":
        """Return what is known once a further date has been told."""
        if when.start is None or when.end is None or when.precision not in _ONE_DAY:
            return self
        told = replace(self, day=when, end=one.end, relative=one.day_shift is not None)
        if "T" in when.start and "T" in when.end and when.start < when.end:
            length = datetime.fromisoformat(when.end) - datetime.fromisoformat(when.start)
            if self.period is None and timedelta(hours=6) <= length <= _LONGEST_PERIOD:
                return replace(told, period=when)
        return told


def at_clock(stated: Stated, anchor: Anchor, span: Span, told: Told, between: str) -> When:
    """Return the moment on its day, with null ends where the day is unknown.

    That is the day named before it in the paragraph (`between` is the text since), else inside
    the period the text reports on, else the day of publication.
    """
    assert stated.clock is not None
    stops = _SENTENCE_END if told.relative else "\n"
    near = not any(mark in between for mark in stops)
    day, depends = _day(stated.clock, anchor, told, near=near)
    if day is None:
        return When(None, None, DatePrecision.MINUTE, span, depends_on_publication=True)
    start = f"{day.isoformat()}T{stated.clock}"
    last = stated.last_clock or stated.clock
    ends_on = day + timedelta(days=1) if last < stated.clock else day
    end = f"{ends_on.isoformat()}T{last}"
    return When(start, end, DatePrecision.MINUTE, span, depends)


def _day(clock: str, anchor: Anchor, told: Told, *, near: bool) -> tuple[date | None, bool]:
    if near and told.day is not None and told.day.start is not None and told.day is not told.period:
        return date.fromisoformat(told.day.start[:10]), told.day.depends_on_publication
    if told.period is not None and told.period.start and told.period.end:
        first = date.fromisoformat(told.period.start[:10])
        for shift in range(_LONGEST_PERIOD.days + 1):
            day = first + timedelta(days=shift)
            if told.period.start <= f"{day.isoformat()}T{clock}" <= told.period.end:
                return day, told.period.depends_on_publication
    return anchor.day, True
