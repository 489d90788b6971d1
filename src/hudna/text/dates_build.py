"""From the symbols of one date to what it states."""

import re
from collections.abc import Sequence

from hudna.text.dates_stated import Stated
from hudna.text.dates_symbols import Symbol

__all__ = ["build", "holds"]

_EDGELESS = "fi,/(-at"
_NOON = 12
_SHIFTS = {"L": -1, "C": 0, "X": 1}
_EVIDENCE = {"?": frozenset("yYkKMEwDLz"), "!": frozenset("M")}
"""What a month that is also another word needs beside it, by its mark."""
_UNITS = {"D": "day", "M": "month", "Y": "year"}


def holds(matched: Sequence[Symbol]) -> bool:
    """Return whether words that may be no date at all have what makes them one."""
    letters = {symbol.letter for symbol in matched}
    for symbol in matched:
        wanted = _EVIDENCE.get(symbol.value[-1:]) if symbol.letter == "m" else None
        if wanted is not None and not wanted & letters:
            return False
    if not _years_fit(matched, letters):
        return False
    if letters <= set("ify") and "i" in letters:
        return next(symbol.value for symbol in matched if symbol.letter == "i") != "no_year"
    return letters not in ({"s"}, {"s", "f"})


def _years_fit(matched: Sequence[Symbol], letters: set[str]) -> bool:
    """A month goes with years of its own calendar."""
    calendars = {symbol.value.partition(".")[0] for symbol in matched if symbol.letter == "m"}
    if not calendars or "N" in letters:
        return True
    if calendars == {"gregorian"}:
        return not letters & {"k", "K"}
    return len(calendars) == 1 and "y" not in letters


def build(matched: Sequence[Symbol]) -> Stated:
    """Return the date the symbols state."""
    part = list(matched)
    while part[0].letter in _EDGELESS:
        part = part[1:]
    while part[-1].letter in _EDGELESS and len(part) > 1:
        part = part[:-1]
    values: dict[str, list[str]] = {}
    for symbol in part:
        values.setdefault(symbol.letter, []).append(symbol.value)
    letters = "".join(symbol.letter for symbol in part)
    calendar, months, days, years = _numbers(values)
    which = next((letter for letter in "LCX" if letter in values), None)
    year_shift = None
    if which and re.search(r"Yf*[LCX]|[LCX]Y", letters) and not years:
        year_shift = _SHIFTS[which]
    if "B" in values:
        which = "L"
    weekdays = [int(value) for value in values.get("w", ())]
    two_nights = len(weekdays) > 1 and bool({"g", "G", "J", "z"} & set(values)) and not months
    return Stated(
        start=part[0].start,
        end=part[-1].end,
        days=days if months or _in_month(letters) else (),
        month=months[0] if months else None,
        last_month=months[-1] if months else None,
        year=years[0] if years else None,
        last_year=years[-1] if len(years) > 1 else None,
        year_shift=year_shift,
        which=which,
        edge=_first(values.get("e")) or _first(values.get("b")),
        season=_first(values.get("s")),
        part=_first(values.get("p")),
        midnight="z" in values,
        night=bool({"g", "G", "J", "B"} & set(values)),
        night_into="G" in values or two_nights,
        night_on="on" in values.get("g", ()) and "z" not in values,
        weekday=weekdays[-1] if weekdays else None,
        day_shift=_first_int(values.get("r")),
        beside=_first_int(values.get("R")),
        back=_back(letters, values) if not months and not _in_month(letters) else None,
        ago=_ago(values),
        clock=_clock(_first(values.get("h")), _first(values.get("p"))),
        last_clock=_clock(_second(values.get("h")), _first(values.get("p"))),
        unit=_unit(values) if not months else None,
        figures="N" in values,
        calendar_name=calendar,
        letters=letters,
    )


def _numbers(
    values: dict[str, list[str]],
) -> tuple[str, list[int], tuple[int, ...], list[int]]:
    """Return the calendar with its months, days and years."""
    if "N" in values:
        calendar, year, month, day = values["N"][0].split()
        return calendar, [int(month)], (int(day),), [int(year)]
    named = [value.rstrip("?!").rpartition(".") for value in values.get("m", ())]
    calendar = named[0][0] if named else ""
    if not named and {"k", "K"} & values.keys() and "y" not in values:
        counted = _first(values.get("k")) or _first(values.get("K")) or ""
        calendar = _first(values.get("E")) or counted.partition(" ")[0]
    months = [int(number) for _, _, number in named]
    days = tuple(int(value) for value in values.get("d", ()))
    years = [int(value.rpartition(" ")[2]) for letter in "ykK" for value in values.get(letter, ())]
    return calendar or "gregorian", months, days, years


def _back(letters: str, values: dict[str, list[str]]) -> tuple[int, str] | None:
    """Read "the last 24 hours"; a year or month without a number is a calendar one."""
    if "S" in values:
        count, _, unit = values["S"][0].partition(" ")
        return int(count), unit
    if "L" not in values or not re.search(r"[UDMY]", letters) or {"w", "s"} & set(values):
        return None
    counted = any(letter in values for letter in "dnq")
    if not counted and "stretch" not in values["L"] and _calendar_unit(values):
        return None
    return _counted(values)


def _calendar_unit(values: dict[str, list[str]]) -> bool:
    return "Y" in values or "M" in values or "week" in values.get("U", ())


def _in_month(letters: str) -> bool:
    """Tell "the second of this month" from "the last two months"."""
    return bool(re.search(r"df*(?:Mf*C|CM)|df+(?:Mf*L|LM)", letters))


def _ago(values: dict[str, list[str]]) -> tuple[int, str] | None:
    if "T" in values:
        count, _, unit = values["T"][0].partition(" ")
        return int(count), unit
    return _counted(values) if "A" in values else None


def _clock(clock: str | None, part: str | None) -> str | None:
    """Read hours up to twelve by the part of the day beside them: 3:30 in the evening is 15:30."""
    if clock is None or part is None:
        return clock
    hours = int(clock[:2])
    if part in ("afternoon", "evening") and hours < _NOON:
        hours += _NOON
    elif part == "morning" and hours == _NOON:
        hours = 0
    return f"{hours:02}{clock[2:]}"


def _counted(values: dict[str, list[str]]) -> tuple[int, str]:
    count = next((values[letter][0] for letter in "dnq" if letter in values), None)
    unit = _first(values.get("U")) or next(_UNITS[x] for x in "DMY" if x in values)
    return (int(float(count)) if count else 1), unit


def _first(values: list[str] | None) -> str | None:
    return values[0] if values else None


def _second(values: list[str] | None) -> str | None:
    return values[1] if values and len(values) > 1 else None


def _unit(values: dict[str, list[str]]) -> str | None:
    """Return the calendar unit meant by "last month", "next week"."""
    if "M" in values:
        return "month"
    counted = {"d", "n", "q"} & values.keys() or "stretch" in values.get("L", ())
    return "week" if "week" in values.get("U", ()) and not counted else None


def _first_int(values: list[str] | None) -> int | None:
    return int(values[0]) if values else None
