"""The words of dates of one language, from its `dates.yaml`, as one book of phrases."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from hudna.text.dates_day_numbers import following
from hudna.text.fold import fold
from hudna.text.languages import Language
from hudna.text.phrases import PhraseBook, expand

__all__ = ["DateWords", "date_words"]

_SECTIONS = {
    "weekdays": "w",
    "relative_days": "r",
    "beside_days": "R",
    "parts_of_day": "p",
    "edges": "e",
    "edges_after": "b",
    "seasons": "s",
    "past_stretches": "S",
    "long_ago": "T",
    "eras": "E",
    "units": "U",
    "ordinals": "d",
}
_LISTS = {
    "night": "g",
    "night_into": "G",
    "joining_night": "J",
    "last_night": "B",
    "midnight": "z",
    "last": "L",
    "current": "C",
    "next": "X",
    "ago": "A",
    "year_words": "Y",
    "month_words": "M",
    "day_words": "D",
    "to": "t",
    "and": "a",
    "fillers": "f",
    "in": "i",
}


@dataclass(frozen=True, slots=True)
class DateWords:
    """Phrases labelled "letter:value", and how the language writes figures and capitals.

    `year_calendar` is what years before 1900 are counted by, `short_century` what is added to
    years of two figures; either is empty or 0 where the language has no such thing.
    """

    book: PhraseBook
    joined_and: tuple[str, ...]
    in_suffixes: frozenset[str]
    capitalised: bool
    day_first: bool
    short_figures: bool
    year_calendar: str
    short_century: int
    dotted_clock: re.Pattern[str] | None
    week_begins: int
    future: re.Pattern[str] | None
    labels: tuple[str, ...]
    since_before: tuple[str, ...]
    since_after: tuple[str, ...]
    day_number: re.Pattern[str] | None


@cache
def date_words(language: Language) -> DateWords:
    """Return the words of dates of a language; none where it has no `dates.yaml`."""
    section = language.section("dates")
    joined = tuple(fold(word).text for word in section.get("joined_and", ()))
    return DateWords(
        book=PhraseBook(_phrases(section), language.prefixes),
        joined_and=joined or ("\n",),
        in_suffixes=frozenset(fold(word).text for word in section.get("in_suffixes", ())),
        capitalised=bool(section.get("months_capitalised", False)),
        day_first=section.get("numeric_order", "dmy") == "dmy",
        short_figures=bool(section.get("short_figures", False)),
        year_calendar=section.get("year_calendar", ""),
        short_century=int(section.get("short_century", 0)),
        dotted_clock=_dotted_clock(section),
        week_begins=int(section.get("week_begins", 0)),
        future=_any_of(section.get("future", ())),
        labels=_folded(section.get("published_labels", ())),
        since_before=tuple(" " + word for word in _folded(section.get("since_before", ()))),
        since_after=_folded(section.get("since_after", ())),
        day_number=following(section.get("after_day_numbers", ())),
    )


def _phrases(section: Mapping[str, Any]) -> list[tuple[str, str]]:
    phrases = list(_months(section))
    suffixes = _suffixes(section)
    for name, letter in _SECTIONS.items():
        for key, patterns in section.get(name, {}).items():
            for pattern in patterns:
                phrases.append((f"{letter}:{key}", pattern))
                if name == "weekdays":
                    phrases += _suffixed(f"{letter}:{key}", pattern, suffixes)
    for name, letter in _LISTS.items():
        for word in section.get(name, ()):
            phrases.append((letter + _nuance(name, word, section), word))
    return phrases


def _nuance(name: str, word: str, section: Mapping[str, Any]) -> str:
    """Return the value of a word that has one: nights that run on into the next day and the like.

    "Last" words of `stretches` mean the time up to now, others the week or month before.
    """
    if name == "in" and word in section.get("in_without_year", ()):
        return ":no_year"
    if name == "last" and word in section.get("stretches", ()):
        return ":stretch"
    return ":on" if name == "night" and section.get("nights_run_on", False) else ""


def _months(section: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield "m:calendar.number" with "?" where the word is also another one, and its forms."""
    weak = {fold(word).text for word in section.get("weak_months", ())}
    suffixes = _suffixes(section)
    calendars = {"gregorian": section.get("months", {}), **section.get("other_months", {})}
    for calendar, months in calendars.items():
        for number, patterns in months.items():
            for phrase in (phrase for pattern in patterns for phrase in expand(pattern)):
                label = f"m:{calendar}.{number}" + ("?" if fold(phrase).text in weak else "")
                yield label, phrase
                yield from _suffixed(label, phrase, suffixes)


def _suffixes(section: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    said = {name: section.get(name, ()) for name in ("in_suffixes", "suffixes")}
    return tuple((word, "+I") for word in said["in_suffixes"]) + tuple(
        (word, "") for word in said["suffixes"]
    )


def _suffixed(
    label: str, phrase: str, suffixes: tuple[tuple[str, str], ...]
) -> Iterator[tuple[str, str]]:
    for suffix, mark in suffixes:
        yield label + mark, phrase + suffix


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(fold(word).text for word in words)


def _any_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern of whole words; "-" at either end stands for any letters."""
    found = [re.escape(fold(word).text).replace("\\-", r"\w*") for word in words]
    return re.compile(rf"\b(?:{'|'.join(found)})\b") if found else None


def _dotted_clock(section: Mapping[str, Any]) -> re.Pattern[str] | None:
    """Return the pattern of "15.30" beside a word that makes it a time, in two pairs of groups."""
    clock = r"(?<!\d)([01]?\d|2[0-4])\.([0-5]\d)(?![\d.]\d)"
    if section.get("dotted_clocks", False):
        alone = r"(?<![\d.,:/])([01]\d|2[0-3])\.([0-5]\d)(?![\d/]|[.,:]\d)()()"
        return re.compile(alone)
    before = "|".join(re.escape(fold(word).text) for word in section.get("clock_before", ()))
    after = "|".join(re.escape(fold(word).text) for word in section.get("clock_after", ()))
    if not before and not after:
        return None
    return re.compile(
        rf"(?:\b(?:{before or '(?!)'}) +{clock})|(?:{clock} *(?:{after or '(?!)'})\b)"
    )
