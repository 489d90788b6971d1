"""What every table (CSV) of the watch is read with: columns, days, numbers, and repeats."""

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO

__all__ = [
    "Problem",
    "Raw",
    "check_day",
    "count_told",
    "day_told",
    "effort_told",
    "number_told",
    "once",
    "open_table",
    "told",
]

Raw = Mapping[str, str | None]
"""A line as `csv` gives it, by column."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A line of the file (the header is line 1) that was left out, or taken with a remark."""

    line: int
    text: str


def open_table(
    text: str, spellings: Mapping[str, str] | None = None
) -> tuple["csv.DictReader[str]", list[str]]:
    """Return the reader of a table and its columns in lower case, by other names where given."""
    reader = csv.DictReader(StringIO(text.removeprefix("\ufeff")))
    written = [str(column).strip().lower() for column in reader.fieldnames or ()]
    columns = [(spellings or {}).get(column, column) for column in written]
    reader.fieldnames = columns
    return reader, columns


def told(raw: Raw, column: str) -> str:
    """Return what a line has in a column, empty where it has nothing."""
    return (raw.get(column) or "").strip()


def day_told(raw: Raw, column: str) -> date:
    """Return a day; raises `ValueError` in words for a reader."""
    text = told(raw, column)
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise ValueError(f"{column} {text!r} is not written YYYY-MM-DD") from None


def check_day(column: str, day: date, today: date) -> None:
    """Raise `ValueError` for a day to come."""
    if day > today:
        raise ValueError(f"{column} {day} lies in the future (today is {today})")


def number_told(raw: Raw, column: str, low: float, high: float) -> float:
    """Return a finite number from `low` to `high`; raises `ValueError` in words for a reader."""
    text = told(raw, column)
    try:
        value = float(text)
    except ValueError:
        raise ValueError(f"{column} {text!r} is not a number") from None
    if not (math.isfinite(value) and low <= value <= high):
        raise ValueError(f"{column} {text} is not from {low:g} to {high:g}")
    return value


def count_told(raw: Raw) -> float:
    """Return how many events a line stands for, 1 where it does not tell."""
    return number_told(raw, "count", 0, math.inf) if told(raw, "count") else 1.0


def effort_told(raw: Raw) -> float:
    """Return the effort a line tells, nan where it tells none."""
    return number_told(raw, "effort", 0, math.inf) if told(raw, "effort") else math.nan


def once(key: object, said: str, line: int, seen: dict[object, int]) -> None:
    """Raise `ValueError` where `key` was met on an earlier line; `said` is what stands there."""
    if (first := seen.setdefault(key, line)) != line:
        raise ValueError(f"{said} in line {first} already")
