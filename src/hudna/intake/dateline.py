"""A date of publication that stands in a file's markup alone, made a line of the text as read."""

import re
from collections.abc import Sequence
from datetime import date

__all__ = ["dated"]

_HEAD_LINES = 6
_LONGEST = 90
"""Characters of a line that does little else than say when."""
_NUMBER = re.compile(r"\d+")


def dated(lines: Sequence[str], published: date | None, *, titled: bool) -> str:
    """Return the lines as a text, with the day in it where the text itself shows none.

    A value without characters does not exist: a day known from the markup alone becomes a line of
    its own (year-month-day) under the headline, so that it can be pointed at and relative dates
    hang on it.
    """
    if published is None or any(_shows(line, published) for line in lines[:_HEAD_LINES]):
        return "\n".join(lines)
    at = 1 if titled and lines else 0
    return "\n".join([*lines[:at], published.isoformat(), *lines[at:]])


def _shows(line: str, day: date) -> bool:
    """Return whether a short line holds the year and the day, in whatever language and digits."""
    numbers = {int(number) for number in _NUMBER.findall(line)} if len(line) <= _LONGEST else set()
    return {day.year, day.day} <= numbers
