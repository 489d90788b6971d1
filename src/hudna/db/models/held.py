"""What every stored mission object has in common."""

from django.db import models

__all__ = ["HeldRow"]


class HeldRow(models.Model):
    """One version of an object: its JSON, its entry, and who may see it.

    A correction adds a version and clears `current` on the one before; nothing is edited.
    """

    object_id = models.CharField(max_length=80, db_index=True)
    version = models.IntegerField(default=1)
    current = models.BooleanField(default=True)
    audience = models.CharField(max_length=12)
    party = models.CharField(max_length=64, null=True)
    not_before = models.DateTimeField(null=True)
    at = models.DateTimeField()
    entry = models.CharField(max_length=64)
    body = models.TextField()

    class Meta:
        abstract = True
        app_label = "db"
        constraints = (
            models.UniqueConstraint(
                fields=("object_id", "version"), name="%(class)s_one_row_per_version"
            ),
        )
        indexes = (
            models.Index(fields=("current", "audience", "at", "object_id"), name="%(class)s_page"),
        )
