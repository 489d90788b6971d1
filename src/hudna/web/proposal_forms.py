"""From the form beside a proposal to what is to be signed: what it registers, then the answer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from hudna.actions.accepted_words import Taken, seated_in, told_round, undertaking_from
from hudna.actions.answer_proposal import check_answer
from hudna.actions.answer_words import answer_of
from hudna.actions.permissions import can, check_talk
from hudna.db.gate import Reader
from hudna.errors import Conflict, InputError, NotFound
from hudna.model.document import Report
from hudna.model.party import Actor
from hudna.model.proposal import Proposal, ProposalAnswer, ProposalChoice, ProposalKind
from hudna.model.reading import Reading
from hudna.model.relation_event import RelationEvent
from hudna.model.talks_round import TalksRound
from hudna.model.undertaking import Undertaking
from hudna.talks.proposals import proposals_of

__all__ = ["SEATED", "Proposed", "is_seated", "proposed", "registered", "round_of", "statement_of"]

SEATED = (ProposalKind.DELEGATION, ProposalKind.MEDIATOR)
"""Kinds that go into the telling of a round; by themselves they register nothing."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal with the others of its report, the report, its text and what was read."""

    proposal: Proposal
    every: tuple[Proposal, ...]
    report: Report
    text: str
    reading: Reading

    @property
    def meeting(self) -> Proposal | None:
        """The proposal of the meeting this one belongs to."""
        return next(
            (
                one
                for one in self.every
                if one.kind is ProposalKind.MEETING
                and one.meeting is not None
                and one.meeting == self.proposal.meeting
            ),
            None,
        )

    def taken(self, answer: ProposalAnswer) -> Taken:
        """Return the proposal with the parts that an answer corrects."""
        return Taken(
            self.proposal, answer.values, self.report.id, self.text, self.reading.document.language
        )


def proposed(reader: Reader, report_id: str, proposal: str) -> Proposed:
    """Return a proposal of a released report; `NotFound` where it holds none of that id."""
    report, reading = reader.report(report_id), reader.reading(report_id)
    if reading is None:
        raise Conflict("this report has not been read yet", advice="Process new reports first")
    text = reader.document(report_id).text
    every = proposals_of(reading, text)
    one = next((one for one in every if one.id == proposal), None)
    if one is None:
        raise NotFound(
            f"this report holds no proposal {proposal}",
            where="proposal",
            advice="Reload the report and answer what it shows now",
        )
    return Proposed(one, every, report, text, reading)


def registered(found: Proposed, reader: Reader, party: str) -> str:
    """Return the id of what a party registered from a proposal already, empty for nothing."""
    kind, report = found.proposal.kind, found.report.id
    answers = reversed(reader.proposal_answers(report))
    said = (a.made for a in answers if (a.party, a.proposal) == (party, found.proposal.id))
    named = next((made for made in said if made is not None), None)
    if named is not None:
        return named
    if kind is ProposalKind.COMMITMENT:
        owed = reader.own_made(Undertaking, report, found.proposal.span, party)
        return owed.id if owed else ""
    if kind is ProposalKind.RELATION:
        event = reader.own_made(RelationEvent, report, found.proposal.span, party)
        return event.id if event else ""
    of = round_of(found, reader, party)
    if of is None or (kind in SEATED and not is_seated(of, found.proposal)):
        return ""
    return of.id


def round_of(found: Proposed, reader: Reader, party: str) -> TalksRound | None:
    """Return a party's last telling of the meeting that a proposal is of or belongs to."""
    meeting = found.meeting
    if meeting is None:
        return None
    return reader.own_made(TalksRound, found.report.id, meeting.span, party)


def is_seated(of: TalksRound, proposal: Proposal) -> bool:
    """Return whether a round has who a proposal says sat there, from these very words."""
    span = (proposal.span.start, proposal.span.end)
    who = {part.value for part in proposal.parts if part.name in ("head", "member")}
    for row in of.delegations:
        here = any((one.start, one.end) == span for one in row.sources)
        people = {name for p in (row.head, *row.members) if p for name in p.name.values()}
        mediates = proposal.kind is ProposalKind.MEDIATOR and row.party in {
            part.id for part in proposal.parts if part.name == "mediator"
        }
        if here and (mediates or who & people):
            return True
    return False


def statement_of(
    form: Mapping[str, Any],
    to: list[str],
    found: Proposed,
    reader: Reader,
    actor: Actor,
    *,
    language: str,
    now: datetime,
) -> tuple[str, Any]:
    """Return the kind and value to sign next; `to` are those a commitment is owed to.

    What is registered comes first, and once only; without it, or after it, the answer. Raises
    `InputError` naming the field.
    """
    answer = answer_of(form, found.report.id, found.proposal, actor, language=language, now=now)
    check_answer(answer, found.every)
    asked = form.get("register") == "yes" and can(check_talk, actor)
    if not asked or answer.choice is ProposalChoice.LEFT or answer.made:
        return "proposal_answer", answer
    there = registered(found, reader, actor.party)
    if there:
        return "proposal_answer", replace(answer, made=there)
    return _made(form, to, found, reader, actor, answer)


def _made(
    form: Mapping[str, Any],
    to: list[str],
    found: Proposed,
    reader: Reader,
    actor: Actor,
    answer: ProposalAnswer,
) -> tuple[str, Any]:
    taken, mechanism, kind = found.taken(answer), reader.mechanism(), found.proposal.kind
    fields = {**form, "to": to, "language": answer.language}
    if kind is ProposalKind.COMMITMENT:
        exercise = mechanism.exercise
        made = undertaking_from(taken, fields, actor, now=answer.at, exercise=exercise)
        return "undertaking", made
    if kind is ProposalKind.MEETING:
        return "talks_round", told_round(taken, fields, actor, mechanism, now=answer.at)
    of = round_of(found, reader, actor.party) if kind in SEATED else None
    if of is None:  # events between states are registered from the page of relations
        raise InputError(
            "nothing can be registered from this yet",
            where="register",
            advice="Accept the meeting first, or sign your answer alone",
        )
    return "talks_round", seated_in(of, taken, fields, actor, mechanism, now=answer.at)
