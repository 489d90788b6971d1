"""Dates of a text: absolute, partial, and relative to when the text appeared.

Words come from `dates.yaml` of the language; the grammar is shared by all.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from hudna.model.reading import Published
from hudna.model.when import When
from hudna.text.dates_anchor import anchor_of, dateline
from hudna.text.dates_grammar import Stated, stated_dates
from hudna.text.dates_resolve import resolve
from hudna.text.dates_symbols import symbols
from hudna.text.fold import Folded, fold
from hudna.text.languages import Language

__all__ = ["Dates", "bound_publication", "find_dates", "read_dates"]


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
    stated = _joined(stated_dates(symbols(folded, language)), folded, language)
    line = dateline(stated, folded.text) if published is None else None
    day = published or _day_of(line)
    anchor = anchor_of(stated, day)
    whens = []
    for one in stated:
        span = folded.span(one.start, one.end)
        when = resolve(one, anchor, span)
        last = resolve(one.until, anchor, span) if one.until else None
        if when is not None and last is not None:
            when = replace(when, end=last.end)
        if when is not None:
            whens.append(when)
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


def _day_of(line: Stated | None) -> date | None:
    if line is None:
        return None
    if line.figures:
        return date.fromisoformat(line.figures)
    assert line.year is not None
    assert line.month is not None
    return date(line.year, line.month, line.days[0]) if line.days else None


def _joined(stated: Sequence[Stated], folded: Folded, language: Language) -> list[Stated]:
    """Give "29 December to 6 January 2017" the year it shares, and mark what is one stretch."""
    between = frozenset(fold(word).text for word in language.section("dates").get("to", ()))
    found: list[Stated] = []
    for one in stated:
        before = found[-1] if found else None
        words = folded.text[before.end : one.start].strip() if before else ""
        if before is not None and words in between | {"-"} and _can_run(before, one):
            year = before.year or (one.year or 0) - ((before.month or 0) > (one.month or 0))
            found[-1] = replace(before, year=year, until=one, end=one.end)
        else:
            found.append(one)
    return found


def _can_run(first: Stated, last: Stated) -> bool:
    dated = last.month is not None and first.month is not None and last.year is not None
    return dated and first.until is None and bool(first.days) == bool(last.days)
