"""Of alarms in many areas on one day, few may be false: which to believe."""

import numpy as np
from numpy.typing import NDArray

from hudna.watch.events import Floats

__all__ = ["FALSE_SHARE", "discoveries"]

FALSE_SHARE = 0.1
"""Of the alarms of a day, the share that may be false on average."""


def discoveries(chances: Floats, share: float = FALSE_SHARE) -> tuple[NDArray[np.bool_], float]:
    """Return which areas' chances (p-values) are small enough together, and the largest allowed.

    Benjamini & Hochberg 1995, "Controlling the false discovery rate", sect. 3.1; it holds as well
    where neighbours rise together (Benjamini & Yekutieli 2001, theorem 1.2). It is applied across
    the areas of one day. Over days the bound is that of the single chart: rules that go on along
    time (LORD, SAFFRON) need chances that do not hang together from day to day, and these do.
    """
    order = np.sort(chances)
    allowed = share * np.arange(1, len(order) + 1) / max(len(order), 1)
    passing = np.flatnonzero(order <= allowed)
    largest = float(allowed[passing[-1]]) if len(passing) else 0.0
    return chances <= largest, largest
