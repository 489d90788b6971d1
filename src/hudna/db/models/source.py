"""What came in."""

from django.db import models

from hudna.db.models.held import HeldRow

__all__ = ["DocumentRow", "ReportRow"]


class DocumentRow(models.Model):
    """The bytes as received and the text read from them; reached only through a report."""

    id = models.CharField(max_length=64, primary_key=True)
    data = models.BinaryField()
    body = models.TextField()

    class Meta:
        app_label = "db"


class ReportRow(HeldRow):
    """A submitted report."""

    document = models.CharField(max_length=64, db_index=True)
    submitted_by = models.CharField(max_length=64)
