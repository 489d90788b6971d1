"""Rival registers side by side, with the bounds of what they may together stand for.

Two lists of 10 and 7 events stand for at least 10 distinct events (every event of the shorter list
may be on the longer one) and at most 17 (none may be). Nobody's list wins and nothing is averaged.
The least total is the greatest single total: two sides may place one event in different areas, so
the least numbers of the areas must not be added up.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from hudna.link.lists import Stated, area_of, total_of
from hudna.model.register import Bounds, ReconciledCell, Reconciliation, Register, RegisterFlag

__all__ = ["TOTAL", "reconcile"]

TOTAL = "TOTAL"
"""The area of a total, as in the registers themselves."""


def reconcile(
    registers: Sequence[Register], *, days: tuple[date, date] | None = None
) -> Reconciliation:
    """Return the registers of `days` (first and last, both included) side by side.

    A side without any list that day has null, a side that states none has 0. Sides, days and
    areas come in alphabetical order, which favours nobody.
    """
    chosen = sorted(
        (r for r in registers if days is None or days[0] <= r.period_end <= days[1]),
        key=lambda r: (r.period_end, r.side, r.id),
    )
    sides = tuple(sorted({r.side for r in chosen}))
    cells: list[ReconciledCell] = []
    totals: list[ReconciledCell] = []
    flags: list[RegisterFlag] = []
    for day in sorted({r.period_end for r in chosen}):
        lists = {s: [r for r in chosen if r.period_end == day and r.side == s] for s in sides}
        for area in _areas(lists.values()):
            cells.append(_area_cell(day, area, lists))
        totals.append(_total_cell(day, lists))
        flags += _flags(day, lists, cells)
    return Reconciliation(sides, tuple(cells), tuple(totals), tuple(dict.fromkeys(flags)))


def _areas(lists: Iterable[Sequence[Register]]) -> list[str]:
    named = {area for side in lists for r in side for area in r.counts}
    named |= {a for side in lists for r in side for areas, _ in r.undistributed for a in areas}
    return sorted(named)


def _area_cell(day: date, area: str, lists: Mapping[str, Sequence[Register]]) -> ReconciledCell:
    stated = {side: area_of(registers, area) for side, registers in lists.items()}
    shared = {side: _shared(registers, area) for side, registers in lists.items()}
    low = max((s.low for s in stated.values()), default=0)
    high = sum(s.high + shared[side] for side, s in stated.items())
    return _cell(day, area, stated, Bounds(low, high))


def _shared(registers: Sequence[Register], area: str) -> int:
    """Return the most that numbers given for several areas together may add to this one."""
    return max(
        (sum(n for areas, n in r.undistributed if area in areas) for r in registers), default=0
    )


def _total_cell(day: date, lists: Mapping[str, Sequence[Register]]) -> ReconciledCell:
    shown: dict[str, Stated] = {}
    low, high = 0, 0
    sums: dict[str, int | None] = {}
    for side, registers in lists.items():
        total, summed = total_of(registers)
        shown[side] = total if total.numbers else summed
        sums[side] = summed.one
        known = total.numbers + summed.numbers
        low = max(low, min(known, default=0))
        high += max(known, default=0)
    return _cell(day, TOTAL, shown, Bounds(low, high), sums)


def _cell(
    day: date,
    area: str,
    stated: Mapping[str, Stated],
    union: Bounds,
    sums: dict[str, int | None] | None = None,
) -> ReconciledCell:
    return ReconciledCell(
        day=day,
        area=area,
        by_side={side: s.one for side, s in stated.items()},
        union=union,
        status=_status(stated),
        versions={side: s.numbers for side, s in stated.items() if s.conflicting},
        sums=sums or {},
    )


def _status(stated: Mapping[str, Stated]) -> str:
    if any(s.conflicting for s in stated.values()):
        return "conflicting_versions"
    if any(not s.numbers for s in stated.values()) or len(stated) == 1:
        return "missing"
    numbers = {s.low for s in stated.values()}
    if numbers == {0}:
        return "none"
    if len(numbers) == 1:
        return "matched"
    return "one_sided" if sum(s.low > 0 for s in stated.values()) == 1 else "conflicting"


def _flags(
    day: date, lists: Mapping[str, Sequence[Register]], cells: Sequence[ReconciledCell]
) -> list[RegisterFlag]:
    flags: list[RegisterFlag] = []
    for side, registers in lists.items():
        if not registers:
            flags.append(RegisterFlag("no_list", day, side))
        total, _ = total_of(registers)
        if total.conflicting:
            flags.append(RegisterFlag("totals_differ", day, side, numbers=total.numbers))
        for register in registers:
            flags += _own_flags(day, side, register)
    for cell in cells:
        if cell.day == day:
            flags += [
                RegisterFlag("numbers_differ", day, side, (cell.area,), numbers)
                for side, numbers in cell.versions.items()
            ]
    return flags


def _own_flags(day: date, side: str, register: Register) -> list[RegisterFlag]:
    flags = []
    total, summed = total_of([register])
    if total.numbers and summed.numbers and total != summed:
        both = (*total.numbers, *summed.numbers)
        flags.append(RegisterFlag("sum_differs", day, side, numbers=both))
    for areas, number in register.undistributed:
        flags.append(RegisterFlag("together", day, side, areas, (number,)))
    return flags
