"""Incidents over time, in days, months or years: never more bars than can be seen."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from hudna.db.gate import Reader
from hudna.db.on_map import Chosen
from hudna.model.when import When
from hudna.text.calendar import day_words, year_words
from hudna.web.present import dates

__all__ = ["Bin", "bins"]

MOST = 200


@dataclass(frozen=True, slots=True)
class Bin:
    """The first and last day of a bar, how many incidents began then, and when in words."""

    first: date
    last: date
    n: int
    words: str


def bins(reader: Reader, chosen: Chosen, language: str) -> tuple[Bin, ...]:
    """Return the bars from one day to another: of days while they are few, else months or years."""
    if chosen.since is None or chosen.until is None or chosen.since > chosen.until:
        return ()
    if (chosen.until - chosen.since).days < MOST:
        counted = reader.by_day(chosen)
        days = (chosen.until - chosen.since).days + 1
        every = [chosen.since + timedelta(days=n) for n in range(days)]
        return tuple(Bin(day, day, counted.get(day, 0), day_words(day, language)) for day in every)
    months = reader.by_month(chosen)
    first, last = _months(chosen.since), _months(chosen.until)
    if last - first < MOST:
        return tuple(_month(n, months, language) for n in range(first, last + 1))
    return tuple(
        _year(year, months, language) for year in range(chosen.since.year, chosen.until.year + 1)
    )


def _months(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month(count: int, months: Counter[int], language: str) -> Bin:
    year, month = count // 12, count % 12 + 1
    when = When.month(year, month)
    first, last = date.fromisoformat(when.start or ""), date.fromisoformat(when.end or "")
    return Bin(first, last, months[year * 100 + month], dates.when(when, language))


def _year(year: int, months: Counter[int], language: str) -> Bin:
    n = sum(months[year * 100 + month] for month in range(1, 13))
    first = date(year, 1, 1)
    return Bin(first, date(year, 12, 31), n, year_words(first, language))
