"""Lines of a diary of observation: "05:50 - shots were heard" is what the writer recorded."""

import re

from hudna.extract.page import Page
from hudna.model.when import When

__all__ = ["in_log_line", "log_time"]

_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:\s*(?:h|hrs|LT|UTC))?\s*[-\u2013\u2014]")
_LONGEST = 6
"""Tokens a time with its dash may have."""


def in_log_line(page: Page, at: int) -> bool:
    """Return whether the line a token stands in begins with a time of day and a dash."""
    at = _line_start(page, at)
    end = min(at + _LONGEST, len(page.tokens))
    return _CLOCK.match(page.quote(page.span(at, end))) is not None


def log_time(page: Page, at: int) -> When | None:
    """Return the time a line of a diary begins with, null for other lines."""
    if not in_log_line(page, at):
        return None
    first = _line_start(page, at)
    return next(
        (m.value for m in page.whens if m.start == first and isinstance(m.value, When)), None
    )


def _line_start(page: Page, at: int) -> int:
    while at > 0 and not page.tokens[at].line:
        at -= 1
    return at
