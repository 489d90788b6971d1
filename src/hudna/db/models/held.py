"""What every stored mission object has in common."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Coalesce

__all__ = ["CURRENT", "HeldRow", "circle_index"]

CURRENT = models.Q(current=True)


def circle_index(*also: str, name: str, condition: models.Q = CURRENT) -> models.Index:
    """Return an index by which a circle of readers is paged through, of rows alike in `also`.

    The circle is the one party a row is released to, else its audience: one value, so that a
    list in order needs no sorting for any reader.
    """
    circle = Coalesce("party", "audience")
    return models.Index(circle, *also, "at", "object_id", name=name, condition=condition)


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
        indexes: ClassVar[tuple[models.Index, ...]] = (
            circle_index(name="%(class)s_page"),
            models.Index(
                fields=("not_before",),
                name="%(class)s_wait",
                condition=CURRENT & models.Q(audience="public"),
            ),
        )
