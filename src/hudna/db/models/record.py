"""The outbox between database and record, and the keys that may sign."""

from django.db import models

__all__ = ["Entry", "Key", "MechanismRow", "SealedRow"]


class MechanismRow(models.Model):
    """The mechanism this node serves: one row."""

    id = models.CharField(max_length=64, primary_key=True)
    body = models.TextField()

    class Meta:
        app_label = "db"


class Entry(models.Model):
    """A signed entry. `index` is null while it is pending; rows are never changed otherwise.

    `private` holds the confidential values and salts, null where this node has the bytes only.
    """

    hash = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=24)
    key = models.CharField(max_length=64)
    seq = models.BigIntegerField()
    canonical = models.BinaryField()
    signature = models.BinaryField()
    private = models.TextField(null=True)
    index = models.BigIntegerField(null=True, unique=True)

    class Meta:
        app_label = "db"
        constraints = (
            models.UniqueConstraint(fields=("key", "seq"), name="one_entry_per_author_and_place"),
        )
        indexes = (
            models.Index(fields=("kind", "id"), name="entries_of_kind"),
            models.Index(
                fields=("id",), name="pending_entries", condition=models.Q(index__isnull=True)
            ),
        )


class Key(models.Model):
    """An enrolled public key; `ended` is the hash of the entry after which it counts no more."""

    id = models.CharField(max_length=64, primary_key=True)
    public = models.BinaryField()
    party = models.CharField(max_length=64)
    actor = models.CharField(max_length=64, null=True)
    entry = models.CharField(max_length=64)
    ended = models.CharField(max_length=64, null=True)

    class Meta:
        app_label = "db"


class SealedRow(models.Model):
    """A confidential field of an entry, sealed for its recipients; it may go, the entry stays."""

    entry = models.CharField(max_length=64)
    field = models.CharField(max_length=64)
    data = models.BinaryField()

    class Meta:
        app_label = "db"
        constraints = (
            models.UniqueConstraint(fields=("entry", "field"), name="one_sealed_file_per_field"),
        )
