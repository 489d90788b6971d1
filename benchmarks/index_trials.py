"""A simulated mission for the holding index: reporters with habits, and one that starts to cheat.

Truth: violations of one side per day, clustered (negative binomial with a slow log-normal swing),
at a rate before the truce and another after it. Four reporters see each violation with their own
probability and add claims nobody can support; the cheat's false claims land near a true event by
chance. The same random numbers drive the honest and the manipulated mission of one trial.
"""

from dataclasses import dataclass, replace

import numpy as np

from hudna.watch.holding.told import Told

__all__ = ["CHEATS", "Mission", "Reporters", "deny", "draw", "less_effort", "manipulate"]


@dataclass(frozen=True)
class Reporters:
    """Probability to see a violation, and unsupported claims as a share of true violations."""

    sees: tuple[float, ...] = (0.7, 0.45, 0.35, 0.5)
    invents: tuple[float, ...] = (0.5, 0.15, 0.15, 0.02)
    names: tuple[str, ...] = ("party", "its guarantor", "other guarantor", "monitors")


@dataclass(frozen=True)
class Mission:
    """Days of the parts of one trial, rates per day, and how clustered the truth is."""

    before: int = 120
    after: int = 120
    change: int = 180
    normal: float = 5.0
    share: float = 0.25
    spread: float = 1.6
    swing: float = 0.2
    chance_match: float = 0.3
    reporters: Reporters = Reporters()

    @property
    def days(self) -> int:
        """Return how many days a trial has."""
        return self.before + self.after


CHEATS = (
    "silent", "says all is calm", "silent on this side", "tenfold", "tenfold near true events",
    "tenfold in steps over 30 days",
)  # fmt: skip


@dataclass(frozen=True)
class Trial:
    """The events of one trial: day, who truly saw (n, R), what was invented (R, days), effort."""

    mission: Mission
    day: np.ndarray
    saw: np.ndarray
    invented: np.ndarray
    near: np.ndarray
    effort: np.ndarray


def draw(mission: Mission, chance: np.random.Generator, change: float = 1.0) -> Trial:
    """Draw a trial; from day `mission.change` on the true rate is `change` times as high."""
    days = mission.days
    rate = np.full(days, mission.normal)
    rate[mission.before :] *= mission.share
    rate[mission.change :] *= change
    steps = chance.normal(size=days)
    swing = np.zeros(days)
    for day in range(1, days):
        swing[day] = 0.93 * swing[day - 1] + steps[day] * np.sqrt(1 - 0.93**2)
    rate = rate * np.exp(mission.swing * swing - mission.swing**2 / 2)
    size = np.maximum(rate / max(mission.spread - 1, 1e-6), 1e-6)
    true = chance.poisson(chance.gamma(size, rate / size))
    day = np.repeat(np.arange(days), true)
    sees = np.array(mission.reporters.sees)
    saw = chance.random((len(day), len(sees))) < sees
    invents = np.array(mission.reporters.invents)
    invented = chance.poisson(invents[:, None] * rate)
    near = chance.random(len(day))
    return Trial(mission, day, saw, invented, near, np.ones(days))


def manipulate(trial: Trial, who: int, how: str, chance: np.random.Generator) -> Told:
    """Return what is told when reporter `who` cheats from day `mission.change` on (`""`: not)."""
    mission, saw = trial.mission, trial.saw.copy()
    invented = trial.invented.copy()
    days, start = mission.days, mission.change
    late = np.arange(days) >= start
    spoke = np.ones((len(mission.reporters.names), days), dtype=bool)
    copied = np.zeros(len(trial.day), dtype=bool)
    if "silent" in how or "calm" in how:
        saw[late[trial.day], who] = False
        invented[who, late] = 0
        spoke[who, late] = how != "silent"
    if "tenfold" in how:
        usual = np.bincount(trial.day[saw[:, who]], minlength=days) + invented[who]
        ramp = np.clip((np.arange(days) - start + 1) / 30, 0, 1) if "steps" in how else late
        extra = chance.poisson(9.0 * ramp * usual)
        match = 0.9 if "near" in how else mission.chance_match
        alone = late[trial.day] & ~saw[:, who] & (saw.sum(axis=1) >= 1)
        copied = alone & (trial.near < match)
        saw[copied, who] = True
        invented[who] += np.maximum(extra - np.bincount(trial.day[copied], minlength=days), 0)
    return _told(trial, saw, invented, spoke)


def deny(trial: Trial, share: float, chance: np.random.Generator) -> Told:
    """Return what is told when from the change on `share` of access is denied, where it burns."""
    mission = trial.mission
    late = np.arange(mission.days) >= mission.change
    hidden = late[trial.day] & (trial.near < share)
    saw = trial.saw & ~hidden[:, None]
    invented = np.where(late, chance.binomial(trial.invented, 1 - share), trial.invented)
    spoke = np.ones(trial.invented.shape, dtype=bool)
    told = _told(trial, saw, invented, spoke)
    return replace(told, effort=np.where(late, 1 - share, 1.0))


def less_effort(trial: Trial, factor: float, chance: np.random.Generator) -> Told:
    """Return what is told when effort, and what all see, is lowered to `factor` at the change."""
    mission = trial.mission
    late = np.arange(mission.days) >= mission.change
    gone = late[trial.day] & (trial.near > factor)
    invented = np.where(late, chance.binomial(trial.invented, min(factor, 1)), trial.invented)
    spoke = np.ones(trial.invented.shape, dtype=bool)
    told = _told(trial, trial.saw & ~gone[:, None], invented, spoke)
    return replace(told, effort=np.where(late, factor, 1.0))


def _told(trial: Trial, saw: np.ndarray, invented: np.ndarray, spoke: np.ndarray) -> Told:
    number = saw.shape[1]
    bits = np.int64(1) << np.arange(number)
    tellers = (saw * bits).sum(axis=1)
    told = tellers > 0
    who, day = np.nonzero(invented)
    amount = invented[who, day].astype(float)
    return Told(
        np.concatenate([trial.day[told], day]).astype(np.int64),
        np.zeros(int(told.sum()) + len(day), dtype=np.int64),
        np.concatenate([tellers[told], bits[who]]).astype(np.int64),
        np.concatenate([np.ones(int(told.sum())), amount]),
        0,
        trial.effort.astype(float),
        spoke,
        ("accused",),
        trial.mission.reporters.names,
    )
