"""A table of events (CSV) -> columns, with every row that could not be used named by its line."""

from dataclasses import dataclass
from datetime import date

from hudna.errors import InputError
from hudna.watch.days import day_number
from hudna.watch.events import EventRow, Events, columns_of
from hudna.watch.table import (
    Problem,
    Raw,
    check_day,
    count_told,
    day_told,
    effort_told,
    number_told,
    once,
    open_table,
    told,
)

__all__ = ["EventFile", "read_events"]

NEEDED = ("date", "latitude", "longitude")
OPTIONAL = ("side", "reporter", "count", "effort", "id")


@dataclass(frozen=True, slots=True)
class EventFile:
    """What a file holds: usable rows, rows left out, and what else a reader should know."""

    events: Events
    left_out: tuple[Problem, ...]
    remarks: tuple[str, ...]


def read_events(text: str, *, name: str, today: date) -> EventFile:
    """Read a table with the columns `date`, `latitude`, `longitude` and optionally others.

    Rows that are not usable, lie after `today` or repeat an `id` are left out and listed; rows
    that are the same in every column without an `id` stay, with a remark.
    """
    reader, names = open_table(text)
    if absent := [column for column in NEEDED if column not in names]:
        raise InputError(
            f"no column {', '.join(absent)}; it has {', '.join(names) or 'none'}",
            where=name,
            advice=f"Needed: {', '.join(NEEDED)}; optional: {', '.join(OPTIONAL)}",
        )
    rows: list[EventRow] = []
    left_out: list[Problem] = []
    seen: dict[object, int] = {}
    for raw in reader:
        line = reader.line_num
        try:
            row = _row(raw, today)
            if mark := told(raw, "id"):
                once(mark, f"id {mark} stands", line, seen)
        except ValueError as problem:
            left_out.append(Problem(line, str(problem)))
        else:
            rows.append(row)
    remarks = [] if "id" in names else _alike(rows)
    return EventFile(columns_of(rows), tuple(left_out), tuple(remarks))


def _row(raw: Raw, today: date) -> EventRow:
    day = day_told(raw, "date")
    check_day("date", day, today)
    return EventRow(
        day_number(day),
        number_told(raw, "latitude", -90, 90),
        number_told(raw, "longitude", -180, 180),
        told(raw, "side"),
        told(raw, "reporter"),
        count_told(raw),
        effort_told(raw),
    )


def _alike(rows: list[EventRow]) -> list[str]:
    again = len(rows) - len(set(rows))
    if not again:
        return []
    every = " (every row has its like: was the file joined to itself?)" * (again * 2 >= len(rows))
    return [
        f"{again} rows are the same as an earlier one in every column and were counted{every}; "
        "give a column `id` to tell repeats from separate events"
    ]
