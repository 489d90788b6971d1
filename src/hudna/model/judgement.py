"""What was judged of a dispute about a line: the question, the sources, and an answer per claim.

A judgement is arithmetic over what the sides handed in: it alleges nothing and finds nothing.
Distances are metres, durations seconds, positions WGS 84 degrees.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from hudna.model.party import Names

__all__ = [
    "AirspaceClaim",
    "ClaimVerdict",
    "Fix",
    "HeightDatum",
    "Judgement",
    "JudgementReason",
    "LineVersion",
    "PairAgreement",
    "Passage",
    "PassageKind",
    "Spread",
    "StatedReading",
    "StatementCheck",
    "TrackResult",
    "TrackSource",
    "Verdict",
    "VersionVerdict",
]


class Verdict(StrEnum):
    """What the numbers say of a claim; the last is an answer like the others."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NOT_RESOLVABLE = "not_resolvable"


class HeightDatum(StrEnum):
    """What a height is measured from."""

    UNKNOWN = "unknown"
    PRESSURE = "pressure"
    MSL = "msl"
    WGS84 = "wgs84"
    GROUND = "ground"


class PassageKind(StrEnum):
    """How a track met a zone: inside it, on its edge for a while, or touching it at an instant."""

    INSIDE = "inside"
    ALONG = "along"
    TOUCH = "touch"


@dataclass(frozen=True, slots=True)
class Fix:
    """A position at a time; the height is null where it is not known."""

    latitude: float
    longitude: float
    at: datetime
    altitude_m: float | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """The 5 %, 50 % and 95 % points of a quantity."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class LineVersion:
    """One public version of a zone or line, with where it is from.

    `shape` is GeoJSON of what was judged against; `repairs` say what was mended in the file.
    """

    zone: str
    version: str
    side: str
    sigma_m: float
    floor_m: float | None
    ceiling_m: float | None
    height_datum: HeightDatum
    edges: str
    datum: str
    source: str
    licence: str
    sha256: str
    shape: str
    repairs: tuple["JudgementReason", ...] = ()


@dataclass(frozen=True, slots=True)
class TrackSource:
    """One side's track as handed in, its stated errors, and what was mended in reading it.

    `plots` are the plots as read (thinned to 2,000 for drawing), `smoothed` the track judged.
    """

    id: str
    source: str
    format: str
    aircraft: str | None
    sha256: str
    n: int
    sigma_m: float
    bias_sigma_m: float
    clock_sigma_s: float
    height_datum: HeightDatum
    plots: tuple[Fix, ...]
    smoothed: tuple[Fix, ...]
    repairs: tuple["JudgementReason", ...] = ()


@dataclass(frozen=True, slots=True)
class AirspaceClaim:
    """What somebody says of a track and a zone; what they do not say is null.

    `readings` are the rival ways to read the words, each with its own numbers; `words` are theirs.
    """

    id: str
    by: str
    zone: str
    track: str | None = None
    entered: bool | None = None
    depth_m: float | None = None
    length_m: float | None = None
    duration_s: float | None = None
    distance_m: float | None = None
    at: datetime | None = None
    aircraft: str | None = None
    words: str = ""
    source: str = ""
    readings: tuple["StatedReading", ...] = ()


@dataclass(frozen=True, slots=True)
class StatedReading:
    """One way to read a statement: which number means what, in which unit."""

    id: str
    depth_m: float | None = None
    length_m: float | None = None
    duration_s: float | None = None
    distance_m: float | None = None
    depth_is: str = "nearest_edge"


@dataclass(frozen=True, slots=True)
class JudgementReason:
    """A reason by key, with the values its words take; words are in data/languages."""

    key: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Passage:
    """One stay of a track in a zone, between two crossings of its edge or limits.

    `certain` holds where the track was inside at some instant of it whatever it did between its
    plots; `possible_entry` and `possible_exit` bound it if it did its utmost.
    """

    kind: PassageKind
    entry: Fix
    exit: Fix
    depth_m: float
    deepest: Fix
    length_m: float
    duration_s: float
    certain: bool
    certain_entry: datetime | None = None
    certain_exit: datetime | None = None
    possible_entry: datetime | None = None
    possible_exit: datetime | None = None


@dataclass(frozen=True, slots=True)
class TrackResult:
    """One track against one version of a zone.

    `reach_m` is how far inside the track came at its deepest, negative where it stayed that far
    out; `depth_m`, `length_m` and `duration_s` are null where no sample entered.
    """

    track: str
    zone: str
    version: str
    p_entered: float
    intervals: tuple[Passage, ...]
    possible_only: tuple[tuple[datetime, datetime], ...]
    reach_m: Spread
    depth_m: Spread | None
    length_m: Spread | None
    duration_s: Spread | None
    nearest: Fix | None = None


@dataclass(frozen=True, slots=True)
class StatementCheck:
    """One reading of a claim against physics and one version of the line (null: against none).

    `speed_ms` is what length and duration imply, `needed_s` the time the length takes at the
    slowest and fastest the type flies.
    """

    reading: str
    version: str | None
    verdict: Verdict
    reasons: tuple[JudgementReason, ...]
    speed_ms: float | None = None
    needed_s: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class VersionVerdict:
    """The answer to a claim by one version of the line."""

    version: str
    probability: float | None
    verdict: Verdict
    smallest_shift_m: float | None
    smallest_shift_s: float | None
    shift_bearing: float | None = None


@dataclass(frozen=True, slots=True)
class ClaimVerdict:
    """The answer to a claim: per version of the line, mixed by weight, and why.

    `smallest_shift_m` and `_s` are the least by which position or clock has to be wrong for the
    claim to be true under some version; null where no shift makes it true, or none is meant.
    """

    claim: AirspaceClaim
    verdict: Verdict
    probability: float | None
    versions: tuple[VersionVerdict, ...]
    reasons: tuple[JudgementReason, ...]
    would_change: tuple[JudgementReason, ...]
    smallest_shift_m: float | None
    smallest_shift_s: float | None
    statements: tuple[StatementCheck, ...] = ()


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Whether two tracks can be one aircraft under their stated errors.

    `distance_sigma` is their distance in units of its standard deviation; `wrong_by_m` is by how
    much at least one of the two must be wrong beyond its stated errors, null where compatible or
    where they share no time.
    """

    first: str
    second: str
    compatible: bool | None
    distance_sigma: float | None
    distance_m: float | None
    wrong_by_m: float | None
    clock_s: float | None
    overlap_s: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """Everything judged of one case, with what is needed to judge it again."""

    id: str
    title: Names
    question: Names
    exercise: bool
    lines: tuple[LineVersion, ...]
    tracks: tuple[TrackSource, ...]
    results: tuple[TrackResult, ...]
    claims: tuple[ClaimVerdict, ...]
    pairs: tuple[PairAgreement, ...]
    weights: Mapping[str, float]
    supported_from: float
    contradicted_to: float
    seed: int
    samples: int
    assumptions: tuple[JudgementReason, ...]
    sha256: str
    command: str
