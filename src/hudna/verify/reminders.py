"""When an office is reminded of what it is asked for."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta

from hudna.model.reminder import Ask, Reminder

__all__ = ["due_reminders"]


def due_reminders(
    asks: Iterable[Ask], moments: Iterable[int], sent: Collection[Reminder], now: datetime
) -> tuple[Reminder, ...]:
    """Return the reminders that are due at `now` and were not sent, the most urgent first.

    `moments` are hours before a deadline, 0 the deadline itself. Of several that have passed
    since an ask came up or reminders last went out only the latest counts: nobody is told twice
    of the same thing. A moment before the one that was sent is past for good.
    """
    hours = sorted(set(moments))
    due = [reminder for ask in dict.fromkeys(asks) for reminder in _latest(ask, hours, now)]
    told = {reminder.ask: reminder.hours for reminder in sorted(sent, key=lambda r: -r.hours)}
    fresh = [r for r in due if r.ask not in told or told[r.ask] > r.hours]
    return tuple(sorted(fresh, key=lambda r: (r.ask.due, r.ask.kind, r.ask.about)))


def _latest(ask: Ask, hours: list[int], now: datetime) -> Iterator[Reminder]:
    passed = (h for h in hours if now >= ask.due - timedelta(hours=h))
    latest = next(passed, None)
    if latest is not None and (latest == 0 or now < ask.due):
        yield Reminder(ask, latest)
