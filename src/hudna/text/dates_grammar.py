"""Patterns of dates over the symbols of `dates_symbols`, and what each date states."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from hudna.text.dates_symbols import Symbol

__all__ = ["Stated", "stated_dates"]

_DAYS = r"d(?:f*[ta\-,]f*d){0,3}"
_MONTH = r"m(?:/m|\(m\))?"
_YEAR = r"[,fi]*(?:Yf*y|y|Yf?[LCX]|[LCX]Y)"
_BEFORE = r"(?:[rpgzwD][fi,/(]*|h[fi]*)*"
_WHICH = rf"(?:{_YEAR}|f*[LCX])"
_CLOCK = r"(?:[fi]{0,2}U?h)?"
_COUNT = r"[dnq]"

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"i?{_BEFORE}{_DAYS}f*(?:Mf*)?{_MONTH}{_WHICH}?{_CLOCK}",
        rf"i?{_BEFORE}{_MONTH}f*{_DAYS}{_WHICH}?{_CLOCK}",
        rf"(?:e[\-f]*)?(?:Mf*)?{_MONTH}{_WHICH}",
        rf"(?:e[\-fi]*)?[LCX]f*{_MONTH}",
        rf"e[\-f]*(?:Mf*)?{_MONTH}",
        rf"[iM]f*{_MONTH}{_WHICH}?",
        r"(?:e[\-f]*)?Yf*y|e[\-f]*y|if*y",
        r"(?:e[\-fi]*)?(?:Yf*[LCX]|[LCX]Y)",
        r"(?:e[\-fi]*)?(?:Mf*[LCX]|[LCX]M)",
        rf"L{_COUNT}?[UDMY]|{_COUNT}[UDMY]L|[UDMY]f*{_COUNT}?(?:[UD])?L",
        r"(?:[wpgzh][fi]*)*r(?:[fi]*[wpgzh])*",
        r"(?:[LCX]|[pgzD]f*)*w(?:[f,]*[LCXpgz])*",
        r"gL|Lg",
        rf"(?:[wpgzDh][fi,]*)*N{_CLOCK}",
    )
)
_STARTS = frozenset("rpgzwDhdmeLCXMYiUnqN")
_EDGELESS = "fi,/(-at"


@dataclass(frozen=True, slots=True)
class Stated:
    """One date as the text states it, nothing filled in.

    `year_shift` is -1 for "last year"; `last`, `current` and `following` say which month or day
    is meant; `back` is a stretch up to now such as (24, "hour").
    """

    start: int
    end: int
    days: tuple[int, ...] = ()
    month: int | None = None
    last_month: int | None = None
    year: int | None = None
    year_shift: int | None = None
    which: str | None = None
    edge: str | None = None
    part: str | None = None
    midnight: bool = False
    night: bool = False
    weekday: int | None = None
    day_shift: int | None = None
    back: tuple[int, str] | None = None
    clock: str | None = None
    unit: str | None = None
    figures: str | None = None
    until: "Stated | None" = None
    letters: str = field(default="", compare=False)


def stated_dates(found: Sequence[Symbol]) -> list[Stated]:
    """Return the dates among the symbols, the longest at each place."""
    letters = "".join(symbol.letter for symbol in found)
    dates: list[Stated] = []
    at = 0
    while at < len(letters):
        end = _longest(letters, at) if letters[at] in _STARTS else at
        if end == at:
            at += 1
            continue
        dates.append(_build(found[at:end]))
        at = end
    return dates


def _longest(letters: str, at: int) -> int:
    ends = (match.end() for pattern in _PATTERNS if (match := pattern.match(letters, at)))
    return max(ends, default=at)


def _build(matched: Sequence[Symbol]) -> Stated:
    part = list(matched)
    while part[0].letter in _EDGELESS:
        part = part[1:]
    by_letter: dict[str, list[str]] = {}
    for symbol in part:
        by_letter.setdefault(symbol.letter, []).append(symbol.value)
    letters = "".join(symbol.letter for symbol in part)
    months = [int(value) for value in by_letter.get("m", ())]
    which = next((letter for letter in "LCX" if letter in by_letter), None)
    year_shift = None
    if which and re.search(r"Yf*[LCX]|[LCX]Y", letters) and "y" not in by_letter:
        year_shift = {"L": -1, "C": 0, "X": 1}[which]
    return Stated(
        start=part[0].start,
        end=part[-1].end,
        days=tuple(int(value) for value in by_letter.get("d", ())) if months else (),
        month=months[0] if months else None,
        last_month=months[-1] if months else None,
        year=_first_int(by_letter.get("y")),
        year_shift=year_shift,
        which=which,
        edge=_first(by_letter.get("e")),
        part=_first(by_letter.get("p")),
        midnight="z" in by_letter,
        night="g" in by_letter,
        weekday=_first_int(by_letter.get("w")),
        day_shift=_first_int(by_letter.get("r")),
        back=_back(letters, by_letter) if not months else None,
        clock=_first(by_letter.get("h")),
        unit="month" if "M" in by_letter and not months else None,
        figures=_first(by_letter.get("N")),
        letters=letters,
    )


def _back(letters: str, by_letter: dict[str, list[str]]) -> tuple[int, str] | None:
    """Read "the last 24 hours"; a year or month without a number is a calendar one."""
    if "L" not in by_letter or not re.search(r"[UDMY]", letters) or "w" in by_letter:
        return None
    count = next((by_letter[letter][0] for letter in "dnq" if letter in by_letter), None)
    if count is None and ("Y" in by_letter or "M" in by_letter):
        return None
    names = {"D": "day", "M": "month", "Y": "year"}
    unit = _first(by_letter.get("U")) or next(names[x] for x in "DMY" if x in by_letter)
    return (int(float(count)) if count else 1), unit


def _first(values: list[str] | None) -> str | None:
    return values[0] if values else None


def _first_int(values: list[str] | None) -> int | None:
    return int(values[0]) if values else None
