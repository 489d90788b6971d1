"""When how much happens: waves over the years and weeks, and days that follow bad days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

__all__ = ["ZONE", "Lot", "Plan"]

ZONE = ZoneInfo("Asia/Damascus")
FIRST = date(2017, 1, 1)
DAYS = 2556
"""Seven years, to the end of 2023."""

LOT = 4000
"""About so many incidents are drawn and written together: memory does not grow with the rest."""


@dataclass(frozen=True, slots=True)
class Lot:
    """Days of the archive that are made together; `first` is the number of its first incident."""

    number: int
    first: int
    days: tuple[tuple[date, int], ...]

    @property
    def incidents(self) -> int:
        """How many incidents there are on these days."""
        return sum(n for _, n in self.days)


@dataclass(frozen=True, slots=True)
class Plan:
    """An archive of so many incidents; the same seed gives the same archive."""

    incidents: int
    seed: int

    @property
    def until(self) -> datetime:
        """The moment the archive ends at, where its desk then stands."""
        last = FIRST + timedelta(days=DAYS)
        return datetime(last.year, last.month, last.day, 12, tzinfo=ZONE)

    def chance(self, *what: int) -> np.random.Generator:
        """Return the source of chance of one part of the archive."""
        return np.random.default_rng([self.seed, *what])

    def per_day(self) -> np.ndarray:
        """Return how many incidents there are on each day."""
        chance = self.chance(0)
        day = np.arange(DAYS)
        season = 1 + 0.35 * np.sin(2 * np.pi * (day - 60) / 365.25)
        week = np.where((day + FIRST.weekday()) % 7 == 4, 0.8, 1.0)  # quieter on Fridays
        truce = np.exp(-0.9 * ((day % 520) < 90))  # a quarter of quiet after each new truce
        heat, level = np.empty(DAYS), 0.0
        for at, shock in enumerate(chance.exponential(1.0, DAYS)):
            level = 0.86 * level + (shock if shock > 2.6 else 0.0)  # a bad day makes worse ones
            heat[at] = level
        weight = season * week * truce * (0.4 + heat) * chance.gamma(6, 1 / 6, DAYS)
        return chance.multinomial(self.incidents, weight / weight.sum())

    def lots(self) -> Iterator[Lot]:
        """Yield the archive in lots of whole days."""
        number, first, days, here = 0, 0, [], 0
        for at, n in enumerate(self.per_day()):
            days.append((FIRST + timedelta(days=at), int(n)))
            here += int(n)
            if here >= LOT:
                yield Lot(number, first, tuple(days))
                number, first, days, here = number + 1, first + here, [], 0
        if days:
            yield Lot(number, first, tuple(days))
