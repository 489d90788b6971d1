"""What an alarm says, and how each area stands, in plain numbers."""

from dataclasses import dataclass
from enum import StrEnum

from hudna.watch.alarms.daily_hawkes_fit import BranchingFit
from hudna.watch.alarms.panel import SeriesName

__all__ = ["Alarm", "Standing", "Status", "Watched"]


class Status(StrEnum):
    """How a series stands on the last day."""

    ALARM = "alarm"
    NORMAL = "normal"
    LOWER = "lower"
    EFFORT_CHANGED = "effort_changed"
    DATA_GAP = "data_gap"
    NOT_ASSESSABLE = "not_assessable"


@dataclass(frozen=True, slots=True)
class Alarm:
    """A rise: raised on `day`, begun on `since` (days since 1970-01-01, both counted in).

    From `since` to `day`, `counted` events stand where `normal` would be expected at the effort
    made and the share reported; `after_effects` of the normal's excess are explained by earlier
    events. `times` is counted over normal with its 90 % interval; `chance` how often a quiet
    series' chart stands as high within a week, `chance_allowed` the most that was let through
    across `areas` that day. `effort_times` is effort over that of the baseline, `None` where not
    told. `again` marks a rise in a series with an alarm in the 28 days before.
    """

    name: SeriesName
    day: int
    since: int
    counted: float
    normal: float
    normal_per_day: float
    after_effects: float
    times: float
    times_low: float
    times_high: float
    chance: float
    chance_allowed: float
    areas: int
    height: float
    limit: float
    effort_times: float | None
    reported_share: float
    again: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A series on the last day: its status, why, and the counts of its last 7 days.

    `normal` is what 7 ordinary days at this effort hold, by the share reported so far; `complete`
    with its 90 % range is what the 7 days will hold once all is reported. What is not known is
    `None`. `silent_days` counts days without an event up to the last.
    """

    name: SeriesName
    status: Status
    reason: str
    counted: float
    normal: float | None
    complete: float | None
    complete_low: float | None
    complete_high: float | None
    silent_days: int
    effort_times: float | None
    reported_share: float


@dataclass(frozen=True, slots=True)
class Watched:
    """All alarms in order of day, how each series stands on `last_day`, and what it rests on."""

    alarms: tuple[Alarm, ...]
    standings: tuple[Standing, ...]
    last_day: int | None
    fit: BranchingFit | None
    notes: tuple[str, ...]
