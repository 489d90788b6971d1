"""The index searches go through, and the lists accounts keep."""

from django.db import models

__all__ = ["SavedViewRow", "SearchRow"]


class SearchRow(models.Model):
    """What one thing is found by; `id` begins with when it happened, so that ids are in order.

    `part` is a claim of a reading or a clause of an agreement. Who may see the thing stands here as
    it does on the thing itself; `owner` is a party it is released to besides. `terms` are words and
    marks between spaces; the database indexes them itself (migration 0014).
    """

    id = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=12)
    object_id = models.CharField(max_length=160, db_index=True)
    part = models.CharField(max_length=160, default="")
    audience = models.CharField(max_length=12)
    party = models.CharField(max_length=64, null=True)
    not_before = models.DateTimeField(null=True)
    owner = models.CharField(max_length=64, null=True)
    terms = models.TextField()

    class Meta:
        app_label = "db"


class SavedViewRow(models.Model):
    """A list or search an account keeps under a name; `shared` shows it to its party's offices.

    It is a convenience of this desk: it is in no record and on no other node.
    """

    account = models.CharField(max_length=80, db_index=True)
    party = models.CharField(max_length=64, db_index=True)
    shared = models.BooleanField(default=False)
    name = models.CharField(max_length=80)
    route = models.CharField(max_length=40)
    query = models.CharField(max_length=600, default="")
    place = models.IntegerField(default=0)

    class Meta:
        app_label = "db"
