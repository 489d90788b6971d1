"""Stretches of days that move with the day they are looked at from, and sums over them."""

from dataclasses import dataclass

import numpy as np

from hudna.watch.events import Floats, Ints

__all__ = ["Span", "window_and_baseline"]


@dataclass(frozen=True, slots=True)
class Span:
    """T stretches [start, stop) of day numbers counted from the first day; never below 0."""

    start: Ints
    stop: Ints

    @property
    def length(self) -> Ints:
        """Return how many days each stretch has."""
        return self.stop - self.start

    def total(self, daily: Floats) -> Floats:
        """Return sums (..., T) of daily values (..., D) over each stretch."""
        run = np.zeros((*daily.shape[:-1], daily.shape[-1] + 1))
        np.cumsum(daily, axis=-1, out=run[..., 1:])
        return run[..., self.stop] - run[..., self.start]

    def at(self, chosen: Ints) -> "Span":
        """Return the stretches an index chooses."""
        return Span(self.start[chosen], self.stop[chosen])

    def later_half(self) -> "Span":
        """Return the later half of each stretch."""
        return Span(self.stop - np.maximum(self.length // 2, 1), self.stop)

    def weeks(self, daily: Floats, size: int = 7) -> Floats:
        """Return sums (T, J) of the J whole weeks in the shortest stretch, last week first."""
        number = int(self.length.min()) // size if len(self.start) else 0
        stop = self.stop[:, None] - size * np.arange(number)
        run = np.concatenate([[0.0], np.cumsum(daily)])
        return np.asarray(run[stop] - run[stop - size])


def window_and_baseline(
    days: Ints, window: int, baseline_days: int, truce: int | None, lag_days: int
) -> tuple[Span, Span, Span]:
    """Return window, baseline and the `lag_days` before the window for each last day.

    The baseline ends at the truce where one is given, else where the window begins.
    """
    stop = days + 1
    start = np.maximum(stop - window, 0)
    end = start if truce is None else np.full_like(stop, max(truce, 0))
    end = np.minimum(end, start)
    return (
        Span(start, stop),
        Span(np.maximum(end - baseline_days, 0), end),
        Span(np.maximum(start - lag_days, 0), start),
    )
