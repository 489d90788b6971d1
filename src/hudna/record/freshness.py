"""How old a checkpoint may be: a stale copy from a cache hides what came after it.

Of the times at which witnesses signed, the (f+1)-th largest is an honest witness's or earlier, f
being how many may be hostile: with at most f liars, the checkpoint is no younger than it says.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from hudna.record.errors import Outdated
from hudna.record.quorum import hostile

__all__ = ["check_fresh", "seen_alive"]


def seen_alive(times: Iterable[int], witnesses: int) -> datetime | None:
    """Return when an honest witness last signed, None with too few signatures to know."""
    newest_first = sorted(times, reverse=True)
    place = hostile(witnesses)
    return datetime.fromtimestamp(newest_first[place], UTC) if len(newest_first) > place else None


def check_fresh(times: Iterable[int], witnesses: int, now: datetime, limit: timedelta) -> None:
    """Raise `Outdated` unless enough witnesses signed within `limit` before `now`.

    `times` are POSIX seconds of valid cosignatures on one checkpoint.
    """
    alive = seen_alive(times, witnesses)
    if alive is None:
        raise Outdated("too few witnesses have signed this checkpoint to tell how old it is")
    if now - alive > limit:
        raise Outdated(
            f"witnesses last signed this checkpoint at {alive:%Y-%m-%dT%H:%M:%SZ}: it may be an "
            "old copy; ask another mirror or a witness"
        )
