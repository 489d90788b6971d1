"""Joint statements: drafted by paragraph, bracketed, put to the parties, answered and signed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hudna.model.agreement import Agreement
from hudna.model.party import Names
from hudna.model.release import Audience, Release
from hudna.model.talks_round import released

__all__ = [
    "AdoptedStatement",
    "Adoption",
    "AnswerKind",
    "Dissent",
    "DraftComment",
    "DraftParagraph",
    "SilentParty",
    "StatementAnswer",
    "StatementDraft",
    "StatementSignature",
    "StatementText",
    "TextState",
    "VersionMade",
]


class Adoption(StrEnum):
    """What an objection does: of one signatory it stops the text, or it stands on its face."""

    CONSENSUS = "consensus"
    WILLING = "willing"


class AnswerKind(StrEnum):
    """What a party answers to a text that was put to it; silence is no answer."""

    AGREES = "agrees"
    DISSENTS = "dissents"


class TextState(StrEnum):
    """Where a text stands: before the parties, stopped by a dissent, adopted, or never signed."""

    OPEN = "open"
    STOPPED = "stopped"
    ADOPTED = "adopted"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """A statement to be drafted. `signatories` decide on it; `consulted` are heard and may dissent.

    `reference` is the language that rules where versions differ, one of `languages`. `amends`
    names the agreement that the statement changes. Drafts are never public.
    """

    id: str
    title: Names
    round: str | None
    reference: str
    languages: tuple[str, ...]
    signatories: tuple[str, ...]
    consulted: tuple[str, ...]
    adoption: Adoption
    amends: str | None
    party: str
    by: str
    language: str
    audience: Audience
    exercise: bool
    at: datetime

    @property
    def release(self) -> Release:
        """Who may read it, and all that is drafted of it."""
        return released(self.audience, self.party, self.at)


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    """A version of a paragraph in as many languages as it has, by language code.

    `paragraph` is the same for all its versions: the id of the first. `parents` are the versions
    it takes the place of, empty for the first, two or more where it merges; two versions with one
    parent stand side by side until somebody merges them. `after` is the paragraph it follows,
    empty for the start. A text that is empty in every language strikes the paragraph out.
    Disputed words stand in brackets with who asks for them: `[at once]{iran}`. `aligned` are the
    languages whose text its author says fits that of the reference language.
    """

    id: str
    draft: str
    paragraph: str
    parents: tuple[str, ...]
    after: str
    texts: Names
    aligned: tuple[str, ...]
    party: str
    by: str
    language: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DraftComment:
    """What a party remarks on a version of a paragraph; `agrees` says it can live with it."""

    id: str
    draft: str
    version: str
    agrees: bool
    words: str
    party: str
    by: str
    language: str
    at: datetime


@dataclass(frozen=True, slots=True)
class VersionMade:
    """The next version of an agreement that a statement makes, as its signatures name it.

    `supersedes` is the version whose place it takes, `sha256` the hash of the whole next version
    in canonical JSON, `signatories` are the parties without whose signature it is none.
    """

    agreement: str
    version: str
    supersedes: str
    sha256: str
    signatories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementText:
    """A text put to the parties: `versions` are its paragraphs in order, `texts` what they say.

    `texts` has every language of the draft, each with as many paragraphs. `sha256` is that of
    its canonical form, which signatures name. Whoever has not answered by `silence_until` has
    agreed by silence; where it is null, only a word counts. `next_version` is the whole agreement
    as it reads from then on, where the statement amends one, and `makes` what is signed of it.
    """

    id: str
    draft: str
    number: int
    versions: tuple[str, ...]
    texts: dict[str, tuple[str, ...]]
    sha256: str
    silence_until: datetime | None
    party: str
    by: str
    language: str
    at: datetime
    makes: VersionMade | None = None
    next_version: Agreement | None = None


@dataclass(frozen=True, slots=True)
class StatementAnswer:
    """What a party answers to a text; the latest of a party counts, earlier ones stay."""

    id: str
    draft: str
    text: str
    kind: AnswerKind
    words: str
    party: str
    by: str
    language: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StatementSignature:
    """A party's signature to a text: the record holds it, and with it what was signed."""

    id: str
    draft: str
    text: str
    sha256: str
    party: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SilentParty:
    """A party that agreed by silence, and when the time ran out."""

    party: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Dissent:
    """A party's dissent in its own words; `signatory` tells whether its consent was asked for."""

    party: str
    words: str
    language: str
    signatory: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class AdoptedStatement:
    """A joint statement as it was adopted: what was signed, by whom, and who was silent or not.

    `signatures` are the ids of the signatures by party, `agreed` those of the answers of who
    agreed and did not sign, `silent` who agreed by silence; `unheard` were consulted and did not
    speak. `makes` names the next version of the agreement it amends, where its signatories put
    one to themselves. It is published on the portal.
    """

    id: str
    draft: str
    text: str
    number: int
    title: Names
    reference: str
    texts: dict[str, tuple[str, ...]]
    sha256: str
    signatures: dict[str, str]
    agreed: dict[str, str]
    silent: tuple[SilentParty, ...]
    dissents: tuple[Dissent, ...]
    unheard: tuple[str, ...]
    amends: str | None
    exercise: bool
    at: datetime
    makes: VersionMade | None = None

    @property
    def release(self) -> Release:
        """Everybody may read it."""
        return Release(Audience.PUBLIC)
