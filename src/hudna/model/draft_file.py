"""A draft of a joint statement with everything that was said of it."""

from dataclasses import dataclass
from datetime import datetime

from hudna.model.joint_statement import (
    AdoptedStatement,
    DraftComment,
    DraftParagraph,
    StatementAnswer,
    StatementDraft,
    StatementSignature,
    StatementText,
)

__all__ = ["DraftFile", "ProofPlaces", "WaitingText"]


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A draft, its versions, remarks, texts and the parties' words, each oldest first."""

    draft: StatementDraft
    versions: tuple[DraftParagraph, ...]
    comments: tuple[DraftComment, ...]
    texts: tuple[StatementText, ...]
    answers: tuple[StatementAnswer, ...]
    signatures: tuple[StatementSignature, ...]
    adopted: AdoptedStatement | None

    @property
    def text(self) -> StatementText | None:
        """The text put last, null before the first."""
        return self.texts[-1] if self.texts else None


@dataclass(frozen=True, slots=True)
class WaitingText:
    """A draft whose text waits for the word of a party.

    Its silence counts as agreement after `silence_until`, never where that is null.
    """

    draft: StatementDraft
    silence_until: datetime | None


@dataclass(frozen=True, slots=True)
class ProofPlaces:
    """Indexes in the record of what proves an adopted statement; null while one is pending.

    `keys` let the keys in that signed, from the genesis on, the first first.
    """

    statement: int | None
    signatures: dict[str, int | None]
    keys: tuple[int, ...]

    @property
    def whole(self) -> bool:
        """Whether everything stands in the record."""
        return None not in (self.statement, *self.signatures.values())
