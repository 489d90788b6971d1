"""A plan against another plan."""

from hudna.deconflict.found import Found, found
from hudna.deconflict.intersect import Meeting, volumes_meet
from hudna.model.movement import Approach, Movement, Opponent

__all__ = ["against_movement"]


def against_movement(movement: Movement, other: Movement) -> Found:
    """Return whether two plans are in one place at one height at one time; symmetric in them."""
    name = {other.language: other.title}
    parts = volumes_meet(movement.volumes, other.volumes)
    meeting = next(m for m in (*_WORST, Meeting.NO) if any(p[0] is m for p in parts))
    _, distance, gap = min(
        (p for p in parts if p[0] is meeting), key=lambda p: (p[1] + 10.0 * p[2], p[1])
    )
    approach = Approach(Opponent.MOVEMENT, other.id, name, distance, gap)
    values = {"source": other.party}
    if meeting is Meeting.UNKNOWN:
        return found(meeting, approach, "height_not_comparable", values, ("heights",))
    return found(meeting, approach, "other_movement", values, ("route", "time", "heights_apart"))


_WORST = (Meeting.YES, Meeting.UNKNOWN)
