"""Everything read from one document: the object `hudna read --json` prints."""

from dataclasses import dataclass

from hudna.model.claim import Claim
from hudna.model.span import Mention, Quoted, Span
from hudna.model.when import When

__all__ = [
    "AgreementMention",
    "DocumentFacts",
    "Flag",
    "MeetingMention",
    "Participant",
    "Published",
    "Reading",
    "RegisterLine",
    "StoredReading",
]


@dataclass(frozen=True, slots=True)
class Published:
    """When the text appeared: `stated` by it, or only bounded by its own words."""

    when: When
    stated: bool


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What the text says of itself."""

    sha256: str
    text_sha256: str
    language: str
    published: Published
    cited_source: Quoted | None = None
    author: Quoted | None = None


@dataclass(frozen=True, slots=True)
class AgreementMention:
    """What a text says of an agreement; slots it does not fill stay null."""

    id: str
    span: Span
    name: Quoted | None = None
    type: Quoted | None = None
    reached: Quoted | None = None
    entry_into_force: Quoted | None = None
    scope: Quoted | None = None
    status: Quoted | None = None
    parties: tuple[Mention, ...] = ()
    mediators: tuple[Mention, ...] = ()
    guarantors: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody at a meeting, with role and delegation as the text gives them."""

    name: str
    role: str | None
    delegation: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class MeetingMention:
    """What a text says of a meeting."""

    id: str
    span: Span
    type: str
    participants: tuple[Participant, ...] = ()
    place: Quoted | None = None
    start: Quoted | None = None
    end: Quoted | None = None
    outcome: Quoted | None = None


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One number of a bulletin: what `side` registered in `area` ("TOTAL" for a stated total)."""

    side: str
    period_end: str | None
    area: str
    area_code: str | None
    count: int
    span: Span


@dataclass(frozen=True, slots=True)
class Flag:
    """Something a person should look at, such as a total that does not add up.

    `message` is English, for programs and logs; `side`, `areas` and `numbers` are its values, from
    which pages say it in the reader's language. They are not part of the published contract.
    """

    kind: str
    message: str
    span: Span | None = None
    side: str | None = None
    areas: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document, in its order."""

    document: DocumentFacts
    claims: tuple[Claim, ...] = ()
    agreements: tuple[AgreementMention, ...] = ()
    meetings: tuple[MeetingMention, ...] = ()
    registers: tuple[RegisterLine, ...] = ()
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredReading:
    """A reading and the report it was made of; `id` is the report's."""

    id: str
    reading: Reading
