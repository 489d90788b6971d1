"""What accepting a proposal registers, before it is signed: always as its speaker's word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from hudna.actions.commitment_words import undertaking_of
from hudna.actions.round_words import names_of, round_of
from hudna.errors import InputError
from hudna.model.attribution import Attribution
from hudna.model.identity import make_id
from hudna.model.mechanism import Mechanism
from hudna.model.party import Actor, Names
from hudna.model.proposal import Proposal, ProposalKind
from hudna.model.talks_round import Delegate, Delegation, Outcome, Seat, TalksRound
from hudna.model.undertaking import Undertaking
from hudna.talks.accepted import AcceptedPart, accepted_parts, attribution_of

__all__ = ["Taken", "seated_in", "told_round", "undertaking_from"]


@dataclass(frozen=True, slots=True)
class Taken:
    """A proposal as an office takes it; `text` is the report's, `language` that of the text."""

    proposal: Proposal
    values: Mapping[str, str]
    report: str
    text: str
    language: str

    @property
    def parts(self) -> tuple[AcceptedPart, ...]:
        """Its parts, as read and as the office has them."""
        return accepted_parts(self.proposal, self.values)

    @property
    def source(self) -> Attribution:
        """Who says it, and at which characters of which report."""
        return attribution_of(self.proposal, self.report)

    @property
    def words(self) -> Names:
        """The words it rests on, in the language of the text."""
        return {self.language: " ".join(self.proposal.span.of(self.text).split())}

    def first(self, *names: str) -> AcceptedPart | None:
        """Return the first part of one of these names."""
        return next((part for part in self.parts if part.name in names), None)

    def one(self, name: str) -> str:
        """Return who a part is by id, where there is one such part and it is known."""
        found = [part for part in self.parts if part.name == name]
        return (found[0].id or "") if len(found) == 1 else ""


def undertaking_from(
    taken: Taken, fields: Mapping[str, Any], actor: Actor, *, now: datetime, exercise: bool
) -> Undertaking:
    """Return the commitment in the words of the text; its owner is asked for where not known.

    Raises `InputError` for a field that cannot be used.
    """
    given = {
        "owner": taken.one("owner") or fields.get("owner", ""),
        "to": fields.get("to", ()),
        "promised": fields.get("promised", ""),
        "due": fields.get("due", ""),
        "audience": fields.get("audience", ""),
        "language": taken.language,
        "words": taken.words[taken.language],
    }
    made = undertaking_of(given, actor, now=now, exercise=exercise)
    return replace(made, sources=(taken.source,))


def told_round(
    taken: Taken, fields: Mapping[str, Any], actor: Actor, mechanism: Mechanism, *, now: datetime
) -> TalksRound:
    """Return a round with the place and days of the text; who sat there is accepted one by one.

    Raises `InputError` where the text gives no place or no day: nothing is filled in for it.
    """
    place, start, end = (taken.first(name) for name in ("place", "start", "end"))
    if place is None or start is None:
        raise InputError(
            "the text gives no place or no day of the meeting",
            where="register",
            advice="Sign your answer alone, and file the round by hand if you know more",
        )
    title = str(fields.get("title", "")).strip()
    days = {"start": start.value, "end": end.value if end else start.value}
    code = str(fields.get("language", "")) or "en"
    made = round_of(
        {"title": title, "place": place.value, **days, "language": code,
         "audience": fields.get("audience", "")},
        actor, mechanism, now=now,
    )  # fmt: skip
    outcome = taken.first("outcome")
    told = (Outcome({taken.language: outcome.value}, sources=(taken.source,)),) if outcome else ()
    return replace(
        made, place={taken.language: place.value}, outcomes=told, sources=(taken.source,)
    )


def seated_in(
    of: TalksRound,
    taken: Taken,
    fields: Mapping[str, Any],
    actor: Actor,
    mechanism: Mechanism,
    *,
    now: datetime,
) -> TalksRound:
    """Return an office's own telling of a round anew, with the one more who sat there.

    A delegation that is there already keeps its seat, and its head where it has one. Raises
    `InputError` where nobody says for whom it sat.
    """
    mediates = taken.proposal.kind is ProposalKind.MEDIATOR
    party = taken.one("mediator" if mediates else "delegation") or str(fields.get("seated", ""))
    if not party:
        raise InputError(
            "it is not known for whom this is", where="seated", advice="Choose whose seat it is"
        )
    seat = Seat.MEDIATOR if mediates else _seat(fields)
    person = None if mediates else taken.first("head", "member")
    role = taken.first("role")
    delegate = (
        Delegate(
            {taken.language: person.value},
            {taken.language: role.value} if role else {},
            (taken.source,),
        )
        if person
        else None
    )
    rows = list(of.delegations)
    at = next((n for n, row in enumerate(rows) if row.party == party), None)
    row = rows[at] if at is not None else Delegation(party, names_of(party, mechanism), seat, None)
    row = replace(row, sources=_with(row.sources, taken.source))
    if delegate is not None and person is not None and person.name == "head" and row.head is None:
        row = replace(row, head=delegate)
    elif delegate is not None and delegate.name not in [m.name for m in row.members]:
        row = replace(row, members=(*row.members, delegate))
    if at is None:
        rows.append(row)
    else:
        rows[at] = row
    return replace(
        of,
        id=make_id("round", actor.id, now.isoformat(), of.id),
        delegations=tuple(rows),
        supersedes=of.id,
        by=actor.id,
        at=now,
    )


def _seat(fields: Mapping[str, Any]) -> Seat:
    written = str(fields.get("seat", ""))
    if written not in list(Seat):
        raise InputError("as what it sat there is not chosen", where="seat", advice="Choose a seat")
    return Seat(written)


def _with(sources: Sequence[Attribution], one: Attribution) -> tuple[Attribution, ...]:
    return (*sources, *(() if one in sources else (one,)))
