"""How each series stands on the last day: alarm, normal, lower, a gap in the data, or not known.

Fewer events with less looking, or with nobody saying how much was looked, are not calm.
"""

from collections.abc import Mapping

import numpy as np
from scipy.stats import nbinom

from hudna.watch.alarms.alarm import Alarm, Standing, Status
from hudna.watch.alarms.cusum import BASELINE, GUARD, normal_rate
from hudna.watch.alarms.daily_hawkes import DailyHawkes
from hudna.watch.alarms.panel import Panel
from hudna.watch.events import Floats

__all__ = ["RECENT", "standings"]

RECENT = 7
LOWER_OVER = 14
"""Days a fall is read over: longer than a lull, shorter than the baseline."""

LEAST_EFFORT = 0.25
"""Share of the usual effort below which a week is a gap in the data."""

SURPRISE = 0.01


def standings(
    panel: Panel,
    process: DailyHawkes | None,
    alarms: tuple[Alarm, ...],
    held: Mapping[int, int] | None = None,
) -> tuple[Standing, ...]:
    """Return one standing for each series; `held` names rises that effort alone may explain."""
    if not len(panel):
        return ()
    looked = panel.looked()
    exposure, _ = panel.exposure()
    normal, _ = normal_rate(panel.counts, exposure)
    recent = {alarm.name for alarm in alarms if alarm.day > panel.last_day - RECENT}
    answers = []
    for i, name in enumerate(panel.names):
        series = _Series(panel, i, process, looked[:, i], exposure[:, i], normal[:, i])
        if process is None or np.isnan(normal[-1, i]):
            status, reason = Status.NOT_ASSESSABLE, series.why_not()
        elif name in recent:
            status, reason = Status.ALARM, "see the alarm"
        elif held and i in held:
            status, reason = Status.EFFORT_CHANGED, series.effort_alone(held[i])
        else:
            status, reason = series.calm_or_gap()
        answers.append(series.standing(status, reason))
    return tuple(answers)


class _Series:
    """One series of a panel, and the questions asked of its last days."""

    def __init__(
        self,
        panel: Panel,
        i: int,
        process: DailyHawkes | None,
        looked: Floats,
        exposure: Floats,
        normal: Floats,
    ) -> None:
        self.name, self.process, self.told = panel.names[i], process, bool(panel.effort_told[i])
        self.counts, self.covered = panel.counts[:, i], panel.covered[:, i]
        self.looked, self.exposure, self.normal = looked, exposure, normal
        days = len(self.counts)
        events = np.flatnonzero(self.counts)
        self.silent = days - 1 - int(events[-1]) if len(events) else days
        baseline = looked[max(days - GUARD - BASELINE - 1, 0) : max(days - GUARD - 1, 0)]
        self.usual = float(baseline.mean()) if len(baseline) else 0.0
        self.effort = float(looked[-RECENT:].mean()) / self.usual if self.usual > 0 else None

    def why_not(self) -> str:
        days, need = len(self.counts), BASELINE + GUARD + 1
        if days < need:
            return f"{days} days of data where {need} are needed"
        return f"no effort in the {BASELINE} days of the baseline: what is normal is not known"

    def effort_alone(self, since: int) -> str:
        days = len(self.counts) - since
        return (
            f"more events per effort for {days} days, but less effort and no more events: "
            "effort alone may explain it"
        )

    def calm_or_gap(self) -> tuple[Status, str]:
        if not self.covered[-RECENT:].any():
            missing = (
                int(np.argmax(self.covered[::-1])) if self.covered.any() else len(self.covered)
            )
            return Status.DATA_GAP, f"no row for the last {missing} days"
        if self.told and (self.effort is None or self.effort < LEAST_EFFORT):
            share = 100 * (self.effort or 0.0)
            return Status.DATA_GAP, f"effort of the last {RECENT} days is {share:.0f} % of normal"
        if gap := self._silence():
            return gap
        return self._lower() or (Status.NORMAL, "counts are within what is normal here")

    def _silence(self) -> tuple[Status, str] | None:
        """Judge a run of days without an event by what was normal before it began."""
        begin = len(self.counts) - self.silent
        before = self.normal[min(begin, len(self.normal) - 1)]
        if not self.silent or self.told or np.isnan(before):
            return None
        expected = float(before * self.exposure[begin:].sum())
        if self._chance_of_at_most(0, expected, float(before)) >= SURPRISE:
            return None
        return Status.DATA_GAP, (
            f"no event for {self.silent} days where {expected:.1f} would be normal, and effort is "
            "not told: this cannot be told from missing reports"
        )

    def _lower(self) -> tuple[Status, str] | None:
        begin = max(len(self.counts) - LOWER_OVER, 0)
        expected = float(self.normal[begin] * self.exposure[begin:].sum())
        counted = float(self.counts[begin:].sum())
        if np.isnan(expected) or counted >= expected:
            return None
        if self._chance_of_at_most(counted, expected, float(self.normal[begin])) >= SURPRISE:
            return None
        kept = "effort was kept" if self.told else "effort is not told, so it may be the reporting"
        return Status.LOWER, (
            f"{counted:g} events in {LOWER_OVER} days where {expected:.1f} are normal; {kept}"
        )

    def _chance_of_at_most(self, counted: float, expected: float, per_day: float) -> float:
        """Negative binomial, its variance that of a sum of clustered days."""
        assert self.process is not None
        inflation = max(float(self.process.inflation(per_day)), 1 + 1e-6)
        return float(nbinom.cdf(counted, expected / (inflation - 1), 1 / inflation))

    def standing(self, status: Status, reason: str) -> Standing:
        counted = float(self.counts[-RECENT:].sum())
        looked = float(self.looked[-RECENT:].sum())
        exposure = float(self.exposure[-RECENT:].sum())
        share = exposure / looked if looked > 0 else 0.0
        rate = self.normal[-1]
        known = self.process is not None and not np.isnan(rate) and looked > 0
        complete = self._complete(counted, float(rate), looked - exposure) if known else None
        return Standing(
            name=self.name,
            status=status,
            reason=reason,
            counted=counted,
            normal=float(rate * exposure) if known else None,
            complete=complete[0] if complete else None,
            complete_low=complete[1] if complete else None,
            complete_high=complete[2] if complete else None,
            silent_days=self.silent,
            effort_times=self.effort if self.told else None,
            reported_share=share,
        )

    def _complete(self, counted: float, rate: float, missing: float) -> tuple[float, float, float]:
        """Add what is still to be reported: a gamma belief about the rate, updated by the week.

        The unreported follow a negative binomial (Lawless 1994, sect. 3).
        """
        if missing <= 1e-9:
            return counted, counted, counted
        assert self.process is not None
        inflation = max(float(self.process.inflation(rate)), 1 + 1e-6)
        looked = float(self.exposure[-RECENT:].sum())
        prior = rate * (looked + missing) / inflation
        shape, scale = prior + counted, prior / max(rate, 1e-9) + looked
        p = scale / (scale + missing)
        low, high = nbinom.ppf([0.05, 0.95], shape, p)
        return counted + shape * missing / scale, counted + float(low), counted + float(high)
