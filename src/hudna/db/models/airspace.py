"""Disputes about lines as they were filed, and what was judged of them."""

from django.db import models

from hudna.db.models.held import HeldRow

__all__ = ["AirspaceCaseRow", "AirspaceJudgementRow"]


class AirspaceCaseRow(HeldRow):
    """A case with its files."""

    subject = models.CharField(max_length=80, null=True, db_index=True)
    party_of = models.CharField(max_length=64)


class AirspaceJudgementRow(HeldRow):
    """What was judged of a case; `summary` is the JSON a list is made from."""

    filing = models.CharField(max_length=80, db_index=True)
    party_of = models.CharField(max_length=64)
    summary = models.TextField()
