"""Events that no register holds: match two or three of them and ask what their overlap implies."""

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from hudna.errors import InputError
from hudna.watch.cells import cells_around
from hudna.watch.events import NOT_TOLD, Events, Floats, Ints, stacked
from hudna.watch.holding.capture import (
    LEAST_MATCHED,
    ODDS_RATIOS,
    Estimate,
    UnionBounds,
    chapman,
    union_bounds,
)
from hudna.watch.holding.loglinear import LowerBound, Model, chao_lower, fit_models, plausible
from hudna.watch.holding.matching import match_rows

__all__ = ["Caution", "Pair", "Unreported", "unreported"]

SHIFTS = (10, 15, 20, 25, 30)
"""Days by which a register is moved to count the matches that mere chance makes."""

AREA_KM = 50.0
PERIOD_DAYS = 7


class Caution(StrEnum):
    """What a reader of the estimate must know."""

    TOO_FEW_MATCHED = "too_few_matched"
    NOT_TWO_REGISTERS = "not_two_registers"
    MORE_REGISTERS = "more_registers_than_three"
    SIDES_NOT_TOLD = "sides_not_told_by_all"
    COUNTING_RULES_DIFFER = "counting_rules_may_differ"
    CHANCE_MATCHES = "matches_may_be_chance"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two registers: events of each, of both, matches expected by chance, and what follows.

    `estimates` has one entry per odds ratio and is empty when `matched` is under 7;
    `without_chance` is the total if the chance matches were none (None when suppressed).
    """

    registers: tuple[str, str]
    events: tuple[float, float]
    matched: float
    by_chance: float
    union: UnionBounds
    estimates: tuple[Estimate, ...]
    without_chance: Estimate | None


@dataclass(frozen=True, slots=True)
class Unreported:
    """One accused side ("" for all rows whatever their side): pairs of registers, and three.

    `seen` is how many different events the registers hold after matching, `patterns` how many by
    presence in the three registers (001, 010, 011, 100, 101, 110, 111); `models` come best by
    AIC first, `plausible` is the range of those near the best, `lower_bound` is Chao's: all only
    when 7 or more events stand in two registers.
    """

    side: str
    registers: tuple[str, ...]
    seen: float
    pairs: tuple[Pair, ...]
    patterns: tuple[float, ...]
    models: tuple[Model, ...]
    plausible: tuple[float, float] | None
    lower_bound: LowerBound | None
    cautions: tuple[Caution, ...]


def unreported(events: Events, registers: tuple[str, ...] = ()) -> tuple[Unreported, ...]:
    """Return, per accused side, what registers together imply about events that none holds.

    `registers` names them; by default the two or three with the most events about that side. Rows
    match within one day and 10 km. A side is never pooled with another, since registers that
    accuse different sides cannot overlap; but where a chosen register names no sides, nor can it
    be asked by side, all rows are taken together.
    """
    if unknown := set(registers) - set(events.reporters):
        raise InputError(
            f"no rows of {', '.join(sorted(unknown))}",
            advice=f"The table has {', '.join(events.reporters) or 'no reporter'}",
        )
    told = events.where(events.count > 0)
    codes = [events.reporters.index(name) for name in registers] or range(len(events.reporters))
    nameless = [
        (told.side[told.reporter == code] == NOT_TOLD).mean() > 0.5
        for code in codes
        if (told.reporter == code).any()
    ]
    if any(nameless) or not events.sides or not len(told):
        whole = replace(told, side=np.full(len(told), NOT_TOLD))
        mixed = bool(nameless) and not all(nameless)
        return (_one_side(whole, "", registers, [Caution.SIDES_NOT_TOLD] if mixed else []),)
    return tuple(
        _one_side(told.where(told.side == code), name, registers, [])
        for code, name in enumerate(events.sides)
    )


def _one_side(
    events: Events, side: str, registers: tuple[str, ...], cautions: list[Caution]
) -> Unreported:
    size = np.bincount(
        events.reporter[events.reporter != NOT_TOLD],
        weights=events.count[events.reporter != NOT_TOLD],
        minlength=len(events.reporters),
    )
    chosen = [events.reporters.index(name) for name in registers] or [
        int(code) for code in np.argsort(-size, kind="stable")[:3] if size[code] > 0
    ]
    if not registers and (size > 0).sum() > 3:
        cautions.append(Caution.MORE_REGISTERS)
    names = tuple(events.reporters[code] for code in chosen)
    rows = [events.where(events.reporter == code) for code in chosen]
    if sum(len(row) > 0 for row in rows) < 2:
        cautions.append(Caution.NOT_TWO_REGISTERS)
        return Unreported(
            side, names, float(size[chosen].sum()), (), (), (), None, None, tuple(cautions)
        )
    per_row = [row.count.mean() for row in rows if len(row)]
    if max(per_row) > 3 * min(per_row):
        cautions.append(Caution.COUNTING_RULES_DIFFER)
    couples = [(a, b) for a in range(len(rows)) for b in range(a + 1, len(rows))]
    pairs = tuple(_pair(rows[a], rows[b], (names[a], names[b])) for a, b in couples)
    if any(pair.matched < LEAST_MATCHED for pair in pairs):
        cautions.append(Caution.TOO_FEW_MATCHED)
    if any(pair.by_chance > 0.2 * max(pair.matched, 1) for pair in pairs):
        cautions.append(Caution.CHANCE_MATCHES)
    counts = _patterns(rows)
    seen, three = float(counts.sum()), len(rows) == 3
    enough = three and float(counts[[2, 4, 5, 6]].sum()) >= LEAST_MATCHED
    models = fit_models(counts) if enough else ()
    return Unreported(
        side,
        names,
        seen,
        pairs,
        tuple(counts.tolist()) if three else (),
        models,
        plausible(models) if models else None,
        chao_lower(counts) if enough else None,
        tuple(cautions),
    )


def _pair(first: Events, second: Events, names: tuple[str, str]) -> Pair:
    counts = _patterns([first, second])
    here, there, both = (float(n) for n in (counts[1], counts[0], counts[2]))
    chance = float(
        np.mean(
            [_patterns([first, replace(second, day=second.day + shift)])[2] for shift in SHIFTS]
        )
    )
    total = (here + both, there + both)
    enough = both >= LEAST_MATCHED
    estimates = tuple(chapman(*total, both, ratio) for ratio in ODDS_RATIOS) if enough else ()
    real = both - chance
    cleaned = chapman(*total, real) if enough and real >= LEAST_MATCHED else None
    return Pair(names, total, both, chance, _areas(first, second), estimates, cleaned)


def _patterns(rows: list[Events]) -> Floats:
    """Return events by presence: the bits of the pattern read first register first."""
    number = len(rows)
    reporter = np.repeat(np.arange(number)[::-1], [len(row) for row in rows])
    joined = replace(stacked(rows), reporter=reporter)
    matched = match_rows(joined)
    counts = np.bincount(matched.tellers, weights=matched.quantity, minlength=2**number)
    return counts[1:].astype(np.float64)


def _areas(first: Events, second: Events) -> UnionBounds:
    """Return bounds over squares of 50 km and weeks."""
    latitude = np.concatenate([first.latitude, second.latitude])
    longitude = np.concatenate([first.longitude, second.longitude])
    cells = cells_around(latitude, longitude, reach_km=0, width_km=AREA_KM)
    week: Ints = np.concatenate([first.day, second.day]) // PERIOD_DAYS
    where = np.column_stack([cells.find(latitude, longitude), week])
    _, area = np.unique(where, axis=0, return_inverse=True)
    area = area.reshape(-1)
    size = int(area.max()) + 1 if len(area) else 0
    cut = len(first)
    return union_bounds(
        np.bincount(area[:cut], weights=first.count, minlength=size).astype(np.float64),
        np.bincount(area[cut:], weights=second.count, minlength=size).astype(np.float64),
    )
