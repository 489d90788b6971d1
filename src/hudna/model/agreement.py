"""An agreement as clauses that a program can test."""

from dataclasses import dataclass, field
from enum import StrEnum

from hudna.model.citation import Citation
from hudna.model.description import Described, DescribedField
from hudna.model.party import Names
from hudna.model.when import When

__all__ = [
    "Agreement",
    "Allegation",
    "Citation",
    "Clause",
    "ClauseKind",
    "CountingRule",
    "Due",
    "Exemption",
    "Outcome",
    "Reading",
    "Zone",
]


class ClauseKind(StrEnum):
    """What a clause asks; one file each in `assess/rules`, or `STATED` where none can test it."""

    CESSATION = "cessation"
    NO_FLIGHT_ZONE = "no_flight_zone"
    WEAPONS_WITHDRAWAL = "weapons_withdrawal"
    DEMILITARISED_ZONE = "demilitarised_zone"
    DEADLINE = "deadline"
    MONITOR_ACCESS = "monitor_access"
    HUMANITARIAN_ACCESS = "humanitarian_access"
    DETAINEE_RELEASE = "detainee_release"
    REPORTING = "reporting"
    STATED = "stated"


@dataclass(frozen=True, slots=True)
class Zone:
    """Where a clause holds: place ids of countries or governorates, or shapes in WGS 84.

    `geometry` is GeoJSON as text, a polygon or a line; `within_km` makes a zone of all that lies
    as near to it; `true_to_km` is how far the real edge may lie from it on either side, and
    `source` says what it was drawn from. With `parts_only` the clause holds in parts that nobody
    drew, so that lying inside is never sure. `uncertainty` says in words what no map draws.
    """

    id: str
    names: Names
    places: tuple[str, ...] = ()
    geometry: str | None = None
    within_km: float = 0.0
    true_to_km: float = 0.0
    parts_only: bool = False
    source: Names = field(default_factory=dict)
    uncertainty: Names = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exemption:
    """A group that `by` holds to be outside the clause. Exemptions are disputed, so per party."""

    group: str
    by: str
    source: Names


@dataclass(frozen=True, slots=True)
class Due:
    """Until when something is to be done: local time of `zone_name`, which a file has to give.

    `from_` names what the time is counted from where the text leaves that open.
    """

    at: When
    zone_name: str
    from_: Names = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """How somebody reads what the clause is about, where that is disputed: kinds of events."""

    by: Names
    event_types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountingRule:
    """What counts as one: `unit` is incident, shot, burst, window or day_and_place.

    With `window`, `at_least` shots within `minutes` at one place count as one, fewer as none; the
    window begins at the first shot. `used_by` says whose way of counting it is.
    """

    id: str
    names: Names
    unit: str
    at_least: int = 1
    minutes: int = 0
    used_by: Names = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Clause:
    """One obligation, with its scope in time, place, actors and weapons.

    `zone_by` gives parties a zone of their own in place of `zone` (lines from which each counts).
    `fulfilled_by` are kinds of events that show it done, `every_days` how often a report is owed.
    `disputed` says in words what is not agreed about it, `untestable` why no program can test a
    stated clause.
    """

    id: str
    kind: ClauseKind
    names: Names
    summary: Names
    binds: tuple[str, ...]
    zone: str
    in_force: When
    event_types: tuple[str, ...]
    weapons: tuple[str, ...]
    exemptions: tuple[Exemption, ...]
    citations: tuple[Citation, ...]
    disputed: tuple[Names, ...] = ()
    untestable: Names = field(default_factory=dict)
    due: Due | None = None
    readings: tuple[Reading, ...] = ()
    zone_by: tuple[tuple[str, str], ...] = ()
    fulfilled_by: tuple[str, ...] = ()
    every_days: int | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """A version of an agreement; it takes the place of the version `supersedes` of the same id.

    `decision` says who decides whether it was breached and how, as far as that was read;
    `description` has what researchers' tables ask of it.
    """

    id: str
    version: str
    names: Names
    reached: When
    in_force: When
    zone_name: str
    parties: tuple[str, ...]
    guarantors: tuple[str, ...]
    zones: tuple[Zone, ...]
    clauses: tuple[Clause, ...]
    supersedes: str | None = None
    notes: tuple[Names, ...] = ()
    counting: tuple[CountingRule, ...] = ()
    decision: Names = field(default_factory=dict)
    standing: Names = field(default_factory=dict)
    description: tuple[Described, ...] = ()

    def described(self, field: DescribedField) -> tuple[str, ...]:
        """Return the values of a field that describes it, none where it is not described."""
        return next((one.values for one in self.description if one.field is field), ())

    def zone(self, zone_id: str) -> Zone:
        """Return a zone by its id."""
        return next(zone for zone in self.zones if zone.id == zone_id)


class Outcome(StrEnum):
    """What software may say of an incident and a clause. It alleges; guarantors find."""

    BREACH_ALLEGED = "breach_alleged"
    OUTSIDE_SCOPE = "outside_scope"
    NOT_RESOLVABLE = "not_resolvable"


@dataclass(frozen=True, slots=True)
class Allegation:
    """One incident tested against one clause.

    `reasons` and `would_change` are words by language; `facts` names the values used;
    `probability` is the chance of lying in scope where place or time is uncertain, else null.
    """

    id: str
    incident: str
    agreement: str
    version: str
    clause: str
    outcome: Outcome
    reasons: tuple[Names, ...]
    facts: tuple[tuple[str, str], ...]
    would_change: tuple[Names, ...]
    probability: tuple[float, float] | None = None
