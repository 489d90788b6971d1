"""Incidents as columns: who told of each, whom they accuse, and what is supported by another.

An incident is *supported* when a reporter other than the first accuser, or evidence of nobody's
making, tells of it too; the set of tellers is kept as bits, so that any reporter can be left out of
the count afterwards and what remains is counted as if that reporter had never spoken.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hudna.errors import InputError
from hudna.watch.events import NOT_TOLD, Events, Floats, Ints
from hudna.watch.holding.matching import match_rows

__all__ = ["EVIDENCE", "MOST_REPORTERS", "Told", "from_events", "from_incidents", "places_effort"]

MOST_REPORTERS = 60
"""More reporters than this do not fit the bits of a set."""

EVIDENCE = np.int64(1) << 61
"""The bit of support that is no reporter's: an audit, a sensor, a finding."""


@dataclass(frozen=True, slots=True)
class Told:
    """Columns of n incidents, and the days that were looked at, told of or not.

    `day` counts days since 1970-01-01; `side` is the accused (`NOT_TOLD` where nobody is named);
    `tellers` has bit r set when `reporters[r]` tells of the incident; `quantity` is how many events
    it stands for. `effort` is the monitoring effort of every day from `first` on, `nan` where not
    told; `spoke[r, d]` is true when reporter r said anything at all on that day, of whomever.
    `rows` are the rows that were matched here, if they were: leaving a reporter out then matches
    the rest anew.
    """

    day: Ints
    side: Ints
    tellers: Ints
    quantity: Floats
    first: int
    effort: Floats
    spoke: NDArray[np.bool_]
    sides: tuple[str, ...]
    reporters: tuple[str, ...]
    rows: Events | None = None

    def without(self, side: int, left_out: Ints) -> tuple[Ints, Ints, Floats]:
        """Return day, tellers and quantity of a side's incidents as if some had never spoken.

        Rows are matched anew: a flood of false claims also takes true ones from each other.
        """
        if self.rows is None or not len(left_out):
            mine = self.side == side
            return self.day[mine], self.tellers[mine], self.quantity[mine]
        rows = self.rows
        kept = (rows.side == side) & ~np.isin(rows.reporter, left_out)
        matched = match_rows(rows.where(kept))
        return matched.day, matched.tellers, matched.quantity

    @property
    def days(self) -> int:
        """Return how many days lie between the first and the last, both counted."""
        return len(self.effort)


def from_events(events: Events) -> Told:
    """Return the incidents of rows: rows of different reporters matched one to one per side.

    A row that names no reporter supports nobody and is nobody's claim: it is left out.
    """
    _few_enough(events.reporters)
    named = events.where(events.reporter != NOT_TOLD)
    matched = match_rows(named)
    first = int(events.day.min()) if len(events) else 0
    days = int(events.day.max()) - first + 1 if len(events) else 0
    spoke = np.zeros((len(events.reporters), days), dtype=bool)
    spoke[named.reporter, named.day - first] = True
    return Told(
        matched.day,
        matched.side,
        matched.tellers,
        matched.quantity,
        first,
        places_effort(events, first, days),
        spoke,
        events.sides,
        events.reporters,
        named,
    )


def from_incidents(
    day: Ints,
    accused: Ints,
    accusers: Sequence[frozenset[str]],
    supported: NDArray[np.bool_],
    *,
    sides: tuple[str, ...],
    effort: Floats,
    first: int,
    quantity: Floats | None = None,
) -> Told:
    """Return incidents that were joined elsewhere as columns.

    `accused` indexes `sides`; `accusers[i]` names who accuses in incident i; `supported[i]` says
    that it stands on more than its accusers alone. `effort` has one value per day from `first` on.
    """
    reporters = tuple(sorted(frozenset().union(*accusers)))
    _few_enough(reporters)
    bit = {name: np.int64(1) << number for number, name in enumerate(reporters)}
    tellers = np.array([sum(bit[name] for name in names) for names in accusers], dtype=np.int64)
    alone = np.bitwise_count(tellers) < 2
    inside = (day >= first) & (day < first + len(effort))
    spoke = np.zeros((len(reporters), len(effort)), dtype=bool)
    for number in range(len(reporters)):
        told = inside & (tellers >> number & 1 == 1)
        spoke[number, day[told] - first] = True
    return Told(
        day[inside],
        accused[inside],
        np.where(supported & alone, tellers | EVIDENCE, tellers)[inside],
        (np.ones(len(day)) if quantity is None else quantity)[inside],
        first,
        effort,
        spoke,
        sides,
        reporters,
    )


def places_effort(events: Events, first: int, days: int) -> Floats:
    """Return each day's effort: the mean over the places that told it, `nan` where none did.

    A mean, since places without an event often have no row: a sum would rise with the events.
    """
    known = ~np.isnan(events.effort)
    place = np.column_stack(
        [events.day[known] - first, events.latitude[known], events.longitude[known]]
    )
    places, group = np.unique(place, axis=0, return_inverse=True)
    most = np.zeros(len(places))
    np.maximum.at(most, group.reshape(-1), events.effort[known])
    at = places[:, 0].astype(np.int64)
    number = np.bincount(at, minlength=days)
    total = np.bincount(at, weights=most, minlength=days)
    return np.where(number > 0, total / np.maximum(number, 1), np.nan)


def _few_enough(reporters: Sequence[str]) -> None:
    if len(reporters) > MOST_REPORTERS:
        raise InputError(
            f"{len(reporters)} reporters are more than the {MOST_REPORTERS} that can be told apart",
            advice="Give reporters of one party one name",
        )
