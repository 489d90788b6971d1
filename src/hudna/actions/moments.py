"""When something was said, against the desk's clock: nobody votes or publishes in another time."""

from datetime import datetime, timedelta

from hudna.errors import RecordRejected

__all__ = ["CLOCKS_DIFFER", "check_moment", "check_not_ahead"]

CLOCKS_DIFFER = timedelta(minutes=15)
"""How far an author's clock, and the way from signing to handing in, may be off the desk's."""


def check_not_ahead(at: datetime, now: datetime) -> None:
    """Refuse what was signed for a moment to come."""
    if at > now + CLOCKS_DIFFER:
        raise RecordRejected(
            f"signed for {at.isoformat(timespec='minutes')}, which has not come yet",
            advice="Set the clock right, then prepare and sign the statement again",
        )


def check_moment(at: datetime, now: datetime) -> None:
    """Refuse what was signed for another moment than now: deadlines are counted from it."""
    check_not_ahead(at, now)
    if at < now - CLOCKS_DIFFER:
        raise RecordRejected(
            f"signed for {at.isoformat(timespec='minutes')}, which is past",
            advice="Prepare and sign the statement again: nothing is back-dated",
        )
