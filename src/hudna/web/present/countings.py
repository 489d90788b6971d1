"""Incidents of some days under each way of counting, beside what each side registered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hudna.assess.counting import Cell, cells, rule_named, rules, tally
from hudna.assess.fire import Fire
from hudna.model.agreement import CountingRule
from hudna.model.mechanism import Mechanism
from hudna.model.tally import Tally
from hudna.web.present import names
from hudna.web.present.registers import AreaLine, Matrix, side_party

__all__ = ["GAPS", "RuledMatrix", "RuledRow", "gap_words", "list_rules", "ruled", "tallies_of"]

GAPS = ("number", "differ", "time", "day", "place")
"""What may not be told, in the order of its marks."""

Beside = tuple[AreaLine | None, Tally | None]
"""What each side registered, and what incidents amount to; null where there is none."""


@dataclass(frozen=True, slots=True)
class RuledRow:
    """One day, null for incidents that may have been on several."""

    day: date | None
    cells: tuple[tuple[str | None, Beside], ...]
    total: Beside


@dataclass(frozen=True, slots=True)
class RuledMatrix:
    """Days by areas, latest first; a null area is one nobody told. `gaps` leave numbers open."""

    areas: tuple[str | None, ...]
    rows: tuple[RuledRow, ...]
    gaps: tuple[str, ...]


def tallies_of(found: Sequence[Fire]) -> tuple[Tally, ...]:
    """Return one tally a rule, none without incidents."""
    return tuple(tally(found, rule) for rule in rules()) if found else ()


def ruled(registered: Matrix, found: Sequence[Fire], rule: CountingRule | None) -> RuledMatrix:
    """Return the registers with what incidents amount to under a rule, where one is chosen."""
    lines: dict[Cell, AreaLine] = {
        (row.day, line.area): line for row in registered.days for line in row.lines if line
    }
    totals = {row.day: row.total for row in registered.days}
    placed = cells(found) if rule else {}
    recounted = {cell: tally(fires, rule) for cell, fires in placed.items() if rule}
    areas = _areas(registered, recounted)
    rows = []
    for day in _days(registered, recounted):
        here = [fire for cell, fires in placed.items() if cell[0] == day for fire in fires]
        rows.append(
            RuledRow(
                day,
                tuple((a, (lines.get((day, a)), recounted.get((day, a)))) for a in areas),
                (totals.get(day) if day else None, tally(here, rule) if rule and here else None),
            )
        )
    shown = [*recounted.values(), *(row.total[1] for row in rows if row.total[1])]
    open_by = {gap for one in shown for gap, _n in one.gaps}
    return RuledMatrix(areas, tuple(rows), tuple(gap for gap in GAPS if gap in open_by))


def _areas(registered: Matrix, recounted: dict[Cell, Tally]) -> tuple[str | None, ...]:
    also = {area for _day, area in recounted}
    new = sorted(area for area in also - {*registered.areas} if area)
    return (*registered.areas, *new, *((None,) if None in also else ()))


def _days(registered: Matrix, recounted: dict[Cell, Tally]) -> tuple[date | None, ...]:
    also = {day for day, _area in recounted}
    known = {row.day for row in registered.days} | {day for day in also if day}
    return (*sorted(known, reverse=True), *((None,) if None in also else ()))


def gap_words(gap: str) -> str:
    """Return what is not told, in words."""
    return {
        "number": _("how many were fired is not told"),
        "differ": _("sources differ on how many were fired, or can be read in two ways"),
        "time": _("the minute is not told"),
        "day": _("the day is not told"),
        "place": _("the place is known to an area only, or not at all"),
    }[gap]


def list_rules(sides: Sequence[str], mechanism: Mechanism, language: str) -> Iterator[str]:
    """Yield for each side how its list counts, or that it does not say so."""
    for side in sides:
        words = {"side": names.party(mechanism, side_party(side, mechanism), language)}
        told = mechanism.list_rule(side)
        rule = rule_named(told) if told else None
        if rule is None:
            yield _("The list of %(side)s does not say how it counts.") % words
        else:
            yield _("The list of %(side)s counts so: %(rule)s.") % {
                **words,
                "rule": names.pick(rule.names, language),
            }
