"""One date as the text states it, nothing filled in."""

from dataclasses import dataclass, field
from datetime import date

from hudna.text.dates_calendars import CALENDARS, Calendar

__all__ = ["Stated"]


@dataclass(frozen=True, slots=True)
class Stated:
    """What the words of one date say; `start` and `end` are folded characters.

    `year_shift` is -1 for "last year"; `last`, `current` and `following` say which month or day
    is meant; `back` is a stretch up to now such as (24, "hour"), `ago` a day that far back;
    `night_into` marks the night that ends on the day, `night_on` the one that begins on it;
    `beside` counts days from the date told before ("the same day" is 0); `ahead` is true where
    its sentence speaks of what is to come.
    """

    start: int
    end: int
    days: tuple[int, ...] = ()
    month: int | None = None
    last_month: int | None = None
    year: int | None = None
    last_year: int | None = None
    year_shift: int | None = None
    which: str | None = None
    edge: str | None = None
    season: str | None = None
    part: str | None = None
    midnight: bool = False
    night: bool = False
    night_into: bool = False
    night_on: bool = False
    weekday: int | None = None
    day_shift: int | None = None
    beside: int | None = None
    back: tuple[int, str] | None = None
    ago: tuple[int, str] | None = None
    clock: str | None = None
    last_clock: str | None = None
    ahead: bool = False
    unit: str | None = None
    figures: bool = False
    calendar_name: str = "gregorian"
    until: "Stated | None" = None
    letters: str = field(default="", compare=False)

    @property
    def calendar(self) -> Calendar:
        """The calendar its year, month and days are of."""
        return CALENDARS[self.calendar_name]

    @property
    def is_clock(self) -> bool:
        """Whether it is a time of day and nothing else."""
        bare = self.month is None and self.weekday is None and self.year is None
        return bare and self.clock is not None and self.day_shift is None and self.beside is None

    def full_day(self) -> date | None:
        """Return the last day stated (the first of a bare month), if its year is stated too."""
        if self.year is None or self.month is None:
            return None
        try:
            return self.calendar.day(self.year, self.month, self.days[-1] if self.days else 1)
        except ValueError:
            return None
