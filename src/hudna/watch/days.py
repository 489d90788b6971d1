"""Days as the columns of the watch count them: whole days since 1970-01-01."""

from datetime import date

__all__ = ["date_of", "day_number", "day_words"]

EPOCH = date(1970, 1, 1).toordinal()


def day_number(day: date) -> int:
    """Return days since 1970-01-01."""
    return day.toordinal() - EPOCH


def date_of(number: int) -> date:
    """Return the date so many days after 1970-01-01."""
    return date.fromordinal(int(number) + EPOCH)


def day_words(number: int) -> str:
    """Return a day as YYYY-MM-DD."""
    return date_of(number).isoformat()
