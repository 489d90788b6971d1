"""An office's answer to what a text seems to tell of talks: accepted, corrected or left."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hudna.actions.moments import check_not_ahead
from hudna.actions.new_objects import check_new
from hudna.actions.office_word import said_by_office
from hudna.actions.permissions import check_correct, check_see
from hudna.actions.ports import Log, Store
from hudna.actions.statements import SignedStatement
from hudna.errors import InputError, NotFound
from hudna.model.document import Report
from hudna.model.proposal import Proposal, ProposalAnswer, ProposalChoice
from hudna.model.reading import StoredReading
from hudna.model.relation_event import RelationEvent
from hudna.model.talks_round import TalksRound
from hudna.model.undertaking import Undertaking
from hudna.talks.accepted import accepted_parts, makes
from hudna.talks.proposals import proposals_of

__all__ = ["MADE", "answer_proposal", "check_answer"]

MADE: Mapping[str, type[Any]] = {
    "undertaking": Undertaking,
    "relation_event": RelationEvent,
    "talks_round": TalksRound,
}
"""What an accepted proposal may have registered, by kind of object."""


def answer_proposal(
    store: Store, log: Log, statement: SignedStatement, now: datetime
) -> ProposalAnswer:
    """Store a signed answer for those who may see the report; the latest of a party counts.

    Answers of other parties stand beside it. What it says was made is registered before. Raises
    `NotFound` for a proposal the report does not hold, `InputError` for an answer that does not
    fit it, `Refused` for an office that may not.
    """
    with store.transaction():
        answer, actor = said_by_office(store, log, "proposal_answer", statement)
        assert isinstance(answer, ProposalAnswer)
        check_correct(actor)
        check_not_ahead(answer.at, now)
        held = store.held(Report, answer.report)
        reading = store.get(StoredReading, answer.report)
        if held is None or reading is None:
            raise NotFound(f"no report {answer.report} that has been read")
        check_see(actor, held.release, now)
        text = store.document(held.value.document).text
        check_answer(answer, proposals_of(reading.reading, text))
        _check_made(store, answer)
        check_new(store, answer)
        store.add_entry(statement.entry, "proposal_answer", statement.private)
        store.put(answer, held.release, answer.at, statement.entry)
    return answer


def check_answer(answer: ProposalAnswer, proposals: tuple[Proposal, ...]) -> None:
    """Raise where an answer is to no proposal of its report, or does not fit the one it names."""
    proposal = next((one for one in proposals if one.id == answer.proposal), None)
    if proposal is None:
        raise NotFound(
            f"this report holds no proposal {answer.proposal}",
            where=answer.report,
            advice="Reload the report and answer what it shows now",
        )
    if answer.kind is not proposal.kind:
        raise InputError(
            f"the proposal is of a {proposal.kind.value}, not of a {answer.kind.value}",
            where=answer.proposal,
            advice="Reload the report and sign again",
        )
    if (answer.choice is ProposalChoice.CORRECTED) != bool(answer.values):
        raise InputError(
            "values are given where, and only where, a proposal is corrected",
            where=answer.proposal,
            advice="Correct a part, or accept or leave it as it was read",
        )
    accepted_parts(proposal, answer.values)


def _check_made(store: Store, answer: ProposalAnswer) -> None:
    """Refuse an answer that names another's object, or one that is not from this report."""
    if answer.made is None:
        return
    kind = makes(answer.kind)
    if kind is None or answer.choice is ProposalChoice.LEFT:
        raise InputError("nothing is registered from this answer", where="made")
    made = store.get(MADE[kind], answer.made)
    if made is None or made.party != answer.party:
        raise NotFound(
            f"{answer.party} registered no {kind.replace('_', ' ')} {answer.made}",
            where="made",
            advice="Sign what is registered first, then the answer",
        )
    if not any(source.report == answer.report for source in _sources(made)):
        raise InputError(
            f"{answer.made} does not name this report as its source",
            where="made",
            advice="Give the report among its sources",
        )


def _sources(made: Any) -> list[Any]:
    inner = [one for delegation in getattr(made, "delegations", ()) for one in delegation.sources]
    return [*made.sources, *inner]
