"""What a node remembers of the reminders it has sent."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from hudna.db.models import ReminderRow
from hudna.model.reminder import Ask, AskKind, Reminder

__all__ = ["CLAIM_LASTS", "SentReminders", "last_reminded"]

CLAIM_LASTS = timedelta(minutes=10)
"""Who claimed a reminder and has not sent it by then has come to grief."""


def last_reminded(office: str, alias: str = "default") -> datetime | None:
    """Return when an office was last reminded from this node."""
    rows = ReminderRow.objects.using(alias).filter(office=office, sent=True)
    found: datetime | None = rows.order_by("-claimed").values_list("claimed", flat=True).first()
    return found


class SentReminders:
    """`hudna.actions.remind.RemindersSent` on the Django database `alias`."""

    def __init__(self, now: datetime, alias: str = "default") -> None:
        self._now, self.alias = now, alias

    def of(self, office: str) -> tuple[Reminder, ...]:
        """Return what an office was reminded of, or is being reminded of by another process."""
        rows = self._rows(office)
        fresh = rows.filter(sent=True) | rows.filter(claimed__gt=self._now - CLAIM_LASTS)
        return tuple(_reminder(row) for row in fresh)

    def claim(self, office: str, reminder: Reminder, now: datetime) -> bool:
        """Take it upon this process to send a reminder; false where another has."""
        with transaction.atomic(using=self.alias):
            row, fresh = ReminderRow.objects.using(self.alias).get_or_create(
                office=office, **_columns(reminder), defaults={"claimed": now}
            )
            if fresh:
                return True
            given_up = self._rows(office).filter(
                id=row.id, sent=False, claimed__lte=now - CLAIM_LASTS
            )
            return bool(given_up.update(claimed=now))

    def keep(self, office: str, reminders: Sequence[Reminder]) -> None:
        """Note that claimed reminders were sent."""
        for reminder in reminders:
            self._rows(office, **_columns(reminder)).update(sent=True)

    def give_back(self, office: str, reminders: Sequence[Reminder]) -> None:
        """Let claimed reminders be sent later."""
        for reminder in reminders:
            self._rows(office, **_columns(reminder)).delete()

    def _rows(self, office: str, **where: Any) -> Any:
        return ReminderRow.objects.using(self.alias).filter(office=office, **where)


def _columns(reminder: Reminder) -> dict[str, Any]:
    ask = reminder.ask
    return {
        "kind": ask.kind.value,
        "about": ask.about,
        "due": ask.due,
        "hours": reminder.hours,
    }


def _reminder(row: ReminderRow) -> Reminder:
    return Reminder(Ask(AskKind(row.kind), row.about, row.due), row.hours)
