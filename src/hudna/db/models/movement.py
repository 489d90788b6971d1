"""Planned movements, what was said of them, declared zones, and the answers to plans."""

from django.db import models

from hudna.db.models.held import CURRENT, HeldRow

__all__ = [
    "DeclaredZoneRow",
    "MovementCancellationRow",
    "MovementCheckRow",
    "MovementReadRow",
    "MovementRow",
]


class MovementRow(HeldRow):
    """An announced movement, from `start` to `end`; `amends` another where it is not empty."""

    kind = models.CharField(max_length=16)
    party_of = models.CharField(max_length=64)
    start = models.DateTimeField()
    end = models.DateTimeField()
    amends = models.CharField(max_length=80, db_index=True)

    class Meta(HeldRow.Meta):
        indexes = (
            *HeldRow.Meta.indexes,
            models.Index(fields=("end", "start"), name="movements_by_end", condition=CURRENT),
        )


class OfMovementRow(HeldRow):
    """Something said of a movement."""

    movement = models.CharField(max_length=80, db_index=True)

    class Meta(HeldRow.Meta):
        abstract = True


class MovementCancellationRow(OfMovementRow):
    """That it will not take place."""

    party_of = models.CharField(max_length=64)


class MovementReadRow(OfMovementRow):
    """A party's acknowledgement."""

    party_of = models.CharField(max_length=64)


class MovementCheckRow(OfMovementRow):
    """The answer to a plan for one circle of readers."""

    answer = models.CharField(max_length=24)


class DeclaredZoneRow(HeldRow):
    """A zone that a party declared, until `end`."""

    party_of = models.CharField(max_length=64)
    end = models.DateTimeField(db_index=True)
