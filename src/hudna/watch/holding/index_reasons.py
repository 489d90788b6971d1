"""Why a day got its class: which bound, which threshold, and what is missing, as data."""

from collections.abc import Mapping

import numpy as np

from hudna.watch.holding.bounds import Audit
from hudna.watch.holding.holding import Holding, IndexSettings, Reason, ReasonKind
from hudna.watch.holding.side_days import SideDays

__all__ = ["reasons"]

Kind = ReasonKind


def reasons(
    numbers: SideDays,
    at: int,
    status: Holding,
    settings: IndexSettings,
    reporters: tuple[str, ...],
    audits: Mapping[str, Audit],
) -> tuple[Reason, ...]:
    """Return what decided first, then what a reader must know to weigh it."""
    missing = _missing(numbers, at, settings)
    decided = [] if missing else _decided(numbers, at, status, settings)
    if missing and status is not Holding.NOT_ASSESSABLE:
        decided = [Reason(Kind.CLASS_KEPT, None, float(settings.keep_days))]
    return tuple(missing + decided + _remarks(numbers, at, settings, reporters, audits))


def _missing(numbers: SideDays, at: int, settings: IndexSettings) -> list[Reason]:
    found = []
    if numbers.unheard[at]:
        found.append(Reason(Kind.NOBODY_REPORTED, 0.0, 1.0))
    elif (compared := int(numbers.panel.kept[:, at].sum())) < 2:
        found.append(Reason(Kind.FEW_REPORTERS, float(compared), 2.0))
    days = int(numbers.baseline_days[at])
    if days < settings.least_days:
        found.append(Reason(Kind.BASELINE_SHORT, float(days), float(settings.least_days)))
    elif not found:
        share = days / settings.window
        for column, least in (
            (numbers.normal_floor, settings.least_supported),
            (numbers.normal_ceiling, settings.least_baseline),
        ):
            events = float(np.nan_to_num(column[at]) * share)
            if events < least:
                found.append(Reason(Kind.BASELINE_THIN, events, least))
                break
    return found


def _decided(numbers: SideDays, at: int, status: Holding, settings: IndexSettings) -> list[Reason]:
    low = float(min(numbers.at_floor[at], numbers.at_ceiling[at]))
    high = float(max(numbers.at_floor[at], numbers.at_ceiling[at]))
    sure, coverage = settings.sure, float(numbers.coverage[at])
    lately, week = float(numbers.lately[at]), float(numbers.lately_due[at])
    found: list[Reason] = []
    if coverage < settings.least_coverage and high > 1 - sure:
        found.append(Reason(Kind.EFFORT_LOW, coverage, settings.least_coverage))
    elif high <= 1 - sure:
        found.append(Reason(Kind.FLOOR_ABOVE, high, 1 - sure))
    elif low >= sure:
        found.append(Reason(Kind.CEILING_BELOW, low, sure))
        if status is not Holding.HOLDING and (coverage < settings.enter_coverage or lately < week):
            found.insert(0, Reason(Kind.EFFORT_LOW, min(coverage, lately), week))
    elif low <= 1 - sure and high >= sure:
        found.append(Reason(Kind.BOUNDS_DISAGREE, low, high))
    else:
        found.append(Reason(Kind.BETWEEN, low, high))
    due = {
        Kind.EFFORT_LOW: Holding.NOT_ASSESSABLE,
        Kind.FLOOR_ABOVE: Holding.FAILING,
        Kind.CEILING_BELOW: Holding.HOLDING,
        Kind.BOUNDS_DISAGREE: Holding.NOT_ASSESSABLE,
        Kind.BETWEEN: Holding.STRAINED,
    }[found[0].kind]
    if due is not status:
        found.insert(0, Reason(Kind.CLASS_KEPT, low, settings.leave))
    return found


def _remarks(
    numbers: SideDays,
    at: int,
    settings: IndexSettings,
    reporters: tuple[str, ...],
    audits: Mapping[str, Audit],
) -> list[Reason]:
    panel, found = numbers.panel, []
    for reporter in np.flatnonzero(panel.known[:, at] & ~panel.kept[:, at]):
        told, due = float(panel.told[reporter, at]), float(panel.expected[reporter, at])
        found.append(Reason(Kind.REPORTER_SET_ASIDE, told, due, reporters[reporter]))
    if numbers.counted[at] < numbers.claims[at] - 0.5:
        claims, counted = float(numbers.claims[at]), float(numbers.counted[at])
        found.append(Reason(Kind.CLAIMS_CAPPED, claims, counted))
    if not numbers.effort_told:
        found.append(Reason(Kind.EFFORT_NOT_TOLD))
    elif numbers.without_effort[at]:
        days = float(numbers.without_effort[at])
        found.append(Reason(Kind.DAYS_WITHOUT_EFFORT, days, float(settings.window)))
    if not any(audit.audited for audit in audits.values()):
        prior = settings.audit_prior
        found.append(Reason(Kind.AUDITS_NONE, prior[0] / sum(prior)))
    if settings.truce_day is None:
        found.append(Reason(Kind.BASELINE_TRAILING, float(numbers.baseline_days[at])))
    return found
