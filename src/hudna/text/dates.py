"""Dates of a text: absolute, partial, and relative to when the text appeared.

Words come from `dates.yaml` of the language; the grammar is shared by all.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from hudna.model.reading import Published
from hudna.model.when import When
from hudna.text.dates_anchor import Anchor, anchor_of, dateline
from hudna.text.dates_calendars import GREGORIAN
from hudna.text.dates_clock import Told, at_clock
from hudna.text.dates_day_numbers import with_day_numbers
from hudna.text.dates_grammar import stated_dates
from hudna.text.dates_resolve import resolve
from hudna.text.dates_stated import Stated
from hudna.text.dates_symbols import symbols
from hudna.text.dates_words import DateWords, date_words
from hudna.text.fold import Folded, fold
from hudna.text.languages import Language

__all__ = ["Dates", "bound_publication", "find_dates", "read_dates"]

_LONGEST_EQUALS = 16
_STOP = re.compile(r"[.!?\n;]")
_AROUND = 50
"""Characters on either side of a weekday that tell its tense."""


@dataclass(frozen=True, slots=True)
class Dates:
    """Every date of a text in order, and what is known of its publication.

    `ranges` are the folded characters of every date, also of those that could not be resolved.
    """

    whens: tuple[When, ...]
    published: Published
    ranges: tuple[tuple[int, int], ...] = ()


def read_dates(folded: Folded, language: Language, *, published: date | None = None) -> Dates:
    """Return the dates of a text and its publication.

    Without `published`, a dateline in the head of the text states it; failing that, the text's
    own dated words bound it. Dates that hang on an unknown publication have null ends.
    """
    words = date_words(language)
    found = stated_dates(symbols(folded, language))
    stated = _joined(with_day_numbers(found, folded.text, words.day_number), folded, language)
    line = dateline(stated, folded.text) if published is None else None
    day = published or (line.full_day() if line else None)
    anchor = anchor_of(stated, day)
    whens: list[When] = []
    told = Told()
    for one in stated:
        when = _resolved(one, anchor, folded, told, words)
        if when is not None:
            whens.append(when)
            told = told.after(when, one)
    bound = anchor.published()
    if line is not None and day is not None:
        span = folded.span(line.start, line.end)
        bound = Published(When.day(day, span), stated=True)
    return Dates(tuple(whens), bound, tuple((one.start, one.end) for one in stated))


def find_dates(folded: Folded, language: Language, *, published: date | None = None) -> list[When]:
    """Return the dates of a text in order, each with its span."""
    return list(read_dates(folded, language, published=published).whens)


def bound_publication(folded: Folded, language: Language) -> Published:
    """Return when the text appeared, as far as its own words tell."""
    return read_dates(folded, language).published


def _resolved(
    one: Stated, anchor: Anchor, folded: Folded, told: Told, words: DateWords
) -> When | None:
    span = folded.span(one.start, one.end)
    if one.is_clock:
        return at_clock(one, anchor, span, told, folded.text[told.end : one.start])
    if one.weekday is not None and words.future is not None:
        one = replace(one, ahead=_is_ahead(one, folded.text, words.future))
    when = resolve(one, anchor, span, told.day, words.week_begins)
    last = resolve(one.until, anchor, span, told.day) if one.until else None
    if when is not None and anchor.day and when.start and _is_since(one, folded.text, words):
        return replace(when, end=max(when.end or "", anchor.day.isoformat()))
    if when is None or last is None:
        return when
    runs = when.start is None or last.end is None or when.start[:10] <= last.end[:10]
    return replace(when, end=last.end) if runs else replace(when, start=None, end=None)


def _is_since(one: Stated, text: str, words: DateWords) -> bool:
    """Return whether a day or month is one from which something goes on to this day."""
    if one.until is not None or one.clock is not None or len(one.days) > 1:
        return False
    before = text[max(0, one.start - _AROUND) : one.start].rstrip()
    after = text[one.end : one.end + _AROUND].lstrip("' ")
    return before.endswith(words.since_before) or after.startswith(words.since_after)


def _is_ahead(one: Stated, text: str, future: re.Pattern[str]) -> bool:
    """Return whether the words around a weekday, in its sentence, speak of what is to come."""
    before = _STOP.split(text[max(0, one.start - _AROUND) : one.start])[-1]
    after = _STOP.split(text[one.end : one.end + _AROUND])[0]
    return future.search(before) is not None or future.search(after) is not None


def _joined(stated: Sequence[Stated], folded: Folded, language: Language) -> list[Stated]:
    """Give "29 December to 6 January 2017" the year it shares, and mark what is one stretch."""
    between = frozenset(fold(word).text for word in language.section("dates").get("to", ()))
    found: list[Stated] = []
    for one in stated:
        before = found[-1] if found else None
        words = folded.text[before.end : one.start].strip() if before else ""
        if before is not None and _same_day(before, one, words):
            settled = one if one.calendar is GREGORIAN else before
            found[-1] = replace(settled, start=before.start, end=one.end)
            continue
        if before is not None and words in between | {"-"} and _can_run(before, one):
            year = before.year
            if year is None and one.year is not None:
                year = one.year - ((before.month or 0) > (one.month or 0))
            found[-1] = replace(before, year=year, until=one, end=one.end)
        else:
            found.append(one)
    return found


def _same_day(first: Stated, last: Stated, between: str) -> bool:
    """Whether a day is given by two calendars, as in "12 Safar 1437 (24 November 2015)"."""
    if first.calendar is last.calendar or len(between) > _LONGEST_EQUALS or "." in between:
        return False
    days = first.full_day(), last.full_day()
    if days[0] is None or days[1] is None or len(first.days) != 1 or len(last.days) != 1:
        return False
    return abs((days[0] - days[1]).days) <= max(first.calendar.slack, last.calendar.slack)


def _can_run(first: Stated, last: Stated) -> bool:
    if first.month is None or last.month is None or first.until is not None:
        return False
    dated = last.year is not None or (first.year is None and bool(last.days))
    alike = bool(first.days) == bool(last.days) and first.calendar is last.calendar
    return dated and alike and not last.year_shift
