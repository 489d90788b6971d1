"""Incidents as lists and maps find them, and how many there are in a place and time."""

from django.db import models

__all__ = ["CellRow", "MarkRow"]


class MarkRow(models.Model):
    """Where and when one current incident is listed and drawn, for one circle of readers.

    `open` marks are for those who read as the public does: at the coarse place, from `not_before`
    on; 1 or 0, because SQLite looks no boolean up in an index. `released` is an audience, or
    `party:` and the party. `day` counts as `date.toordinal`, and
    `month` as 201909; both are 0 where nobody gives a day. Positions are as `geo.grid` keeps them.
    """

    incident = models.CharField(max_length=80, db_index=True)
    open = models.SmallIntegerField()
    released = models.CharField(max_length=72)
    not_before = models.DateTimeField(null=True)
    day = models.IntegerField()
    month = models.IntegerField()
    kind = models.CharField(max_length=48)
    area = models.CharField(max_length=64)
    latitude = models.IntegerField()
    longitude = models.IntegerField()
    row = models.IntegerField()
    column = models.IntegerField()
    finest = models.SmallIntegerField()
    shape = models.CharField(max_length=8)
    radius = models.SmallIntegerField()

    class Meta:
        app_label = "db"
        indexes = (
            models.Index(fields=("open", "day", "incident"), name="mark_by_day"),
            models.Index(fields=("open", "kind", "day", "incident"), name="mark_by_kind"),
            models.Index(fields=("open", "area", "day", "incident"), name="mark_by_area"),
            models.Index(
                fields=("open", "kind", "area", "day", "incident"), name="mark_by_kind_and_area"
            ),
            models.Index(fields=("open", "row", "column"), name="mark_by_cell"),
            models.Index(fields=("open", "not_before"), name="mark_waiting"),
        )


class CellRow(models.Model):
    """How many marks lie in a cell, or at one place, in a month or year.

    `kind` is empty for all kinds together; only those are also kept by year. `period` is 201909
    for a month, 2019 for a year, 0 for no day. A `level` of `geo.grid` has cells, with the sum of
    their marks' positions; `PLACES` above it are places known no closer than the level, alone:
    `y` and `x` are then the position itself, `shape` and `radius` how far it is known.
    """

    open = models.SmallIntegerField()
    level = models.SmallIntegerField()
    kind = models.CharField(max_length=48)
    period = models.IntegerField()
    y = models.IntegerField()
    x = models.IntegerField()
    area = models.CharField(max_length=64)
    released = models.CharField(max_length=72)
    shape = models.CharField(max_length=8)
    radius = models.SmallIntegerField()
    n = models.IntegerField()
    latitudes = models.BigIntegerField()
    longitudes = models.BigIntegerField()

    class Meta:
        app_label = "db"
        constraints = (
            models.UniqueConstraint(
                fields=("open", "level", "kind", "period", "y", "x", "area", "released",
                        "shape", "radius"),
                name="one_cell_each",
            ),
        )  # fmt: skip
