"""When a text appeared, as far as its own dates tell.

A text that gives a full date in some month and calls that same month "last" appeared within the
eleven months after it; every further "last MONTH" narrows the window. Months are counted from
year 0, twelve to a year.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hudna.model.reading import Published
from hudna.model.when import DatePrecision, When
from hudna.text.dates_calendars import GREGORIAN
from hudna.text.dates_stated import Stated

__all__ = ["Anchor", "anchor_of", "dateline", "month_index"]

_LABEL_WORDS = 4
_LEADS = ",:،-/."
_AGENCY_WORDS = 8
_PLACE_WORDS = 2
_OPENS_TEXT = (". ", ": ", " - ", "- ", "]")
_STAMPED = re.compile(r"[ |,\-]*\d{1,2}:\d\d(?::\d\d)?(?: ?\w{1,3})? *\|? *(?:\n|$)")
_STAMP_END = re.compile(r"(?: ?\w{1,3})? *(?:\n|$)")
_STAMP_BEFORE = re.compile(r"\d{1,2}:\d\d(?: [a-z]{1,3})?[ ,|]*")
"""A clock time beside a date marks the line as a page's own."""
_DATELINE_WITHIN = 400
_CLOSES = (". ", ".\n", ": ", ":\n", "- ", " - ", " (", " /", "(", "/", "./")
_LONGEST_LAST = 11
"""Nobody calls a month "last" when it is a year ago or the present one."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is known of the day of publication: the day, or a window of months, or its start.

    `period_end` is the end of the period a report is on, which tells the year of its days.
    """

    day: date | None = None
    first: int | None = None
    last: int | None = None
    not_before: date | None = None
    period_end: date | None = None

    @property
    def year(self) -> int | None:
        """The year of publication, where it is known."""
        if self.day is not None:
            return self.day.year
        if self.first is None or self.last is None:
            return None
        return self.first // 12 if self.first // 12 == self.last // 12 else None

    def last_month(self, month: int) -> int | None:
        """Return the year "last MONTH" belongs to; null where two years would do."""
        if self.day is not None:
            return self.day.year if month < self.day.month else self.day.year - 1
        if self.first is None or self.last is None:
            return None
        fitting = [index for index in self._occurrences(month) if self._meets(index)]
        return fitting[0] // 12 if len(fitting) == 1 else None

    def narrowed(self, index: int) -> "Anchor":
        """Return the window in which month `index` is called "last"."""
        if self.first is None or self.last is None:
            return self
        first = max(self.first, index + 1)
        last = min(self.last, index + _LONGEST_LAST)
        return Anchor(None, first, last, self.not_before) if first <= last else self

    def published(self) -> Published:
        """Return the bound as a value of the reading."""
        if self.day is not None:
            return Published(When.day(self.day), stated=False)
        if self.first is None or self.last is None:
            start = self.not_before.isoformat() if self.not_before else None
            return Published(When(start, None, DatePrecision.UNKNOWN), stated=False)
        start = When.month(self.first // 12, self.first % 12 + 1).start
        end = When.month(self.last // 12, self.last % 12 + 1).end
        precision = DatePrecision.UNKNOWN
        if self.first == self.last:
            precision = DatePrecision.MONTH
        elif self.year is not None:
            precision = DatePrecision.YEAR
        return Published(When(start, end, precision), stated=False)

    def _occurrences(self, month: int) -> list[int]:
        assert self.first is not None
        assert self.last is not None
        years = range(self.first // 12 - 1, self.last // 12 + 1)
        return [year * 12 + month - 1 for year in years]

    def _meets(self, index: int) -> bool:
        assert self.first is not None
        assert self.last is not None
        return index + 1 <= self.last and self.first <= index + _LONGEST_LAST


def anchor_of(dates: Sequence[Stated], published: date | None) -> Anchor:
    """Return what the dates of a text tell of its publication; `published` settles it."""
    if published is not None:
        return Anchor(day=published)
    full = [day for stated in dates if (day := stated.full_day()) is not None]
    if not full:
        return Anchor()
    latest = max(full)
    period = _period_end(dates)
    lasts = [
        s
        for s in dates
        if s.month
        and s.which == "L"
        and not s.year
        and not s.year_shift
        and s.calendar is GREGORIAN
    ]
    if not any(stated.month == latest.month for stated in lasts):
        return Anchor(not_before=latest, period_end=period)
    index = month_index(latest.year, latest.month)
    anchor = Anchor(None, index + 1, index + _LONGEST_LAST, latest)
    for _ in lasts:
        for stated in lasts:
            assert stated.month is not None
            year = anchor.last_month(stated.month)
            if year is not None:
                anchor = anchor.narrowed(month_index(year, stated.month))
    return anchor


def _period_end(dates: Sequence[Stated]) -> date | None:
    """Return the last day of "from 18:00 on the 6th to 18:00 on the 7th of May 2019"."""
    for stated in dates:
        if stated.until is not None and stated.clock and stated.until.clock:
            return stated.until.full_day()
    return None


def dateline(dates: Sequence[Stated], folded_text: str) -> Stated | None:
    """Return the full date that stands alone in the head of the text: its own day, stated."""
    for stated in dates:
        if stated.start > _DATELINE_WITHIN:
            return _said_today(dates)
        if stated.full_day() is None or len(stated.days) != 1 or stated.until:
            continue
        if _stands_alone(folded_text, stated) or _in_its_line(folded_text, stated):
            return stated
    return _said_today(dates)


def _in_its_line(text: str, stated: Stated) -> bool:
    """Whether a short line, or the brackets that close a heading, give the date of the text."""
    first = text.rfind("\n", 0, stated.start) + 1
    last = text.find("\n", stated.end)
    before = text[first : stated.start].strip()
    after = text[stated.end : last if last >= 0 else len(text)].strip()
    if last < 0 or stated.which is not None:
        return False
    if before.endswith("(") and after == ")":
        return True
    if len(before.split()) + len(after.split()) > _LABEL_WORDS or after.endswith((".", "!", "?")):
        return False
    return len(before.split()) <= _PLACE_WORDS or before[-1] in _LEADS


def _said_today(dates: Sequence[Stated]) -> Stated | None:
    """Return a full date the text calls today."""
    return next((s for s in dates if s.day_shift == 0 and s.full_day() and not s.until), None)


def _stands_alone(text: str, stated: Stated) -> bool:
    before = text[: stated.start].rpartition("\n")[2].strip()
    end = stated.end - text[stated.start : stated.end].endswith(".")
    after = text[end : end + 4]
    if _leads_in(before) and (not after.strip(" ")[:1].strip() or after.startswith(_CLOSES)):
        return True
    if before and len(before.split()) <= _PLACE_WORDS and after.startswith(_OPENS_TEXT):
        return True
    timed = ":" in text[stated.start : stated.end] and _STAMP_END.match(text, stated.end)
    if timed or _STAMPED.match(text, stated.end) or _STAMP_BEFORE.fullmatch(before):
        return len(before.split()) <= _AGENCY_WORDS
    place, bracket, agency = before.rpartition("(")
    if bracket and after.lstrip(" ").startswith(")"):
        return len(place.split()) <= _LABEL_WORDS and len(agency.split()) <= _AGENCY_WORDS
    first_line = not before and bool(stated.figures) and "." not in text[: stated.start]
    return first_line or after.lstrip(" ").startswith(("(", "/", ". /", "./", "- "))


def _leads_in(before: str) -> bool:
    """Return whether a line's words before its date are no more than a place or a label."""
    return not before or (before[-1] in _LEADS and len(before.split()) <= _LABEL_WORDS)


def month_index(year: int, month: int) -> int:
    """Return months since year 0."""
    return year * 12 + month - 1
