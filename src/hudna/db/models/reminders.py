"""Reminders, so that none is sent twice."""

from django.db import models

__all__ = ["ReminderRow"]


class ReminderRow(models.Model):
    """A reminder of an office at a moment; until it is `sent` it is claimed by who sends it."""

    office = models.CharField(max_length=64)
    kind = models.CharField(max_length=16)
    about = models.CharField(max_length=80)
    due = models.DateTimeField()
    hours = models.IntegerField()
    claimed = models.DateTimeField()
    sent = models.BooleanField(default=False)

    class Meta:
        app_label = "db"
        constraints = (
            models.UniqueConstraint(
                fields=("office", "kind", "about", "due", "hours"),
                name="one_reminder_each_moment",
            ),
        )
