"""Counts kept as rows are written, so that no page counts a table."""

from django.db import models

__all__ = ["Tally"]


class Tally(models.Model):
    """How many current objects of a kind are released to an audience (and party)."""

    kind = models.CharField(max_length=24)
    audience = models.CharField(max_length=12)
    party = models.CharField(max_length=64, default="")
    n = models.BigIntegerField(default=0)

    class Meta:
        app_label = "db"
        constraints = (
            models.UniqueConstraint(fields=("kind", "audience", "party"), name="one_tally_each"),
        )
