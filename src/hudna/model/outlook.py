"""What the watch expects of the coming days, by day of issue. A forecast is not a claim."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from hudna.model.release import Release

__all__ = [
    "AreaAlarm",
    "AreaOutlook",
    "AreaStatus",
    "CellOutlook",
    "InputSource",
    "ModelCard",
    "Outlook",
    "Range",
    "SideOutlook",
    "TruceStanding",
    "Unreported",
    "WeekPast",
    "Why",
]


class TruceStanding(StrEnum):
    """How the ceasefire stands with one accused side; the last is an answer like the others."""

    HOLDING = "holding"
    STRAINED = "strained"
    FAILING = "failing"
    NOT_ASSESSABLE = "not_assessable"


class AreaStatus(StrEnum):
    """What can be said of an area: it is watched, nothing comes from it, or it is too little."""

    WATCHED = "watched"
    DATA_GAP = "data_gap"
    NOT_ASSESSABLE = "not_assessable"


@dataclass(frozen=True, slots=True)
class Range:
    """The 5 %, 50 % and 95 % points of a quantity."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class CellOutlook:
    """A square of `width_km` around a middle (WGS 84 degrees) and the events expected in it.

    `shares` say what the expectation comes from, by key, and add up to 1; `events` are behind it.
    """

    latitude: float
    longitude: float
    width_km: float
    expected: Range
    normal: float
    shares: dict[str, float]
    events: int


@dataclass(frozen=True, slots=True)
class AreaAlarm:
    """That an area's count has risen past what the fitted process explains, and by how much.

    `times` is the ratio of the rate since then to what is normal.
    """

    since: date
    counted: int
    normal: float
    times: Range


@dataclass(frozen=True, slots=True)
class AreaOutlook:
    """An area with its expected events, its last weeks (oldest first) and its alarm, if any.

    A week of which nothing was told is null. `expected` is null where too little is known.
    """

    area: str
    status: AreaStatus
    expected: Range | None
    normal: float | None
    weeks: tuple[int | None, ...]
    alarm: AreaAlarm | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """One reason by key: what was found, what it was held against, and whom it is about."""

    key: str
    value: float | None = None
    limit: float | None = None
    who: str = ""


@dataclass(frozen=True, slots=True)
class SideOutlook:
    """How the ceasefire stands with an accused side, between what others support and all claims.

    `floor`, `ceiling` and `normal` are events in a window of `days`; `probability` is the least
    and the most chance that the rate is below its limit, over everything from floor to ceiling.
    """

    side: str
    standing: TruceStanding
    since: date
    days: int
    floor: float
    ceiling: float
    normal: float | None
    probability: tuple[float, float] | None
    reasons: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class WeekPast:
    """What was expected of a past week, what came, and the part of it in the cells named first."""

    first: date
    expected: Range
    came: int
    named: float | None


@dataclass(frozen=True, slots=True)
class Unreported:
    """How many events a side is accused of there were, by two registers that can be compared.

    `estimate` is null where too few stand in both; the bounds always hold.
    """

    side: str
    registers: tuple[str, ...]
    both: int
    low: int
    high: int
    estimate: Range | None = None


@dataclass(frozen=True, slots=True)
class InputSource:
    """Something the outlook was made from: its name, licence, rows, and the SHA-256 of its bytes.

    The mission's own incidents have no file, and no SHA-256.
    """

    name: str
    licence: str
    rows: int
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What made the outlook and how it has done: figures of this fit, by key."""

    method: str
    first: date
    last: date
    events: int
    figures: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outlook:
    """The expected events of the `days` from `day` on. `expected` is null where `why_not` says why.

    `shares` explain the expectation by key. Cells with too few events behind them are not named;
    `withheld` counts them. `release` decides who may read it.
    """

    id: str
    day: date
    days: int
    at: datetime
    exercise: bool
    release: Release
    expected: Range | None
    normal: float | None
    why_not: str | None
    shares: dict[str, float]
    sides: tuple[SideOutlook, ...]
    areas: tuple[AreaOutlook, ...]
    cells: tuple[CellOutlook, ...]
    withheld: int
    past: tuple[WeekPast, ...]
    unreported: tuple[Unreported, ...]
    sources: tuple[InputSource, ...]
    card: ModelCard | None
