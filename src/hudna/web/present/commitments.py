"""Commitments as pages show them: where each stands, what was said of it, who may speak."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hudna.actions.permissions import can, check_talk
from hudna.db.gate import Reader
from hudna.model.agreement import Clause
from hudna.model.undertaking import (
    Undertaking,
    UndertakingFile,
    UndertakingState,
    UndertakingWord,
    WordState,
)
from hudna.talks.undertakings import is_owed_to, latest_words, state_of
from hudna.web.agreements import agreements_of

__all__ = ["CommitmentView", "by_owner", "commitment_views"]

Clauses = dict[tuple[str, str], tuple[str, Clause]]

TONES = {UndertakingState.OVERDUE: "red", UndertakingState.DISPUTED: "amber"}
"""No state is green: what a party says is its word, never a finding."""


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """A commitment with everything said of it, for one reader; `clause` is null where unknown.

    `anchor` is where the clause stands on the agreement's page, empty where it does not.
    """

    file: UndertakingFile
    state: UndertakingState
    late: int
    clause: Clause | None
    anchor: str
    choices: tuple[WordState, ...]

    @property
    def owed(self) -> Undertaking:
        """The commitment itself."""
        return self.file.undertaking

    @property
    def tone(self) -> str:
        """In which tone its state is written."""
        return TONES.get(self.state, "")

    @property
    def words(self) -> tuple[UndertakingWord, ...]:
        """What was said of it, the latest first."""
        return tuple(reversed(self.file.words))

    @property
    def standing(self) -> frozenset[str]:
        """The ids of the words that count: the last of each party."""
        return frozenset(word.id for word in latest_words(self.file.words).values())


def commitment_views(
    files: Iterable[UndertakingFile], reader: Reader
) -> tuple[CommitmentView, ...]:
    """Return commitments in the order they come in."""
    today, clauses = reader.today(), _clauses(reader)
    return tuple(_view(file, reader, today, clauses) for file in files)


def _clauses(reader: Reader) -> Clauses:
    """Return clauses with their versions by agreement and id; of several versions the last."""
    return {(a.id, c.id): (a.version, c) for a in agreements_of(reader) for c in a.clauses}


def _view(file: UndertakingFile, reader: Reader, today: date, clauses: Clauses) -> CommitmentView:
    owed, actor = file.undertaking, reader.actor
    choices: tuple[WordState, ...] = ()
    if actor is not None and can(check_talk, actor):
        free = is_owed_to(owed, actor.party)
        choices = tuple(one for one in WordState if free or one is not WordState.RELEASED)
    version, clause = clauses.get((owed.agreement or "", owed.clause or ""), ("", None))
    return CommitmentView(
        file=file,
        state=state_of(file, today),
        late=(today - owed.due).days if owed.due is not None and owed.due < today else 0,
        clause=clause,
        anchor=f"{owed.agreement}-{version}-{owed.clause}" if clause else "",
        choices=choices,
    )


def by_owner(
    views: Iterable[CommitmentView],
) -> tuple[tuple[str, tuple[CommitmentView, ...]], ...]:
    """Return commitments by owner, in their order: who is longest overdue comes first."""
    owners: dict[str, list[CommitmentView]] = {}
    for view in views:
        owners.setdefault(view.owed.owner, []).append(view)
    return tuple((owner, tuple(held)) for owner, held in owners.items())
