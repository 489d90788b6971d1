"""Registers from what was read: one per side and day of a bulletin or of a table."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from hudna.actions.read_table import rows_of
from hudna.intake.intake import RegisterRow
from hudna.model.document import Document, Report
from hudna.model.identity import make_id
from hudna.model.reading import Reading, RegisterLine
from hudna.model.register import Register

__all__ = ["registers_of_reading", "registers_of_table"]

TOTAL = "TOTAL"
PUBLICATION_DAY = "publication_day"
"""Flag: the source does not say when its period ends, so the day of publication is used."""


def registers_of_reading(report: Report, reading: Reading) -> tuple[Register, ...]:
    """Return the registers of a bulletin; lines of no known day stay in the reading only."""
    lists: dict[tuple[str, str], list[RegisterLine]] = defaultdict(list)
    for line in reading.registers:
        if line.period_end:
            lists[line.side, line.period_end].append(line)
    return tuple(
        replace(
            _register(report, side, date.fromisoformat(day[:10]), own),
            undistributed=_undistributed(reading, side) if _one_day(lists, side) else (),
            flags=tuple(dict.fromkeys(f.kind for f in reading.flags if f.side in (side, None))),
        )
        for (side, day), own in lists.items()
    )


def registers_of_table(report: Report, document: Document) -> tuple[Register, ...]:
    """Return the registers of a CSV file, one per report, side and day of its rows."""
    lists: dict[tuple[str, str, date], list[RegisterRow]] = defaultdict(list)
    for row in rows_of(document):
        day = row.period_end or row.publication_date
        if day:
            lists[row.report_id, row.side, day].append(row)
    return tuple(
        replace(
            _register(report, side, day, own, name),
            flags=(PUBLICATION_DAY,) if any(row.period_end is None for row in own) else (),
            notes=tuple(sorted({row.note for row in own if row.note})),
        )
        for (name, side, day), own in lists.items()
    )


def _one_day(lists: Mapping[tuple[str, str], object], side: str) -> bool:
    """Return whether a text gives a side one list, so that what it says of it has one day."""
    return sum(of == side for of, _ in lists) == 1


def _undistributed(reading: Reading, side: str) -> tuple[tuple[tuple[str, ...], int], ...]:
    """Return the numbers the text gives a side for several areas together."""
    return tuple(
        (flag.areas, flag.numbers[0])
        for flag in reading.flags
        if flag.kind == "undistributed" and flag.side == side
    )


def _register(
    report: Report,
    side: str,
    day: date,
    lines: list[RegisterLine] | list[RegisterRow],
    name: str = "",
) -> Register:
    return Register(
        id=make_id("register", report.id, name, side, day.isoformat()),
        side=side,
        period_end=day,
        counts={line.area: line.count for line in lines if line.area != TOTAL},
        stated_total=next((line.count for line in lines if line.area == TOTAL), None),
        report=report.id,
        outlet=report.outlet,
        release=report.release,
    )
