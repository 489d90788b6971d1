"""Which reporters can be compared with the baseline: who is silent, who left step with the rest.

One party that goes silent, or reports tenfold, moves its own claims and nobody else's; a real
change moves the claims of all. A reporter whose claims changed otherwise than the median
reporter's is set aside in *both* periods, so that no one of three or more can move the index alone.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hudna.watch.events import Floats
from hudna.watch.holding.holding import IndexSettings
from hudna.watch.holding.spans import Span

__all__ = ["LEAST_CLAIMS", "Panel", "choose_panel"]

LEAST_CLAIMS = 5.0
"""A reporter with fewer claims in the baseline has no share that a change could be told from."""

LEAST_HABIT = 3.0
"""A reporter is silent when it said nothing while at least this many days with a word were due."""

PASSES = 2
"""The median is taken again without those that left step: of three, one may have moved it."""

SPREAD = 2.0
"""Variance / mean assumed of one reporter's claims."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Per reporter and day (R, T): compared or not, claims of the window, and those expected."""

    kept: NDArray[np.bool_]
    told: Floats
    expected: Floats
    known: NDArray[np.bool_]


def choose_panel(
    claims: Floats, window: Span, baseline: Span, spoke: Floats, settings: IndexSettings
) -> Panel:
    """Return who is compared on each day, from daily claims (R, D) and rows on anybody (R, D).

    Both the whole window and its later half are looked at, so that a change of the last days is
    seen before it has filled the window. A reporter that said nothing on anybody, against its
    habit, is silent: that is not calm, and it is set aside.
    """
    base = baseline.total(claims)
    days = np.maximum(baseline.length, 1)
    known = base >= LEAST_CLAIMS
    out = np.zeros_like(known)
    silent = window.total(spoke) == 0
    gap = _gap(spoke)[:, window.stop - 1]
    half = window.later_half()
    for _ in range(PASSES):
        for span in (half, window):
            told = span.total(claims)
            due = base * span.length / days
            change = np.log((told + 0.5) / (due + 0.5))
            centre = _centre(change, known & ~out & ~silent)
            expected = due * np.exp(centre)
            spread = SPREAD * (1 + span.length / days)
            z = 2 * (np.sqrt(told + 3 / 8) - np.sqrt(expected + 3 / 8)) / np.sqrt(spread)
            far = np.abs(change - centre) > np.log(settings.step_factor)
            out |= far & (np.abs(z) > settings.step_z)
        habit = baseline.total(spoke) / days * np.minimum(np.exp(centre), 1)
        silent |= gap * habit >= LEAST_HABIT
    return Panel(known & ~out & ~silent, told, expected, known)


def _gap(spoke: Floats) -> Floats:
    """Return how many days in a row, up to each day, a reporter said nothing (R, D)."""
    day = np.arange(spoke.shape[1], dtype=np.float64)
    last = np.maximum.accumulate(np.where(spoke > 0, day, -1.0), axis=1)
    return np.asarray(day - last)


def _centre(change: Floats, compared: NDArray[np.bool_]) -> Floats:
    """Return the change (R, T) each reporter is held against.

    It is the median of all that are compared; of two, each is held against the other, and both
    leave the panel if they differ, since nothing tells which of the two to believe.
    """
    hidden = np.where(compared, change, np.nan)
    some = compared.any(axis=0)
    middle = np.zeros(change.shape[1])
    if some.any():
        middle[some] = np.nanmedian(hidden[:, some], axis=0)
    centre = np.tile(middle, (len(change), 1))
    two = compared.sum(axis=0) == 2
    if two.any():
        total = np.nansum(hidden[:, two], axis=0)
        other = np.where(compared[:, two], total - np.nan_to_num(hidden[:, two]), centre[:, two])
        centre[:, two] = other
    return centre
