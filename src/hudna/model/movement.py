"""Planned movements, announced in advance: where and when, what they meet, who has read of it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from hudna.model.judgement import HeightDatum
from hudna.model.party import Names
from hudna.model.release import Release

__all__ = [
    "Approach",
    "ConflictAnswer",
    "ConflictReason",
    "DeclaredZone",
    "Movement",
    "MovementAcknowledgement",
    "MovementCancellation",
    "MovementCheck",
    "MovementFile",
    "MovementKind",
    "MovementRules",
    "MovementState",
    "Notice",
    "Opponent",
    "RoutePoint",
    "Volume",
]


class MovementKind(StrEnum):
    """What moves, or works: repair and patrol stay on the ground like a convoy."""

    FLIGHT = "flight"
    CONVOY = "convoy"
    REPAIR = "repair"
    PATROL = "patrol"


class MovementState(StrEnum):
    """Where an announcement stands; amended means that a later one took its place."""

    FILED = "filed"
    AMENDED = "amended"
    CANCELLED = "cancelled"


class Notice(StrEnum):
    """Whether it was filed as long before its start as the mechanism asks."""

    IN_TIME = "in_time"
    EMERGENCY = "emergency"
    LATE = "late"


class ConflictAnswer(StrEnum):
    """What can be said of a plan. None of them means that it may go ahead without danger."""

    CONFLICT = "conflict"
    INSUFFICIENT_DATA = "insufficient_data"
    NO_CONFLICT_FOUND = "no_conflict_found"


class Opponent(StrEnum):
    """What a plan is held against."""

    ZONE = "zone"
    INCIDENT = "incident"
    MOVEMENT = "movement"


@dataclass(frozen=True, slots=True)
class Volume:
    """A piece of space and time: all within `radius_m` of `points`, from `start` to `end`.

    One point is a circle, two are a leg, three or more the outline of an area; each is longitude
    and latitude in WGS 84 degrees. A height that is null is not known.
    """

    points: tuple[tuple[float, float], ...]
    radius_m: float
    start: datetime
    end: datetime
    lower_m: float | None
    upper_m: float | None
    height_datum: HeightDatum


@dataclass(frozen=True, slots=True)
class RoutePoint:
    """A point of a route in WGS 84 degrees, with what its filer calls it."""

    latitude: float
    longitude: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class Movement:
    """A movement as an office announces it; `amends` names the announcement it takes the place of.

    `volumes` are what it is tested by, buffers included; `route` is what people read. `vehicles`
    tells plates or call signs and markings, `contact` frequencies and the line to call.
    """

    id: str
    kind: MovementKind
    title: str
    purpose: str
    party: str
    by: str
    language: str
    at: datetime
    start: datetime
    end: datetime
    route: tuple[RoutePoint, ...]
    volumes: tuple[Volume, ...]
    vehicles: tuple[str, ...]
    contact: str
    emergency: bool
    amends: str | None
    exercise: bool
    release: Release


@dataclass(frozen=True, slots=True)
class MovementCancellation:
    """An office's word that a movement of its party will not take place."""

    id: str
    movement: str
    party: str
    by: str
    reasons: str
    language: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MovementAcknowledgement:
    """That a party has read of a movement. It is no consent and no guarantee."""

    id: str
    movement: str
    party: str
    by: str
    note: str
    language: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DeclaredZone:
    """An area that a party declares: closed to these kinds of movement, as that party says."""

    id: str
    title: str
    kinds: tuple[MovementKind, ...]
    volume: Volume
    reasons: str
    party: str
    by: str
    language: str
    at: datetime
    release: Release


@dataclass(frozen=True, slots=True)
class Approach:
    """How near a plan comes to something: metres apart, and seconds between the two times.

    Null where it cannot be told.
    """

    kind: Opponent
    against: str
    name: Names
    distance_m: float | None
    gap_s: float | None


@dataclass(frozen=True, slots=True)
class ConflictReason:
    """What a plan was found to meet, or why that cannot be told.

    `key` and `would_change` have their words in data/languages; `values` go into them.
    """

    key: str
    answer: ConflictAnswer
    approach: Approach
    values: dict[str, str] = field(default_factory=dict)
    would_change: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MovementCheck:
    """The answer for one circle of readers: what it may not know was not looked at.

    `tested` counts what the plan was held against by kind, `digest` is the SHA-256 of it all;
    `unplaced` incidents have no known place and could not be held against anything.
    """

    id: str
    movement: str
    answer: ConflictAnswer
    reasons: tuple[ConflictReason, ...]
    nearest: tuple[Approach, ...]
    tested: dict[str, int]
    unplaced: int
    digest: str
    at: datetime
    release: Release


@dataclass(frozen=True, slots=True)
class MovementFile:
    """A movement with everything said of it that a reader may know, oldest first."""

    movement: Movement
    amended_by: str | None
    cancellations: tuple[MovementCancellation, ...]
    acknowledgements: tuple[MovementAcknowledgement, ...]
    check: MovementCheck | None

    @property
    def state(self) -> MovementState:
        """Where the announcement stands."""
        if self.cancellations:
            return MovementState.CANCELLED
        return MovementState.AMENDED if self.amended_by else MovementState.FILED


@dataclass(frozen=True, slots=True)
class MovementRules:
    """What a mechanism asks of announcements, in its file under `movements`.

    Hours before the start, for an emergency fewer; incidents of the last `incident_hours` within
    `incident_m` count as near; acknowledgement is awaited until `acknowledge_hours` before it.
    """

    notice_hours: int = 48
    emergency_hours: int = 24
    acknowledge_hours: int = 6
    incident_hours: int = 72
    incident_m: float = 3000.0
