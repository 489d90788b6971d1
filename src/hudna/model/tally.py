"""What incidents amount to under a rule of counting."""

from dataclasses import dataclass
from datetime import date

from hudna.model.agreement import CountingRule

__all__ = ["Range", "Recount", "Tally"]

Range = tuple[int, int | None]
"""Least and most; the most is null where nothing told bounds it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Least and most under a rule; `most` is null where nothing told bounds it.

    Where the two differ, `undecided` incidents leave it open, and `gaps` says for each kind of
    thing not told of how many: `number`, `differ` (sources differ on it), `time`, `day`, `place`.
    """

    rule: CountingRule
    least: int
    most: int | None
    undecided: int = 0
    gaps: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Recount:
    """The same incidents, told of days from `first` to `last`, under each rule."""

    first: date
    last: date
    tallies: tuple[Tally, ...]
