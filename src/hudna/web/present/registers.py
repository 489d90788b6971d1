"""Rival registers as pages show them: each side's number apart, with the bounds of both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hudna.link.registers import reconcile
from hudna.model.mechanism import Mechanism
from hudna.model.register import ReconciledCell, Register
from hudna.web.present import names
from hudna.web.present.register_flags import register_flags

__all__ = [
    "AreaLine", "DayTable", "ListOf", "Matrix", "MatrixDay", "day_table", "lists_by_day", "matrix",
    "side_party",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area on one day: numbers in the order of the sides (null: no list)."""

    area: str
    numbers: tuple[int | None, ...]
    low: int
    high: int
    status: str


@dataclass(frozen=True, slots=True)
class DayTable:
    """One day's registers; `most` scales the bars of the areas."""

    day: date
    sides: tuple[str, ...]
    lines: tuple[AreaLine, ...]
    total: AreaLine
    most: int

    @property
    def totals(self) -> tuple[tuple[str, int | None], ...]:
        """Each side with its total."""
        return tuple(zip(self.sides, self.total.numbers, strict=True))


@dataclass(frozen=True, slots=True)
class MatrixDay:
    """A day's row; a null line is an area nobody listed."""

    day: date
    lines: tuple[AreaLine | None, ...]
    total: AreaLine


@dataclass(frozen=True, slots=True)
class Matrix:
    """Days by areas, latest day first."""

    sides: tuple[str, ...]
    areas: tuple[str, ...]
    days: tuple[MatrixDay, ...]
    flags: tuple[str, ...]
    most: int


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of one side as one outlet gave it: the report it stands in."""

    side: str
    outlet: str | None
    report: str


def side_party(side: str, mechanism: Mechanism) -> str:
    """Return the id of the party a register side's English name stands for, else the name."""
    for member in mechanism.parties:
        if side in (member.id, member.names.get("en")):
            return member.id
    return side


def day_table(
    registers: Sequence[Register], day: date, mechanism: Mechanism, language: str
) -> DayTable | None:
    """Return one day's registers by area, the greatest bounds first; null without any."""
    found = reconcile(registers, days=(day, day))
    if not found.totals:
        return None
    sides = _ordered(found.sides, mechanism)
    lines = sorted(
        (_line(cell, sides) for cell in found.cells),
        key=lambda line: (-line.high, -line.low, names.area(line.area, language)),
    )
    total = _line(found.totals[0], sides)
    return DayTable(day, sides, tuple(lines), total, max((x.high for x in lines), default=1))


def matrix(
    registers: Sequence[Register], until: date, days: int, mechanism: Mechanism, language: str
) -> Matrix:
    """Return `days` days up to `until`; areas with most registered first."""
    found = reconcile(registers, days=(until - timedelta(days=days - 1), until))
    sides = _ordered(found.sides, mechanism)
    weight: dict[str, int] = {}
    cells: dict[tuple[date, str], AreaLine] = {}
    for cell in found.cells:
        weight[cell.area] = weight.get(cell.area, 0) + cell.union.high
        cells[cell.day, cell.area] = _line(cell, sides)
    areas = tuple(sorted(weight, key=lambda area: (-weight[area], area)))
    rows = [
        MatrixDay(t.day, tuple(cells.get((t.day, a)) for a in areas), _line(t, sides))
        for t in sorted(found.totals, key=lambda t: t.day, reverse=True)
    ]
    most = max((line.high for line in cells.values()), default=1)
    flags = tuple(register_flags(found, registers, mechanism, language))
    return Matrix(sides, areas, tuple(rows), flags, most)


def lists_by_day(
    registers: Sequence[Register], mechanism: Mechanism
) -> tuple[tuple[date, tuple[ListOf, ...]], ...]:
    """Return the lists behind the numbers of each day, latest first, by side and outlet."""
    days: dict[date, list[Register]] = {}
    for register in registers:
        days.setdefault(register.period_end, []).append(register)
    order = _ordered(sorted({r.side for r in registers}), mechanism)
    return tuple(
        (
            day,
            tuple(
                ListOf(r.side, r.outlet, r.report)
                for r in sorted(
                    days[day], key=lambda r: (order.index(r.side), r.outlet or "", r.report)
                )
            ),
        )
        for day in sorted(days, reverse=True)
    )


def _ordered(sides: Sequence[str], mechanism: Mechanism) -> tuple[str, ...]:
    order = {p.id: i for i, p in enumerate(mechanism.parties)}
    return tuple(sorted(sides, key=lambda s: (order.get(side_party(s, mechanism), 99), s)))


def _line(cell: ReconciledCell, sides: Sequence[str]) -> AreaLine:
    numbers = tuple(cell.by_side.get(side) for side in sides)
    return AreaLine(cell.area, numbers, cell.union.low, cell.union.high, cell.status)
