"""What the watch expects, the alerts it raised, and what was said and done about them."""

from django.db import models

from hudna.db.models.held import CURRENT, HeldRow

__all__ = [
    "AcknowledgementRow",
    "AlertRow",
    "AlertSentRow",
    "AlertSignOffRow",
    "OutlookRow",
    "WatchSwitchRow",
]


class OutlookRow(HeldRow):
    """An outlook, by its day of issue."""

    day = models.DateField(db_index=True)


class AlertRow(HeldRow):
    """An alert; it lapses at `expires`."""

    area = models.CharField(max_length=64)
    level = models.CharField(max_length=8)
    expires = models.DateTimeField()

    class Meta(HeldRow.Meta):
        indexes = (
            *HeldRow.Meta.indexes,
            models.Index(fields=("expires",), name="alerts_in_force", condition=CURRENT),
        )


class OfAlertRow(HeldRow):
    """Something said or done about an alert."""

    alert = models.CharField(max_length=80, db_index=True)

    class Meta(HeldRow.Meta):
        abstract = True


class AlertSignOffRow(OfAlertRow):
    """An office's word on whether a red alert goes out."""

    party_of = models.CharField(max_length=64)


class AlertSentRow(OfAlertRow):
    """That it was sent, and whom it reached."""


class AcknowledgementRow(OfAlertRow):
    """A party's acknowledgement."""

    party_of = models.CharField(max_length=64)


class WatchSwitchRow(HeldRow):
    """A guarantor's word that the watch is off for it, or no longer is."""

    party_of = models.CharField(max_length=64)
