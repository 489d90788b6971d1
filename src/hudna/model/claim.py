"""What somebody says happened. A claim is not a fact."""

from dataclasses import dataclass
from enum import StrEnum

from hudna.model.place import Place
from hudna.model.span import Mention, Span
from hudna.model.when import When

__all__ = [
    "NARRATOR",
    "Casualties",
    "Claim",
    "ClaimRelation",
    "Count",
    "Method",
    "Modality",
    "Polarity",
    "RelationKind",
    "Speaker",
    "Stance",
    "Toll",
]


class Stance(StrEnum):
    """How the speaker stands to what is said."""

    ASSERTS = "asserts"
    CLAIMS = "claims"
    DENIES = "denies"
    CONFIRMS = "confirms"
    ACCUSES = "accuses"
    ANNOUNCES = "announces"
    CONDEMNS = "condemns"
    APOLOGISES = "apologises"
    ADMITS = "admits"
    ORDERS = "orders"
    AGREES = "agrees"
    WARNS = "warns"
    RECORDS = "records"
    DESCRIBES = "describes"


class Polarity(StrEnum):
    """Whether the event is said to have happened or not to have happened."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    """Whether the event is said as fact, plan, possibility or condition."""

    FACTUAL = "factual"
    PLANNED = "planned"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"


class RelationKind(StrEnum):
    """How one claim of a document stands to another."""

    DENIES = "denies"
    CONFIRMS = "confirms"
    REPEATS = "repeats"
    RESPONDS = "responds"
    CAUSES = "causes"


class Method(StrEnum):
    """Who read the claim."""

    RULES = "rules"
    LLM = "llm"
    BOTH = "both"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it; the narrator's own voice is the one value without a span."""

    name: str
    id: str | None
    span: Span | None


NARRATOR = Speaker("narrator", None, None)


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people, `max` null where the source gives no upper bound."""

    min: int
    max: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Casualties:
    """People harmed or recovered, each count with its span; null is unknown, not zero."""

    killed: Toll | None = None
    wounded: Toll | None = None
    missing: Toll | None = None
    captured: Toll | None = None
    rescued: Toll | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number of something other than people harmed, such as kilometres or settlements."""

    what: str
    value: float
    span: Span


@dataclass(frozen=True, slots=True)
class ClaimRelation:
    """A link to another claim of the same document, by id."""

    type: RelationKind
    claim: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One attributed claim with the exact characters of every value."""

    id: str
    span: Span
    cue: Span | None
    speaker: Speaker
    chain: tuple[str, ...]
    stance: Stance
    polarity: Polarity
    modality: Modality
    event_type: str
    actors: tuple[Mention, ...] = ()
    targets: tuple[Mention, ...] = ()
    weapons: tuple[Mention, ...] = ()
    places: tuple[Place, ...] = ()
    when: When | None = None
    counts: tuple[Count, ...] = ()
    casualties: Casualties | None = None
    agreement: str | None = None
    meeting: str | None = None
    relations: tuple[ClaimRelation, ...] = ()
    method: Method = Method.RULES
