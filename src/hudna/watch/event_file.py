"""A table of events (CSV) -> columns, with every row that could not be used named by its line."""

import csv
import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import StringIO

import numpy as np

from hudna.errors import InputError
from hudna.watch.events import NOT_TOLD, Events

__all__ = ["EventFile", "Problem", "read_events"]

NEEDED = ("date", "latitude", "longitude")
OPTIONAL = ("side", "reporter", "count", "effort", "id")
EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Problem:
    """A line of the file (the header is line 1) that was left out, or taken with a remark."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class EventFile:
    """What a file holds: usable rows, rows left out, and what else a reader should know."""

    events: Events
    left_out: tuple[Problem, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    day: int
    latitude: float
    longitude: float
    side: str
    reporter: str
    count: float
    effort: float


def read_events(text: str, *, name: str, today: date) -> EventFile:
    """Read a table with the columns `date`, `latitude`, `longitude` and optionally others.

    Rows that are not usable, lie after `today` or repeat an `id` are left out and listed; rows
    that are the same in every column without an `id` stay, with a remark.
    """
    reader = csv.DictReader(StringIO(text.removeprefix("\ufeff")))
    names = [str(column).strip().lower() for column in reader.fieldnames or ()]
    if absent := [column for column in NEEDED if column not in names]:
        raise InputError(
            f"no column {', '.join(absent)}; it has {', '.join(names) or 'none'}",
            where=name,
            advice=f"Needed: {', '.join(NEEDED)}; optional: {', '.join(OPTIONAL)}",
        )
    reader.fieldnames = names
    rows: list[_Row] = []
    left_out: list[Problem] = []
    seen: dict[str, int] = {}
    for raw in reader:
        line = reader.line_num
        try:
            row = _row(raw, today)
            _first_of_its_id(raw, seen, line)
        except ValueError as problem:
            left_out.append(Problem(line, str(problem)))
        else:
            rows.append(row)
    remarks = [] if "id" in names else _alike(rows)
    return EventFile(_columns(rows), tuple(left_out), tuple(remarks))


def _row(raw: dict[str, str | None], today: date) -> _Row:
    def told(column: str) -> str:
        return (raw.get(column) or "").strip()

    day = _day(told("date"))
    if day > today:
        raise ValueError(f"date {day} lies in the future (today is {today})")
    count = _number("count", told("count") or "1", 0, math.inf)
    effort = _number("effort", told("effort"), 0, math.inf) if told("effort") else math.nan
    return _Row(
        day.toordinal() - EPOCH,
        _number("latitude", told("latitude"), -90, 90),
        _number("longitude", told("longitude"), -180, 180),
        told("side"),
        told("reporter"),
        count,
        effort,
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise ValueError(f"date {text!r} is not written YYYY-MM-DD") from None


def _number(column: str, text: str, low: float, high: float) -> float:
    try:
        value = float(text)
    except ValueError:
        raise ValueError(f"{column} {text!r} is not a number") from None
    if not (math.isfinite(value) and low <= value <= high):
        raise ValueError(f"{column} {text} is not from {low:g} to {high:g}")
    return value


def _first_of_its_id(raw: dict[str, str | None], seen: dict[str, int], line: int) -> None:
    mark = (raw.get("id") or "").strip()
    if mark and (first := seen.setdefault(mark, line)) != line:
        raise ValueError(f"id {mark} stands in line {first} already")


def _alike(rows: list[_Row]) -> list[str]:
    again = len(rows) - len(set(rows))
    if not again:
        return []
    every = " (every row has its like: was the file joined to itself?)" * (again * 2 >= len(rows))
    return [
        f"{again} rows are the same as an earlier one in every column and were counted{every}; "
        "give a column `id` to tell repeats from separate events"
    ]


def _columns(rows: list[_Row]) -> Events:
    sides, side = _codes(row.side for row in rows)
    reporters, reporter = _codes(row.reporter for row in rows)
    return Events(
        np.array([row.day for row in rows], dtype=np.int64),
        np.array([row.latitude for row in rows], dtype=np.float64),
        np.array([row.longitude for row in rows], dtype=np.float64),
        np.array([row.count for row in rows], dtype=np.float64),
        np.array([row.effort for row in rows], dtype=np.float64),
        np.array(side, dtype=np.int64),
        np.array(reporter, dtype=np.int64),
        sides,
        reporters,
    )


def _codes(words: Iterable[str]) -> tuple[tuple[str, ...], list[int]]:
    told = list(words)
    names = tuple(sorted(set(told) - {""}))
    index = {name: code for code, name in enumerate(names)} | {"": NOT_TOLD}
    return names, [index[word] for word in told]
