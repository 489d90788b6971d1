"""Commitments: what somebody undertook to do, in a report or in an agreement."""

from collections.abc import Iterator, Sequence
from datetime import date

from hudna.model.agreement import Agreement, ClauseKind
from hudna.model.claim import Claim, Modality, Polarity, Stance
from hudna.model.identity import make_id
from hudna.model.span import Mention
from hudna.model.talks import Commitment
from hudna.talks.source import Source
from hudna.talks.statements import speakers_of

__all__ = ["commitments_of", "due_of", "owed_under", "owners_of", "undertakes"]

_BINDING = frozenset({Stance.AGREES, Stance.ANNOUNCES, Stance.ORDERS})
_UNDERTAKINGS = frozenset({"agreement_signed", "accession_to_ceasefire"})


def commitments_of(sources: Sequence[Source]) -> tuple[Commitment, ...]:
    """Return what reports say somebody agreed to, announced or ordered to be done.

    One commitment per owner; `source` is report and claim. A plan that somebody else merely
    expects is no commitment.
    """
    found = (commitment for source in sources for commitment in _in(source))
    return tuple(sorted(found, key=lambda c: (c.due or date.max, c.id)))


def owed_under(agreement: Agreement, language: str) -> tuple[Commitment, ...]:
    """Return what the stated clauses of an agreement ask of each party they bind."""
    return tuple(
        Commitment(
            id=make_id("commitment", agreement.id, agreement.version, clause.id, owner),
            owner=owner,
            text=clause.summary.get(language) or clause.summary["en"],
            due=None,
            source=f"{agreement.id} {clause.id}",
        )
        for clause in agreement.clauses
        if clause.kind is ClauseKind.STATED
        for owner in clause.binds
    )


def _in(source: Source) -> Iterator[Commitment]:
    for claim in source.reading.claims:
        if not undertakes(claim):
            continue
        for owner in dict.fromkeys(one.id or one.name for one in owners_of(claim)):
            yield Commitment(
                id=make_id("commitment", source.report.id, claim.id, owner),
                owner=owner,
                text=source.words(claim),
                due=due_of(claim),
                source=f"{source.report.id} {claim.id}",
            )


def undertakes(claim: Claim) -> bool:
    """Return whether somebody agrees to, announces or orders what is to be done."""
    if claim.polarity is Polarity.NEGATIVE:
        return False
    if claim.modality is Modality.PLANNED:
        return claim.stance in _BINDING
    return claim.event_type in _UNDERTAKINGS or claim.stance is Stance.AGREES


def owners_of(claim: Claim) -> tuple[Mention, ...]:
    """Return who owes what a claim undertakes: who agreed, else whoever says it will be done."""
    speakers = speakers_of(claim)
    if claim.event_type in _UNDERTAKINGS:
        return claim.actors or speakers
    return speakers or claim.actors


def due_of(claim: Claim) -> date | None:
    """Return the last day of the time a plan is for; the time of a signature is no due date."""
    if claim.modality is not Modality.PLANNED or claim.when is None or claim.when.end is None:
        return None
    return date.fromisoformat(claim.when.end[:10])
