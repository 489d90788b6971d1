"""An outlook with one area in alarm, for tests (exercise)."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hudna.model.outlook import AreaAlarm, AreaOutlook, AreaStatus, Outlook, Range
from hudna.model.release import Audience, Release

NOW = datetime(2019, 9, 22, 6, 0, tzinfo=UTC)
EXPECTED = Range(4, 7, 12)


def alarm(low: float = 1.4) -> AreaAlarm:
    return AreaAlarm(date(2019, 9, 18), 19, 8.0, Range(low, low + 1, low + 2))


def outlook(*, times_low: float = 1.4, at: datetime = NOW) -> Outlook:
    areas = (
        AreaOutlook("Idlib", AreaStatus.WATCHED, EXPECTED, 6.0, (5, 6, 19), alarm(times_low)),
        AreaOutlook("Hamah", AreaStatus.WATCHED, EXPECTED, 6.0, (5, 6, 6)),
        AreaOutlook("Daraa", AreaStatus.DATA_GAP, None, None, (3, None, None)),
    )
    return Outlook(
        id=f"outlook-{at:%Y-%m-%d}",
        day=at.date(),
        days=7,
        at=at,
        exercise=True,
        release=Release(Audience.MECHANISM),
        expected=Range(9, 14, 21),
        normal=12.0,
        why_not=None,
        shares={"background": 0.5, "this_week": 0.2, "this_month": 0.2, "neighbours": 0.1},
        sides=(),
        areas=areas,
        cells=(),
        withheld=0,
        past=(),
        unreported=(),
        sources=(),
        card=None,
    )


def calmer(one: Outlook) -> Outlook:
    return replace(one, areas=tuple(replace(area, alarm=None) for area in one.areas))
