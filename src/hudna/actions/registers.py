"""Registers from what was read: one per side and day of a report."""

from collections import defaultdict
from datetime import date

from hudna.intake.intake import read_bytes
from hudna.model.document import Document, Report
from hudna.model.identity import make_id
from hudna.model.reading import Reading, RegisterLine
from hudna.model.register import Register

__all__ = ["registers_of_reading", "registers_of_table"]

TOTAL = "TOTAL"


def registers_of_reading(report: Report, reading: Reading) -> tuple[Register, ...]:
    """Return the registers of a bulletin; lines of no known day stay in the reading only."""
    flags = tuple(flag.message for flag in reading.flags)
    return _registers(report, reading.registers, flags)


def registers_of_table(report: Report, document: Document) -> tuple[Register, ...]:
    """Return the registers of a CSV file; its bad rows are the intake's problems."""
    table = read_bytes(document.name, document.text.encode())
    return _registers(report, tuple(table.registers), tuple(p.message for p in table.problems))


def _registers(
    report: Report, lines: tuple[RegisterLine, ...], flags: tuple[str, ...]
) -> tuple[Register, ...]:
    lists: dict[tuple[str, str], list[RegisterLine]] = defaultdict(list)
    for line in lines:
        if line.period_end:
            lists[line.side, line.period_end].append(line)
    return tuple(
        Register(
            id=make_id("register", report.id, side, day),
            side=side,
            period_end=date.fromisoformat(day[:10]),
            counts={line.area: line.count for line in own if line.area != TOTAL},
            stated_total=next((line.count for line in own if line.area == TOTAL), None),
            report=report.id,
            outlet=report.outlet,
            release=report.release,
            flags=flags,
        )
        for (side, day), own in lists.items()
    )
