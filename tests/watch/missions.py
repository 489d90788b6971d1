"""Events and incidents of small invented missions."""

import numpy as np

from hudna.watch.events import Events
from hudna.watch.holding.told import Told

REPORTERS = ("guarantor", "monitors", "rival")


def events(rows, sides=("north", "south"), reporters=("a", "b", "c")) -> Events:
    """Return events from (day, latitude, longitude, side, reporter, count)."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * 6
    return Events(
        np.array(columns[0], dtype=np.int64),
        np.array(columns[1], dtype=float),
        np.array(columns[2], dtype=float),
        np.array(columns[5], dtype=float),
        np.full(len(rows), np.nan),
        np.array(columns[3], dtype=np.int64),
        np.array(columns[4], dtype=np.int64),
        sides,
        reporters,
    )


def mission(rate, *, seed=1, sees=(0.5, 0.5, 0.7), effort=None, hush=None, invent=None) -> Told:
    """Return a mission with violations at `rate` (one value per day), seen by three reporters.

    `hush` = (reporter, first day) silences one; `invent` = (reporter, first day, claims a day).
    """
    chance = np.random.default_rng(seed)
    days = len(rate)
    day = np.repeat(np.arange(days), chance.poisson(rate))
    saw = chance.random((len(day), 3)) < np.array(sees)
    spoke = np.ones((3, days), dtype=bool)
    if hush:
        who, first = hush
        saw[day >= first, who] = False
        spoke[who, first:] = False
    bits = (saw * np.array([1, 2, 4])).sum(axis=1)
    kept = bits > 0
    day, bits, quantity = day[kept], bits[kept], np.ones(int(kept.sum()))
    if invent:
        who, first, number = invent
        extra = np.arange(first, days)
        day = np.concatenate([day, extra])
        bits = np.concatenate([bits, np.full(len(extra), 1 << who)])
        quantity = np.concatenate([quantity, np.full(len(extra), float(number))])
    return Told(
        day.astype(np.int64), np.zeros(len(day), np.int64), bits.astype(np.int64), quantity,
        0, np.ones(days) if effort is None else effort, spoke, ("north",), REPORTERS,
    )  # fmt: skip
