"""Days, moments and time zones in the reader's words, by CLDR."""

from datetime import date, datetime
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_skeleton, get_timezone_location

from hudna.text.figures import digits, locale_of
from hudna.text.languages import load
from hudna.text.quoting import comma

__all__ = [
    "day_words",
    "moment_words",
    "month_words",
    "short_day_words",
    "year_words",
    "zone_city",
    "zone_time",
]

_YEAR = {"ru": "y 'года'"}
"""Russian says of which year a day or a month is."""

_YEAR_ALONE = {"ru": "y 'год'"}


def day_words(day: date, language: str) -> str:
    """Return a date with the month's name in full, such as "22 September 2019"."""
    return _written(day, f"d MMMM {_YEAR.get(language, 'y')}", language)


def short_day_words(day: date, language: str) -> str:
    """Return a day and its month, shortened as CLDR does, such as "22 Sept"."""
    said = format_skeleton("MMMd", day, locale=locale_of(language))
    return digits(str(said), language)


def month_words(day: date, language: str, *, of_days: bool = False) -> str:
    """Return a month and its year; `of_days` in the form that follows the number of a day."""
    month = "MMMM" if of_days else "LLLL"
    return _written(day, f"{month} {_YEAR.get(language, 'y')}", language)


def year_words(day: date, language: str) -> str:
    """Return a year alone."""
    return _written(day, _YEAR_ALONE.get(language, "y"), language)


def moment_words(value: str, language: str) -> str:
    """Return an ISO date, or date and local time to the minute, in words."""
    day = day_words(date.fromisoformat(value[:10]), language)
    if "T" not in value:
        return day
    return f"{day}{comma(language)} {digits(f'{datetime.fromisoformat(value):%H:%M}', language)}"


@cache
def zone_city(zone: str, language: str) -> str:
    """Return the city a time zone is named after, such as "Damascus" for `Asia/Damascus`."""
    locale = Locale.parse(locale_of(language))
    for name in (zone, *_older_names(zone)):
        city = locale.time_zones.get(name, {}).get("city")
        if city:
            return str(city)
    return str(get_timezone_location(ZoneInfo(zone), locale=locale, return_city=True))


def zone_time(zone: str, language: str) -> str:
    """Return the city in the form in which the language says "by the time of"."""
    said = load(language).section("cities")
    city = zone_city(zone, language)
    return str(said.get(zone) or said.get("other", "{city}").format(city=city))


def _older_names(zone: str) -> list[str]:
    """Return the names CLDR may still keep a zone under, as `Europe/Kiev` for `Europe/Kyiv`."""
    return [old for old, new in get_global("zone_aliases").items() if new == zone]


@lru_cache(maxsize=8192)
def _written(day: date, pattern: str, language: str) -> str:
    return digits(str(format_date(day, pattern, locale=locale_of(language))), language)
