"""What the holding index says of one accused side, with everything a sentence about it needs."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "Baseline",
    "Holding",
    "HoldingIndex",
    "IndexSettings",
    "Reason",
    "ReasonKind",
    "SetAside",
]


class Holding(StrEnum):
    """Whether the violations of one side lie below the share of normal that was agreed."""

    HOLDING = "holding"
    STRAINED = "strained"
    FAILING = "failing"
    NOT_ASSESSABLE = "not assessable"


class Baseline(StrEnum):
    """What "normal" is taken from."""

    BEFORE_TRUCE = "before_truce"
    TRAILING = "trailing"


class ReasonKind(StrEnum):
    """Why a class was given; the numbers and the name stand in the reason."""

    CEILING_BELOW = "ceiling_below"
    FLOOR_ABOVE = "floor_above"
    BETWEEN = "between"
    BOUNDS_DISAGREE = "bounds_disagree"
    CLASS_KEPT = "class_kept"
    EFFORT_LOW = "effort_low"
    DAYS_WITHOUT_EFFORT = "days_without_effort"
    EFFORT_NOT_TOLD = "effort_not_told"
    NOBODY_REPORTED = "nobody_reported"
    FEW_REPORTERS = "few_reporters"
    BASELINE_SHORT = "baseline_short"
    BASELINE_THIN = "baseline_thin"
    BASELINE_TRAILING = "baseline_trailing"
    REPORTER_SET_ASIDE = "reporter_set_aside"
    CLAIMS_CAPPED = "claims_capped"
    AUDITS_NONE = "audits_none"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: the value that was found, the limit it was held against, whom it is about."""

    kind: ReasonKind
    value: float | None = None
    limit: float | None = None
    who: str = ""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A reporter whose claims left step with all others, and is left out of both periods."""

    reporter: str
    told: float
    expected: float


@dataclass(frozen=True, slots=True)
class IndexSettings:
    """What the index is reckoned with; every number is stated beside its result.

    `window` and `baseline_days` are days. `theta` is the share of the baseline below which a side
    holds: by default half of the rate before a truce, or one and a half times a trailing rate.
    A class is entered at `sure` and left when its probability falls under `leave`, and only after
    `persist_days` days in a row; where too few reporters are in step with each other the class is
    kept for `keep_days` at most. Holding takes monitoring on at least `least_coverage` of the
    baseline's effort, and is entered only with `enter_coverage` of it in the window and
    `enter_week` in the last week (less where weeks of the baseline swing more): nobody comes to
    hold by shutting monitors out. A reporter is
    set aside when its claims differ from what the others' change implies by more than
    `step_factor` and `step_z` standard deviations.
    """

    window: int = 21
    baseline_days: int = 90
    truce_day: int | None = None
    theta: float | None = None
    sure: float = 0.8
    leave: float = 0.1
    persist_days: int = 5
    keep_days: int = 28
    least_coverage: float = 0.5
    enter_coverage: float = 0.8
    enter_week: float = 0.9
    least_baseline: float = 10.0
    least_supported: float = 5.0
    least_days: int = 28
    lag_days: int = 90
    step_factor: float = 2.0
    step_z: float = 2.5
    audit_prior: tuple[float, float] = (1.0, 3.0)

    @property
    def baseline(self) -> Baseline:
        """Return what normal is taken from."""
        return Baseline.TRAILING if self.truce_day is None else Baseline.BEFORE_TRUCE

    @property
    def threshold(self) -> float:
        """Return theta, or the default of the baseline."""
        if self.theta is not None:
            return self.theta
        return 1.5 if self.truce_day is None else 0.5


@dataclass(frozen=True, slots=True)
class HoldingIndex:
    """The index of one accused side on one day (`day` counts days since 1970-01-01).

    `floor` and `ceiling` are events of the window; `normal_floor` and `normal_ceiling` those that
    a window had in the baseline, counted the same way from the same reporters (`nan` when there is
    none). `ratio_low` and `ratio_high` are rate / baseline at the two bounds, `probability_low`
    and `probability_high` the range of P(rate / baseline < theta) over them; all that compares is
    `nan` where there is nothing to compare with. `coverage` is effort
    in the window as a share of the baseline's. `since` is the day the class was entered.
    """

    side: str
    day: int
    status: Holding
    since: int
    window: int
    theta: float
    baseline: Baseline
    baseline_days: int
    floor: float
    ceiling: float
    claims: float
    normal_floor: float
    normal_ceiling: float
    ratio_low: float
    ratio_high: float
    probability_low: float
    probability_high: float
    coverage: float
    panel: tuple[str, ...]
    set_aside: tuple[SetAside, ...]
    reasons: tuple[Reason, ...]
