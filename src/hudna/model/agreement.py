"""An agreement as clauses that a program can test."""

from dataclasses import dataclass, field
from enum import StrEnum

from hudna.model.party import Names
from hudna.model.when import When

__all__ = [
    "Agreement",
    "Allegation",
    "Citation",
    "Clause",
    "ClauseKind",
    "Exemption",
    "Outcome",
    "Zone",
]


class ClauseKind(StrEnum):
    """What a clause asks; one file each in `assess/rules`, or `STATED` where none can test it."""

    CESSATION = "cessation"
    STATED = "stated"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a clause stands: document, article, and how it was read (text or press).

    A document's symbol or an article's number is the same in every language.
    """

    document: Names
    article: Names
    read_from: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Zone:
    """Where a clause holds: place ids of countries or governorates, or a GeoJSON file."""

    id: str
    names: Names
    places: tuple[str, ...] = ()
    file: str | None = None
    uncertainty: Names = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exemption:
    """A group that `by` holds to be outside the clause. Exemptions are disputed, so per party."""

    group: str
    by: str
    source: Names


@dataclass(frozen=True, slots=True)
class Clause:
    """One obligation, with its scope in time, place, actors and weapons.

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


@dataclass(frozen=True, slots=True)
class Agreement:
    """A version of an agreement; a later version supersedes by `supersedes`."""

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
