"""Two-sided bounds on when an entry was made, whatever its author claims.

*Not after*: a witness signs a checkpoint only once it exists. Of the times at which witnesses
signed one that covers the entry, the (f+1)-th smallest is an honest witness's or later, f being
how many may be hostile. *Not before*: the author embedded a checkpoint that was witnessed; the
smallest of its times is an honest witness's or earlier. So neither bound can be wrong while at
most f witnesses lie, only wide. An entry is never moved in time: it is labelled.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from hudna.record.entry import Entry
from hudna.record.quorum import hostile

__all__ = ["LATE_AFTER", "Bounds", "Punctuality", "WitnessedHead", "bounds_of"]

LATE_AFTER = timedelta(hours=1)
"""An entry first seen this long after the time it claims is late."""

_SKEW = timedelta(minutes=5)
"""How far clocks of honest parties may differ."""


class Punctuality(StrEnum):
    """How the time an author claims stands to what witnesses saw."""

    IN_BOUNDS = "in_bounds"
    LATE = "late"
    BEFORE_BOUNDS = "before_bounds"
    AFTER_BOUNDS = "after_bounds"
    UNBOUNDED = "unbounded"


@dataclass(frozen=True, slots=True)
class WitnessedHead:
    """A checkpoint's size, and when witnesses signed it: POSIX seconds of valid signatures."""

    size: int
    times: Sequence[int]

    def seen_by(self, witnesses: int) -> datetime | None:
        """Return a time at which it existed, None with too few signatures to know one."""
        return self._time(hostile(witnesses), witnesses)

    def not_before(self, witnesses: int) -> datetime | None:
        """Return a time before which nobody can have seen it signed, None with too few."""
        return self._time(0, witnesses)

    def _time(self, place: int, witnesses: int) -> datetime | None:
        if len(self.times) <= hostile(witnesses):
            return None
        return datetime.fromtimestamp(sorted(self.times)[place], UTC)


@dataclass(frozen=True, slots=True)
class Bounds:
    """When an entry was made at the earliest and at the latest, and when its author says it was."""

    earliest: datetime | None
    latest: datetime | None
    claimed: datetime

    @property
    def punctuality(self) -> Punctuality:
        """How the claim stands to the bounds; a bound that is not known excludes nothing."""
        if self.earliest is not None and self.claimed < self.earliest - _SKEW:
            return Punctuality.BEFORE_BOUNDS
        if self.latest is None:
            return Punctuality.UNBOUNDED
        if self.claimed > self.latest + _SKEW:
            return Punctuality.AFTER_BOUNDS
        if self.latest - self.claimed > LATE_AFTER:
            return Punctuality.LATE
        return Punctuality.IN_BOUNDS


def bounds_of(index: int, entry: Entry, heads: Sequence[WitnessedHead], witnesses: int) -> Bounds:
    """Return the bounds of the entry at `index`.

    `heads` are the witnessed checkpoints in order of size, `witnesses` how many there are in all.
    """
    claimed = datetime.fromisoformat(entry.time)
    seen = entry.checkpoint.size if entry.checkpoint else 0
    before = [t for h in heads if 0 < h.size <= seen and (t := h.not_before(witnesses))]
    after = [t for h in heads if h.size > index and (t := h.seen_by(witnesses))]
    return Bounds(max(before, default=None), min(after, default=None), claimed)
