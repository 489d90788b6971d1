"""Series drawn from a self-exciting process in continuous time: the truth alarms are tried on.

Another form than the one the alarms fit: events are born one by one, cause others at exponential
waiting times, and are counted by the day afterwards.
"""

import numpy as np

__all__ = ["draw", "risen"]


def draw(mean, branching, memory_days, days, series, rng, change=None, times=1.0):
    """Return counts (days, series); from day `change` on the background is `times` as high.

    By generations (Hawkes & Oakes 1974, "A cluster process representation of a self-exciting
    process"), begun early enough to be in its ordinary state on day 0.
    """
    early = 60 + int(5 * memory_days / (1 - branching))
    background = np.broadcast_to(np.asarray(mean) * (1 - branching), (series,))
    last = days + early
    born = rng.poisson(background * last)
    which = np.repeat(np.arange(series), born)
    when = rng.random(born.sum()) * last
    if change is not None:
        more = rng.poisson(background * (times - 1) * (days - change))
        which = np.concatenate([which, np.repeat(np.arange(series), more)])
        when = np.concatenate([when, early + change + rng.random(more.sum()) * (days - change)])
    counts = np.zeros((last, series))
    while len(when):
        np.add.at(counts, (when.astype(np.int64), which), 1)
        caused = rng.poisson(branching, len(when))
        which = np.repeat(which, caused)
        when = np.repeat(when, caused) + rng.exponential(memory_days, caused.sum())
        which, when = which[when < last], when[when < last]
    return counts[early:]


def risen(mean, branching, memory_days, days, series, rng, change, times):
    """Return counts whose whole rate is `times` as high from day `change` on."""
    counts = draw(mean, branching, memory_days, days, series, rng)
    more = draw(mean * (times - 1), branching, memory_days, days - change, series, rng)
    counts[change:] += more
    return counts
