"""From located events to an outlook: what to expect where, how each side stands, what has risen.

The same function makes the outlook of the mechanism and, from what was public a day before, that of
the public. It reads no clock and draws from a generator that is passed in, so that every party that
has the same events makes the same outlook.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from hudna.model.outlook import InputSource, ModelCard, Outlook, Range
from hudna.model.release import Release
from hudna.watch.counts.forecast import Forecast, forecast, refusal
from hudna.watch.days import date_of, day_number
from hudna.watch.distinct import distinct
from hudna.watch.events import Events
from hudna.watch.outlook_areas import area_outlooks, areas_of
from hudna.watch.outlook_cells import cell_outlooks, weeks_past
from hudna.watch.outlook_sides import side_outlooks, unreported_of

__all__ = ["HORIZON", "METHOD", "Issue", "make_outlook"]

HORIZON = 7
METHOD = "grid self-exciting, negative binomial, conformal; NB-CUSUM; holding index"


@dataclass(frozen=True, slots=True)
class Issue:
    """What an outlook is headed with: id, first day it speaks of, when it is made, for whom."""

    id: str
    day: date
    at: datetime
    exercise: bool
    release: Release
    truce: date | None = None


def make_outlook(
    events: Events,
    issue: Issue,
    sources: Sequence[InputSource],
    rng: np.random.Generator,
    horizon: int = HORIZON,
) -> Outlook:
    """Return the outlook of `issue.day` from the events of the days before it.

    Rows of later days are not looked at. Where too little is known it says so and expects nothing.
    """
    origin = day_number(issue.day)
    known = events.where(events.day < origin)
    counted = distinct(known)
    made = forecast(counted, origin=origin, horizon=horizon, rng=rng)
    areas = areas_of(counted)
    whole = _whole(made, rng)
    cells, withheld = cell_outlooks(made, counted)
    return Outlook(
        id=issue.id,
        day=issue.day,
        days=horizon,
        at=issue.at,
        exercise=issue.exercise,
        release=issue.release,
        expected=whole,
        normal=round(float(made.normal.sum()), 2) if whole else None,
        why_not=None if whole else _why_not(counted, origin, horizon),
        shares=_shares(made),
        sides=side_outlooks(known, issue.truce),
        areas=area_outlooks(counted, areas, made, origin, rng),
        cells=cells,
        withheld=withheld,
        past=weeks_past(made),
        unreported=unreported_of(known, origin),
        sources=tuple(sources),
        card=_card(counted, made, issue.day),
    )


def _whole(made: Forecast, rng: np.random.Generator) -> Range | None:
    if not len(made.expected):
        return None
    expected, low, high = made.total(rng)
    return Range(float(low), round(expected, 2), float(high))


def _why_not(events: Events, origin: int, horizon: int) -> str:
    reason = refusal(events, origin, horizon)
    return reason.key if reason else "few_events"


def _shares(made: Forecast) -> dict[str, float]:
    """Return the parts of the whole expectation, by key; they add up to 1."""
    total = float(made.expected.sum())
    if total <= 0:
        return {}
    return {
        name: round(float((part * made.expected).sum()) / total, 4)
        for name, part in made.shares.items()
    }


def _card(events: Events, made: Forecast, day: date) -> ModelCard | None:
    if not len(events):
        return None
    first = date_of(int(events.day.min()))
    days = max((day - first).days, 1)
    figures = {"events_a_day": round(float(events.count.sum()) / days, 2)}
    if made.weeks:
        figures["coverage"] = round(sum(week.held for week in made.weeks) / len(made.weeks), 2)
    return ModelCard(METHOD, first, day - timedelta(days=1), int(events.count.sum()), figures)
