"""Dates, times and partial dates in the reader's language, always with their zone."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from hudna.model.when import DatePrecision, When
from hudna.publish.page import Flow, Run, Text
from hudna.publish.words import Words
from hudna.text import calendar
from hudna.text.figures import digits
from hudna.text.terms import term_of

__all__ = ["day_run", "day_words", "moment", "offset", "span_words", "zone_name"]


def day_words(day: date, words: Words) -> str:
    """Return a date with the month's name in full."""
    return calendar.day_words(day, words.language)


def day_run(day: date, words: Words) -> Text:
    """Return a date that stays on one line."""
    return (Run(day_words(day, words), Flow.KEPT),)


def zone_name(zone: str, words: Words) -> str:
    """Return the city a time zone is named after."""
    return calendar.zone_city(zone, words.language)


def offset(at: datetime, zone: str) -> str:
    """Return the zone's offset from UTC at that moment, such as `UTC+03:00`."""
    stamp = at.astimezone(ZoneInfo(zone)).strftime("%z")
    return f"UTC{stamp[:3]}:{stamp[3:5]}"


def moment(at: datetime, zone: str, words: Words) -> Text:
    """Return a date and a time of day in `zone`."""
    local = at.astimezone(ZoneInfo(zone))
    return words.say(
        "moment",
        day=day_run(local.date(), words),
        time=_figures(f"{local:%H:%M}", words),
        city=calendar.zone_time(zone, words.language),
    )


def span_words(when: When, words: Words) -> Text:
    """Return a partial date in words no finer than what is known."""
    if when.start is None and when.end is None:
        return words.say("when.unknown")
    if when.start is None or when.end is None:
        known = when.start or when.end or ""
        key = "when.from" if when.end is None else "when.until"
        return words.say(key, day=_one(known, when.precision, words))
    first, last = _date(when.start), _date(when.end)
    if when.precision in (DatePrecision.MONTH, DatePrecision.YEAR) and _within(first, last, when):
        year = when.precision is DatePrecision.YEAR
        said = calendar.year_words if year else calendar.month_words
        return (Run(said(first, words.language)),)
    if first == last:
        return _one(when.start, when.precision, words)
    between = _between(first, last, words)
    if when.precision is DatePrecision.DAY:
        return between
    return (*between, Run(f" ({term_of(when.precision, words.language)})"))


def _between(first: date, last: date, words: Words) -> Text:
    if (first.year, first.month) == (last.year, last.month):
        days = _figures(f"{first.day}–{last.day}", words)
        month = calendar.month_words(first, words.language, of_days=True)
        return words.say("when.days", days=days, month=month)
    return words.say("when.span", first=day_run(first, words), last=day_run(last, words))


def _one(value: str, precision: DatePrecision, words: Words) -> Text:
    day = day_run(_date(value), words)
    if "T" in value and precision in (DatePrecision.MINUTE, DatePrecision.HOUR):
        time = _figures(value.split("T")[1][:5], words)
        return words.say("when.at", day=day, time=time)
    return day


def _figures(written: str, words: Words) -> Text:
    return (Run(digits(written, words.language), Flow.NUMBER),)


def _date(value: str) -> date:
    return date.fromisoformat(value[:10])


def _within(first: date, last: date, when: When) -> bool:
    if when.precision is DatePrecision.YEAR:
        return first.year == last.year
    return (first.year, first.month) == (last.year, last.month)
