"""Meetings as slots: where, when, who came and headed which delegation, and what came out."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hudna.extract.claims import Draft
from hudna.extract.delegations import Headed, headed
from hudna.extract.mentions import Named
from hudna.extract.page import Page, Sentence
from hudna.extract.stated_dates import last_day, stated
from hudna.model.claim import Claim, Modality
from hudna.model.place import Place
from hudna.model.reading import MeetingMention, Participant
from hudna.model.span import Quoted, Span

__all__ = ["find_meetings"]


@dataclass(slots=True)
class _Gathering:
    id: str
    type: str
    span: Span
    drafts: list[Draft] = field(default_factory=list)
    heads: list[Headed] = field(default_factory=list)
    outcome: Quoted | None = None
    last: int = 0
    place: Place | None = None


def find_meetings(
    page: Page, named: Sequence[Named], drafts: list[Draft]
) -> tuple[tuple[MeetingMention, ...], list[Draft]]:
    """Return the meetings a text speaks of, and the claims with their meeting."""
    found: list[_Gathering] = []
    made: list[Draft] = []
    for draft in drafts:
        kept = _headed(page, named, draft) if draft.claim.event_type == "delegation" else draft
        if kept is None:
            continue
        gathering = _gathering(page, named, kept, found)
        if gathering is not None:
            claim = replace(kept.claim, meeting=gathering.id)
            kept = replace(kept, claim=claim)
            gathering.drafts.append(kept)
            gathering.last = page.sentences.index(page.sentence_of(kept.clause[0]))
        made.append(kept)
    for gathering in found:
        gathering.heads = _heads(page, named, gathering)
    return tuple(_meeting(page, g) for g in found), made


def _headed(page: Page, named: Sequence[Named], draft: Draft) -> Draft | None:
    """Give a delegation its head; without one the words say nothing of it."""
    assert draft.event is not None
    sentence = page.sentence_of(draft.event.hit.start)
    for one in headed(page, sentence, named):
        if one.hit.tokens & draft.event.hit.tokens:
            claim = replace(
                draft.claim,
                actors=(one.head,),
                targets=(one.delegation,) if one.delegation else (),
                places=(),
                span=Span(
                    min(draft.claim.span.start, one.head.span.start),
                    max(draft.claim.span.end, one.head.span.end),
                ),
            )
            return replace(draft, claim=claim)
    return None


def _gathering(
    page: Page, named: Sequence[Named], draft: Draft, found: list[_Gathering]
) -> _Gathering | None:
    """Return the meeting a claim belongs to: a new one where it has its own place or day."""
    claim, sentence = draft.claim, page.sentence_of(draft.clause[0])
    index = page.sentences.index(sentence)
    recent = found[-1] if found and index - found[-1].last <= 2 else None
    if claim.event_type == "delegation":
        return recent
    if claim.event_type == "agreement_signed":
        pointed = recent is not None and (_points_back(sentence) or _known(page, sentence))
        if recent is not None and pointed and recent.outcome is None and draft.event is not None:
            recent.outcome = _rest(page, draft)
        return recent if pointed else None
    planned = claim.event_type == "statement" and claim.modality is Modality.PLANNED
    if claim.event_type != "talks" and not planned:
        return None
    kinds = [h for h in sentence.of("meeting_types") if _within(h.start, draft)]
    if not kinds:
        return None
    place = _place(claim)
    own = place is not None or (claim.when is not None and claim.when.start is not None)
    same = recent is not None and (place is None or _place_name(recent) == place.name)
    if recent is not None and (not own or same) and not planned:
        return recent
    if not own:
        return None
    new = _Gathering(f"m{len(found) + 1}", kinds[0].entry.key, claim.span, last=index, place=place)
    found.append(new)
    return new


def _within(at: int, draft: Draft) -> bool:
    return draft.clause[0] <= at < draft.clause[1]


def _points_back(sentence: Sentence) -> bool:
    starts = {h.end for h in sentence.of("words", "demonstrative")}
    starts |= {h.end for h in sentence.of("words", "anaphor")}
    starts |= {h.end for h in sentence.of("words", "article", "outcome_of")}
    return any(h.start in starts or h.trim for h in sentence.of("meeting_types"))


def _known(page: Page, sentence: Sentence) -> bool:
    """Return whether the sentence opens with a meeting in a case, without article one told."""
    opening = [h for h in sentence.of("meeting_types") if h.start == sentence.start]
    return page.words.order == "verb_last" and any(h.cases for h in opening)


def _rest(page: Page, draft: Draft) -> Quoted:
    assert draft.event is not None
    end = draft.clause[1]
    while end - 1 > draft.event.hit.end and not page.tokens[end - 1].is_word:
        end -= 1
    first = draft.event.hit.start
    if page.words.order == "verb_last":
        first, end = draft.clause[0], draft.event.hit.end
    span = page.span(first, end)
    return Quoted(page.quote(span), span)


def _place(claim: Claim) -> Place | None:
    return claim.places[0] if claim.places else None


def _place_name(gathering: _Gathering) -> str:
    return gathering.place.name if gathering.place else ""


def _heads(page: Page, named: Sequence[Named], gathering: _Gathering) -> list[Headed]:
    seen: list[Sentence] = []
    heads: list[Headed] = []
    for draft in gathering.drafts:
        sentence = page.sentence_of(draft.clause[0])
        if sentence not in seen:
            seen.append(sentence)
            heads += headed(page, sentence, named)
    return heads


def _meeting(page: Page, gathering: _Gathering) -> MeetingMention:
    whens = [d.claim.when for d in gathering.drafts if d.claim.event_type == "talks"]
    when = next((w for w in whens if w is not None and w.start and w.span), None)
    place = gathering.place
    return MeetingMention(
        id=gathering.id,
        span=gathering.span,
        type=gathering.type,
        participants=_participants(page, gathering),
        place=Quoted(place.name, place.span) if place and place.span else None,
        start=stated(when),
        end=last_day(when),
        outcome=gathering.outcome,
    )


def _participants(page: Page, gathering: _Gathering) -> tuple[Participant, ...]:
    if gathering.heads:
        return tuple(
            Participant(
                one.head.name,
                page.quote(one.role) if one.role else None,
                one.delegation.name if one.delegation else None,
                one.head.span,
            )
            for one in gathering.heads
        )
    talks = [d.claim for d in gathering.drafts if d.claim.event_type == "talks"]
    actors = talks[0].actors if talks else ()
    return tuple(Participant(m.name, None, None, m.span) for m in actors)
