"""What several claims may be speaking of together."""

from dataclasses import dataclass

from hudna.model.place import Place
from hudna.model.release import Release
from hudna.model.span import Span
from hudna.model.when import When

__all__ = ["Evidence", "Incident", "JoinReason", "SourcedClaimRef"]


@dataclass(frozen=True, slots=True)
class SourcedClaimRef:
    """A claim and the report it comes from."""

    report: str
    claim: str


@dataclass(frozen=True, slots=True)
class JoinReason:
    """Why two claims were put together: each comparison by its key, with its weight in bits.

    `link.reasons.words_in` has the words for a key in the reader's language.
    """

    left: SourcedClaimRef
    right: SourcedClaimRef
    score: float
    parts: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """A joined set of claims. Place, time and type are what its claims support, not a finding.

    `contested` is true when one claim denies what another says; `killed` and `wounded` are the
    least and most that any claim gives (null: no claim gives one). So are `shots` fired, and
    `bursts`, which are explosions and runs of shots heard as one; both are 0 where every claim is
    a denial.
    """

    id: str
    event_type: str
    when: When
    place: Place
    claims: tuple[SourcedClaimRef, ...]
    accused: tuple[str, ...]
    contested: bool
    reasons: tuple[JoinReason, ...]
    release: Release
    killed: tuple[int, int | None] | None = None
    wounded: tuple[int, int | None] | None = None
    weapons: tuple[str, ...] = ()
    shots: tuple[int, int | None] | None = None
    bursts: tuple[int, int | None] | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something a finding rests on: a report passage, or a file by its hash."""

    id: str
    kind: str
    report: str | None
    span: Span | None
    sha256: str | None
    description: str
