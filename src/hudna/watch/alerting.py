"""From an outlook to the alerts it gives cause for: one for an area until that has lapsed."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from hudna.model.alert import Alert, AlertLevel
from hudna.model.identity import make_id
from hudna.model.outlook import AreaAlarm, AreaOutlook, Outlook
from hudna.model.release import PUBLIC_DELAY, Audience, Release

__all__ = ["RED_TIMES", "alerts_of", "level_of"]

RED_TIMES = 2.0
"""An alert is red where the rate has at least doubled at the low end of its range."""


def alerts_of(outlook: Outlook, known: Iterable[Alert], now: datetime) -> tuple[Alert, ...]:
    """Return alerts for the areas in alarm that no alert in force stands for.

    One that has become red since is raised again. An alert lapses with the outlook's horizon.
    """
    live = {(one.area, one.level) for one in known if one.expires > now}
    raised = []
    for area in outlook.areas:
        if area.alarm is None:
            continue
        level = level_of(area.alarm)
        if (area.area, level) in live or (area.area, AlertLevel.RED) in live:
            continue
        raised.append(_alert(outlook, area, area.alarm, level, now))
    return tuple(raised)


def level_of(alarm: AreaAlarm) -> AlertLevel:
    """Return how urgent an alarm is."""
    return AlertLevel.RED if alarm.times.low >= RED_TIMES else AlertLevel.AMBER


def _alert(
    outlook: Outlook, area: AreaOutlook, alarm: AreaAlarm, level: AlertLevel, now: datetime
) -> Alert:
    return Alert(
        id=make_id("alert", outlook.id, area.area, level),
        level=level,
        outlook=outlook.id,
        area=area.area,
        since=alarm.since,
        counted=alarm.counted,
        normal=alarm.normal,
        times=alarm.times,
        expected=area.expected,
        days=outlook.days,
        at=now,
        expires=now + timedelta(days=outlook.days),
        exercise=outlook.exercise,
        release=Release(Audience.PUBLIC, not_before=now + PUBLIC_DELAY),
    )
