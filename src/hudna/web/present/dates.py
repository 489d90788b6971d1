"""Days, moments and partly known times in words, with the zone they are of."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from babel.dates import format_date, format_time, get_timezone_location
from babel.lists import format_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hudna.model.when import DatePrecision, When
from hudna.text.terms import term

__all__ = ["LOCALES", "Clock", "clock", "day", "listed", "moment", "when", "zone_city"]

LOCALES = {"ar": "ar_SY", "en": "en_GB"}
"""Locales by language: month names as used where the truce is, digits Latin."""


def _locale(language: str) -> str:
    return LOCALES.get(language, language)


def day(value: date, language: str) -> str:
    """Return "22 September 2019"."""
    return str(format_date(value, "d MMMM y", locale=_locale(language)))


def moment(value: datetime, language: str) -> str:
    """Return day and time of a local moment."""
    time = str(format_time(value, "HH:mm", locale=_locale(language)))
    return f"{day(value.date(), language)}{'،' if language == 'ar' else ','} {time}"


def listed(items: Sequence[str], language: str) -> str:
    """Return "a, b and c"."""
    return str(format_list(list(items), locale=_locale(language)))


def zone_city(zone: str, language: str) -> str:
    """Return the city that names a time zone."""
    return str(get_timezone_location(zone, locale=_locale(language), return_city=True))


def when(value: When | None, language: str) -> str:
    """Return a partly known time in words, no finer than its precision."""
    if value is None or (value.start is None and value.end is None):
        return term("date_precision", "unknown", language)
    first, last = _parse(value.start), _parse(value.end)
    if value.precision is DatePrecision.YEAR and first:
        return str(first.year)
    if value.precision is DatePrecision.MONTH and first:
        return str(format_date(first, "MMMM y", locale=_locale(language)))
    if first is None and last is not None:
        return _("not after %(day)s") % {"day": _point(last, value.end, language)}
    if last is None and first is not None:
        return _("from %(day)s") % {"day": _point(first, value.start, language)}
    if value.start == value.end and first is not None:
        return _point(first, value.start, language)
    return f"{_point(first, value.start, language)} – {_point(last, value.end, language)}"


def _parse(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def _point(value: datetime | None, source: str | None, language: str) -> str:
    if value is None:
        return ""
    return moment(value, language) if source and "T" in source else day(value.date(), language)


class Clock:
    """Time left to a deadline in words, with its place on the warning scale."""

    __slots__ = ("level", "words")

    def __init__(self, words: str, level: str) -> None:
        self.words = words
        self.level = level


def clock(due: datetime, now: datetime, *, in_hours: bool = False) -> Clock:
    """Return what is left until `due`: amber under six hours, red once past.

    From two days on it is said in days unless `in_hours`.
    """
    left = due - now
    if left <= timedelta(0):
        return Clock(_("overdue"), "red")
    hours = int(left.total_seconds() // 3600)
    if hours < 1:
        minutes = max(1, int(left.total_seconds() // 60))
        words = ngettext("%(count)s minute left", "%(count)s minutes left", minutes)
        return Clock(words % {"count": minutes}, "amber")
    if hours < 48 or in_hours:
        words = ngettext("%(count)s hour left", "%(count)s hours left", hours)
        return Clock(words % {"count": hours}, "amber" if hours < 6 else "")
    days = hours // 24
    words = ngettext("%(count)s day left", "%(count)s days left", days)
    return Clock(words % {"count": days}, "")
