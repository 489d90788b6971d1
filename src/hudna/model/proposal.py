"""What was read of talks in a text, put to people: it is known only once one of them accepts it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hudna.model.span import Span
from hudna.model.when import When

__all__ = ["Proposal", "ProposalAnswer", "ProposalChoice", "ProposalKind", "ProposalPart"]


class ProposalKind(StrEnum):
    """What a text seems to tell of."""

    MEETING = "meeting"
    DELEGATION = "delegation"
    MEDIATOR = "mediator"
    STATEMENT = "statement"
    RELATION = "relation"
    COMMITMENT = "commitment"


@dataclass(frozen=True, slots=True)
class ProposalPart:
    """A value that was read, the actor or place it is by id where known, and its characters."""

    name: str
    value: str
    id: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something of talks that a text seems to tell, as `said_by` says it there.

    `said_by` is an actor's id or its words in the text, null for the text's own voice. `stance`
    is that of the claim, null where it comes from a meeting as a whole; `claims` are the claims
    it rests on, and `meeting` the one of the reading it belongs to. `change` is what the words
    say became of the relations of two states, null where they say nothing of it.
    """

    id: str
    kind: ProposalKind
    what: str
    said_by: str | None
    stance: str | None
    parts: tuple[ProposalPart, ...]
    when: When
    span: Span
    claims: tuple[str, ...]
    meeting: str | None = None
    change: str | None = None


class ProposalChoice(StrEnum):
    """What a person makes of a proposal."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class ProposalAnswer:
    """What an office made of a proposal; `values` are the parts it corrected, by name.

    `made` is the id of what was registered from it, null where nothing was.
    """

    id: str
    report: str
    proposal: str
    kind: ProposalKind
    choice: ProposalChoice
    values: dict[str, str]
    made: str | None
    words: str
    party: str
    by: str
    language: str
    at: datetime
