"""How much of a recent day has been reported by now, from how late reports came before.

Reports still to come cut the recent days short, so delays are read backwards in time: of the events
with a delay of at most d that could show it, how many had exactly d (Lawless 1994, "Adjustments for
reporting delays and the prediction of occurred but not reported events", eqs. 2.5-2.7; the variance
is Greenwood's).
"""

from dataclasses import dataclass

import numpy as np

from hudna.watch.events import Floats, Ints

__all__ = ["FEWEST_DELAYS", "ReportedShare", "reported_share"]

FEWEST_DELAYS = 30
LONGEST_DELAY = 90
LOOK_BACK = 364


@dataclass(frozen=True, slots=True)
class ReportedShare:
    """For a day 0, 1, 2 ... days ago: the share reported by now, and its squared relative error."""

    share: Floats
    vague: Floats
    events: float

    def of_days(self, days: int) -> tuple[Floats, Floats]:
        """Return both for a series of that many days, the last of them being 0 days ago."""
        age = np.arange(days - 1, -1, -1).clip(max=len(self.share) - 1)
        return self.share[age], self.vague[age]


def reported_share(day: Ints, reported: Ints, count: Floats, *, today: int) -> ReportedShare | None:
    """Estimate from events of a `day` that were `reported` on another; `None` if there are few.

    Reports dated before their event or after `today` are not used.
    """
    delay = (reported - day).clip(max=LONGEST_DELAY)
    used = (reported >= day) & (reported <= today) & (day > today - LOOK_BACK)
    delay, day, count = delay[used], day[used], count[used]
    if count.sum() < FEWEST_DELAYS:
        return None
    longest = int(delay.max())
    share, vague = np.ones(longest + 1), np.zeros(longest + 1)
    for d in range(longest, 0, -1):
        can_show = (day <= today - d) & (delay <= d)
        within = float(count[can_show].sum())
        exactly = float(count[can_show & (delay == d)].sum())
        late = min(exactly / within, 0.999) if within > 0 else 0.0
        share[d - 1] = share[d] * (1 - late)
        vague[d - 1] = vague[d] + late / ((1 - late) * max(within, 1.0))
    return ReportedShare(share, vague, float(count.sum()))
