"""Proposals: what a text seems to tell of talks, put to people with the characters it rests on."""

from collections.abc import Iterator, Sequence

from hudna.model.claim import Claim, Polarity, Stance
from hudna.model.identity import make_id
from hudna.model.place import PlacePrecision
from hudna.model.proposal import Proposal, ProposalKind, ProposalPart
from hudna.model.reading import MeetingMention, Participant, Reading
from hudna.model.span import Mention, Quoted, Span
from hudna.model.when import DatePrecision, When
from hudna.talks.commitments import owners_of, undertakes
from hudna.talks.relations import CHANGED, change_in
from hudna.talks.statements import puts_out, speakers_of
from hudna.text.terms import term

__all__ = ["proposals_of", "words_for"]

_BETWEEN_STATES = frozenset({"relations_change", "apology"})
_MEDIATION = "mediation"


def proposals_of(reading: Reading, text: str) -> tuple[Proposal, ...]:
    """Return what a text seems to tell of talks, in the order of the text.

    Nothing is filled in that the text does not say, and every value has its characters. They are
    proposals: a reader of words can be wrong, and what is not accepted is not known.
    """
    found = [
        *_of_meetings(reading, text),
        *_mediators(reading, text),
        *(p for claim in reading.claims for p in _of_claim(claim, reading, text)),
    ]
    return tuple(sorted(found, key=_place))


def words_for(one: Proposal, language: str) -> str:
    """Return what a proposal is of, in the words of a reader's language."""
    kinds = {ProposalKind.MEETING: "meeting_type", ProposalKind.DELEGATION: "proposal_part"}
    return term(kinds.get(one.kind, "event_type"), one.what, language)


def _place(one: Proposal) -> tuple[int, str, int, str]:
    first = one.parts[0].span.start if one.parts else one.span.start
    return one.span.start, one.kind.value, first, one.id


def _of_meetings(reading: Reading, text: str) -> Iterator[Proposal]:
    for mention in reading.meetings:
        claims = [claim for claim in reading.claims if claim.meeting == mention.id]
        yield _meeting(mention, claims, text)
        for person in mention.participants:
            if person.delegation or person.role:
                yield _head(mention, person, claims, text)


def _meeting(mention: MeetingMention, claims: Sequence[Claim], text: str) -> Proposal:
    held = [c for c in claims if c.event_type == "talks" and c.polarity is Polarity.POSITIVE]
    parts = [_quoted(name, getattr(mention, name)) for name in ("place", "start", "end", "outcome")]
    if mention.place is None:
        parts.insert(0, _town(held))
    sat = (_mention("participant", actor) for claim in held for actor in claim.actors)
    return _proposal(
        ProposalKind.MEETING,
        mention.type,
        mention.span,
        (*(part for part in parts if part), *_once(sat)),
        text,
        when=_days(mention),
        claims=tuple(claim.id for claim in claims),
        meeting=mention.id,
    )


def _town(claims: Sequence[Claim]) -> ProposalPart | None:
    """Return the one town that the claims of a meeting give; of several none is chosen."""
    towns = {
        place.id or place.name: ProposalPart("place", place.name, place.id, place.span)
        for claim in claims
        for place in claim.places
        if place.precision is PlacePrecision.SETTLEMENT and place.span is not None
    }
    return next(iter(towns.values())) if len(towns) == 1 else None


def _head(
    mention: MeetingMention, person: Participant, claims: Sequence[Claim], text: str
) -> Proposal:
    """Return who sits for whom; that he heads it, only where a claim of a delegation says so."""
    said = next(
        (
            claim
            for claim in claims
            if claim.event_type == "delegation"
            and any(actor.span.overlaps(person.span) for actor in claim.actors)
        ),
        None,
    )
    own = next((a for a in said.actors if a.span.overlaps(person.span)), None) if said else None
    name = "head" if said else "member"
    parts = [ProposalPart(name, person.name, own.id if own else None, person.span)]
    if said:
        parts += [_mention("delegation", target) for target in said.targets]
    around = said.span if said else mention.span
    for label, words in (("delegation", person.delegation), ("role", person.role)):
        if words and not any(part.name == label for part in parts):
            at = _nearest(text, words, person.span)
            if at is not None:
                parts.append(ProposalPart(label, words, None, at))
    return _proposal(
        ProposalKind.DELEGATION,
        name,
        around,
        tuple(parts),
        text,
        said=said,
        when=_days(mention),
        meeting=mention.id,
    )


def _nearest(text: str, words: str, near: Span) -> Span | None:
    """Return where `words` stand nearest to a span; null where they are not in the text so."""
    best: Span | None = None
    at = text.find(words)
    while at >= 0:
        if best is None or abs(at - near.start) < abs(best.start - near.start):
            best = Span(at, at + len(words))
        at = text.find(words, at + 1)
    return best


def _mediators(reading: Reading, text: str) -> Iterator[Proposal]:
    """Yield who is said to have mediated, each once for each agreement or claim it was said in."""
    told: set[tuple[str, Span]] = set()
    for claim in reading.claims:
        if claim.event_type == _MEDIATION and claim.polarity is Polarity.POSITIVE:
            for actor in claim.actors:
                told.add((actor.id or actor.name, actor.span))
                yield _mediator(actor, claim.targets, claim.span, text, claim)
    for agreement in reading.agreements:
        for actor in agreement.mediators:
            if (actor.id or actor.name, actor.span) not in told:
                yield _mediator(actor, agreement.parties, agreement.span, text, None)


def _mediator(
    actor: Mention, between: Sequence[Mention], span: Span, text: str, claim: Claim | None
) -> Proposal:
    parts = (_mention("mediator", actor), *(_mention("between", one) for one in between))
    return _proposal(ProposalKind.MEDIATOR, "mediation", span, parts, text, said=claim)


def _of_claim(claim: Claim, reading: Reading, text: str) -> Iterator[Proposal]:
    def of(kind: ProposalKind, *parts: ProposalPart, change: str | None = None) -> Proposal:
        what, span = claim.event_type, claim.span
        return _proposal(kind, what, span, parts, text, said=claim, change=change)

    if claim.event_type in _BETWEEN_STATES or _orders(claim):
        change = change_in(claim.span.of(text), reading.document.language)
        yield of(
            ProposalKind.RELATION,
            *(_mention("actor", one) for one in claim.actors),
            *(_mention("target", one) for one in claim.targets),
            change=None if change == CHANGED else change,
        )
    elif puts_out(claim) and (by := speakers_of(claim)):
        yield of(ProposalKind.STATEMENT, *(_mention("by", one) for one in by))
    if undertakes(claim):
        yield of(ProposalKind.COMMITMENT, *(_mention("owner", one) for one in owners_of(claim)))


def _orders(claim: Claim) -> bool:
    """Return whether somebody orders something towards another: it moves what is between them."""
    return claim.stance is Stance.ORDERS and bool(claim.actors) and bool(claim.targets)


def _proposal(
    kind: ProposalKind,
    what: str,
    span: Span,
    parts: tuple[ProposalPart, ...],
    text: str,
    *,
    said: Claim | None = None,
    when: When | None = None,
    claims: tuple[str, ...] = (),
    meeting: str | None = None,
    change: str | None = None,
) -> Proposal:
    speaker = said.speaker if said and said.speaker.span is not None else None
    names = claims or ((said.id,) if said else ())
    time = when or (said.when if said and said.when else When.unknown())
    place = f"{span.start}-{span.end}"
    told = (f"{part.name} {part.span.start}-{part.span.end}" for part in parts)
    return Proposal(
        id=make_id("proposal", kind.value, what, place, span.of(text), *told),
        kind=kind,
        what=what,
        said_by=(speaker.id or speaker.name) if speaker else None,
        stance=said.stance.value if said else None,
        parts=parts,
        when=time,
        span=span,
        claims=names,
        meeting=meeting or (said.meeting if said else None),
        change=change,
    )


def _days(mention: MeetingMention) -> When:
    if mention.start is None:
        return When.unknown()
    start = mention.start.value
    end = mention.end.value if mention.end else start
    return When(start, end, DatePrecision.DAY, mention.start.span)


def _quoted(name: str, quoted: Quoted | None) -> ProposalPart | None:
    return ProposalPart(name, quoted.value, None, quoted.span) if quoted else None


def _mention(name: str, mention: Mention) -> ProposalPart:
    return ProposalPart(name, mention.name, mention.id, mention.span)


def _once(parts: Iterator[ProposalPart]) -> tuple[ProposalPart, ...]:
    """Return each actor once, where it is named first."""
    found: dict[str, ProposalPart] = {}
    for part in parts:
        found.setdefault(part.id or part.value, part)
    return tuple(found.values())
