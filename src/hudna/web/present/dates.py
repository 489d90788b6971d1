"""Days, moments and partly known times in words, with the zone they are of."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from babel.lists import format_list
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hudna.model.when import DatePrecision, When
from hudna.text import calendar
from hudna.text.figures import locale_of, number
from hudna.text.terms import term

__all__ = ["Clock", "clock", "listed", "moment", "when"]


def moment(value: datetime, language: str) -> str:
    """Return day and time of a local moment."""
    return calendar.moment_words(f"{value:%Y-%m-%dT%H:%M}", language)


def listed(items: Sequence[str], language: str) -> str:
    """Return "a, b and c"."""
    return str(format_list(list(items), locale=locale_of(language)))


def when(value: When | None, language: str) -> str:
    """Return a partly known time in words, no finer than its precision."""
    if value is None or (value.start is None and value.end is None):
        return term("date_precision", "unknown", language)
    first, last = _parse(value.start), _parse(value.end)
    if value.precision is DatePrecision.YEAR and first:
        return calendar.year_words(first, language)
    if value.precision is DatePrecision.MONTH and first:
        return calendar.month_words(first, language)
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
    if source and "T" in source:
        return moment(value, language)
    return calendar.day_words(value.date(), language)


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
        return Clock(_counted(words, minutes), "amber")
    if hours < 48 or in_hours:
        words = ngettext("%(count)s hour left", "%(count)s hours left", hours)
        return Clock(_counted(words, hours), "amber" if hours < 6 else "")
    days = hours // 24
    words = ngettext("%(count)s day left", "%(count)s days left", days)
    return Clock(_counted(words, days), "")


def _counted(words: str, count: int) -> str:
    return words % {"count": number(count, get_language() or "en")}
