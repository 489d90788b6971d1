"""Days, moments and time zones in the reader's words, by CLDR."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_timezone_location

__all__ = ["LOCALES", "day_words", "locale_of", "moment_words", "zone_city"]

LOCALES = {"ar": "ar_SY", "en": "en_GB"}
"""The locale of each language we write in: Levantine months, day before month, Latin digits."""


def locale_of(language: str) -> str:
    """Return the CLDR locale a language is written by."""
    return LOCALES.get(language, language)


def day_words(day: date, language: str) -> str:
    """Return a date with the month's name in full, such as "22 September 2019"."""
    return str(format_date(day, "d MMMM y", locale=locale_of(language)))


def moment_words(value: str, language: str) -> str:
    """Return an ISO date, or date and local time to the minute, in words."""
    day = day_words(date.fromisoformat(value[:10]), language)
    if "T" not in value:
        return day
    comma = "،" if language in ("ar", "fa") else ","
    return f"{day}{comma} {datetime.fromisoformat(value):%H:%M}"


def zone_city(zone: str, language: str) -> str:
    """Return the city a time zone is named after, such as "Damascus" for `Asia/Damascus`."""
    return str(get_timezone_location(ZoneInfo(zone), locale=locale_of(language), return_city=True))
