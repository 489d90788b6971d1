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
    seen before it has filled the window. A reporter that said nothing on anybody in the window, or
    in its later half against its habit, is silent: that is not calm, and it is set aside.
    """
    base = baseline.total(claims)
    days = np.maximum(baseline.length, 1)
    known = base >= LEAST_CLAIMS
    out = np.zeros_like(known)
    half = window.later_half()
    shown = (window.total(claims), np.zeros_like(base))
    for span in (window, half):
        told = span.total(claims)
        change = np.log((told + 0.5) / (base * span.length / days + 0.5))
        centre = _median(change, known)
        expected = base * span.length / days * np.exp(centre)
        spread = SPREAD * (1 + span.length / days)
        z = 2 * (np.sqrt(told + 3 / 8) - np.sqrt(expected + 3 / 8)) / np.sqrt(spread)
        far = np.abs(change - centre) > np.log(settings.step_factor)
        out |= far & (np.abs(z) > settings.step_z)
        if span is window:
            shown = (told, expected)
    habit = baseline.total(spoke) / days * half.length * np.minimum(np.exp(centre), 1)
    silent = (window.total(spoke) == 0) | ((half.total(spoke) == 0) & (habit >= LEAST_HABIT))
    return Panel(known & ~out & ~silent, *shown, known)


def _median(values: Floats, known: NDArray[np.bool_]) -> Floats:
    """Return the median over known reporters of each day, 0 where there is none."""
    hidden = np.where(known, values, np.nan)
    some = known.any(axis=0)
    result = np.zeros(values.shape[1])
    if some.any():
        result[some] = np.nanmedian(hidden[:, some], axis=0)
    return result
