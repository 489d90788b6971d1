"""Whether a movement was announced early enough, and until when it is to be acknowledged."""

from datetime import datetime, timedelta

from hudna.model.movement import Movement, MovementRules, Notice

__all__ = ["acknowledge_by", "notice_of"]


def notice_of(movement: Movement, rules: MovementRules) -> Notice:
    """Return how its filing stands to what the mechanism asks; late is told, never refused."""
    ahead = movement.start - movement.at
    if ahead >= timedelta(hours=rules.notice_hours):
        return Notice.IN_TIME
    if movement.emergency and ahead >= timedelta(hours=rules.emergency_hours):
        return Notice.EMERGENCY
    return Notice.LATE


def acknowledge_by(movement: Movement, rules: MovementRules) -> datetime:
    """Return until when acknowledgement is awaited; for what was filed later, until it starts."""
    due = movement.start - timedelta(hours=rules.acknowledge_hours)
    return due if movement.at < due else movement.start
