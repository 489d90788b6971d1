"""How the ceasefire stands with each accused side, and what two registers say of the unreported."""

import math
from datetime import date

from hudna.model.outlook import Range, SideOutlook, TruceStanding, Unreported, Why
from hudna.watch.days import date_of, day_number
from hudna.watch.events import NOT_TOLD, Events
from hudna.watch.holding.holding import HoldingIndex, IndexSettings
from hudna.watch.holding.index import holding_index
from hudna.watch.holding.told import from_events
from hudna.watch.holding.unreported import Pair, unreported

__all__ = ["side_outlooks", "unreported_of"]

COMPARED_DAYS = 90
"""Registers are compared over so many days."""


def side_outlooks(events: Events, truce: date | None) -> tuple[SideOutlook, ...]:
    """Return the index of every accused side on the last day, in the order of their names.

    Compared with the time before a truce, else with the days before.
    """
    named = events.where((events.side != NOT_TOLD) & (events.reporter != NOT_TOLD))
    if not len(named):
        return ()
    day = None if truce is None else day_number(truce)
    before = day is not None and bool((named.day < day).any())
    settings = IndexSettings(truce_day=day if before else None)
    found = holding_index(from_events(named), settings)
    return tuple(_side(days[-1]) for _, days in sorted(found.items()) if days)


def _side(one: HoldingIndex) -> SideOutlook:
    known = not math.isnan(one.probability_low)
    chance = (round(one.probability_low, 3), round(one.probability_high, 3)) if known else None
    middle = (one.normal_floor + one.normal_ceiling) / 2
    return SideOutlook(
        side=one.side,
        standing=TruceStanding[one.status.name],
        since=date_of(one.since),
        days=one.window,
        floor=round(one.floor, 1),
        ceiling=round(one.ceiling, 1),
        normal=None if math.isnan(middle) else round(middle, 1),
        probability=chance,
        reasons=tuple(
            Why(why.kind.value, _plain(why.value), _plain(why.limit), why.who)
            for why in one.reasons
        ),
    )


def _plain(value: float | None) -> float | None:
    return None if value is None or math.isnan(value) else round(float(value), 3)


def unreported_of(events: Events, origin: int) -> tuple[Unreported, ...]:
    """Return, for each accused side, the two registers with most of it held against each other."""
    recent = events.where(
        (events.day >= origin - COMPARED_DAYS)
        & (events.reporter != NOT_TOLD)
        & (events.side != NOT_TOLD)
    )
    if len(set(recent.reporter.tolist())) < 2:
        return ()
    return tuple(
        _pair(one.side, max(one.pairs, key=lambda pair: (sum(pair.events), pair.registers)))
        for one in unreported(recent)
        if one.side and one.pairs
    )


def _pair(side: str, pair: Pair) -> Unreported:
    independent = next((one for one in pair.estimates if one.odds_ratio == 1.0), None)
    return Unreported(
        side=side,
        registers=pair.registers,
        both=round(pair.matched),
        low=round(pair.union.least),
        high=round(pair.union.most),
        estimate=None
        if independent is None
        else Range(round(independent.low), round(independent.total), round(independent.high)),
    )
