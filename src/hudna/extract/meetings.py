"""Meetings as slots: where, when, who came and headed which delegation, and what came out."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hudna.extract.claims import Draft
from hudna.extract.delegations import Headed, headed
from hudna.extract.mentions import Named
from hudna.extract.page import Page, Sentence
from hudna.extract.sittings import Sitting, find_sittings, gap
from hudna.model.claim import Claim, Modality
from hudna.model.reading import MeetingMention, Participant
from hudna.model.span import Mention, Quoted, Span
from hudna.model.when import When

__all__ = ["find_meetings"]

_BOTH = 2
_BESIDE = 8


@dataclass(slots=True)
class _Gathering:
    id: str
    type: str
    span: Span
    last: int
    place: Quoted | None
    when: When | None
    people: tuple[Mention, ...] = ()
    drafts: list[Draft] = field(default_factory=list)
    heads: list[Headed] = field(default_factory=list)
    outcome: Quoted | None = None


def find_meetings(
    page: Page, named: Sequence[Named], drafts: list[Draft]
) -> tuple[tuple[MeetingMention, ...], list[Draft]]:
    """Return the meetings a text speaks of, and the claims with their meeting."""
    found: list[_Gathering] = []
    made: dict[int, Draft] = {}
    told: dict[int, list[int]] = {}
    for at, draft in enumerate(drafts):
        told.setdefault(page.sentence_of(draft.clause[0]).start, []).append(at)
    for index, sentence in enumerate(page.sentences):
        sittings = find_sittings(page, named, sentence)
        for at in told.get(sentence.start, ()):
            draft = drafts[at]
            kept = _headed(page, named, draft) if draft.claim.event_type == "delegation" else draft
            if kept is None:
                continue
            gathering = _gathering(page, kept, found, sittings)
            if gathering is not None:
                kept = replace(kept, claim=replace(kept.claim, meeting=gathering.id))
                gathering.drafts.append(kept)
                gathering.last = index
            made[at] = kept
        for one in sittings:
            _of_words(page, one, index, found)
    for gathering in found:
        gathering.heads = _heads(page, named, gathering)
    meetings = tuple(_meeting(page, g) for g in found)
    return meetings, [made[at] for at in sorted(made)]


def _of_words(page: Page, one: Sitting, index: int, found: list[_Gathering]) -> None:
    """Add a meeting that no claim tells: "the round in Astana on 14 and 15 May"."""
    span = page.span(one.hit.start, one.hit.end)
    led = one.place is not None and one.led
    if not (one.says_enough() or led) or any(g.last == index for g in found):
        return
    if _told_before(found, one.place, one.when) is None:
        found.append(
            _Gathering(
                f"m{len(found) + 1}",
                one.hit.entry.key,
                span,
                index,
                one.place,
                one.when,
                one.participants,
            )
        )


def _told_before(
    found: Sequence[_Gathering], place: Quoted | None, when: When | None
) -> _Gathering | None:
    """Return the meeting told before at the same place and time."""
    for one in found:
        apart = place and one.place and place.value != one.place.value
        if when and one.when and not apart and _share_a_day(when, one.when):
            return one
    return None


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
    page: Page, draft: Draft, found: list[_Gathering], sittings: Sequence[Sitting]
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
    inside = [s for s in sittings if _within(s.hit.start, draft)]
    if not inside:
        return None
    head = draft.event.hit.start if draft.event is not None else draft.clause[0]
    sitting = min(inside, key=lambda s: (s.when is None, abs(s.hit.start - head)))
    place = sitting.place or _place(page, claim, sitting)
    when = claim.when if claim.when is not None and claim.when.start is not None else sitting.when
    own = place is not None or when is not None
    same = recent is not None and _agree(recent, place, when)
    if recent is not None and (not own or same) and not planned:
        recent.place, recent.when = recent.place or place, _longer(recent.when, when)
        recent.people = recent.people or sitting.participants
        return recent
    if not own:
        return None
    before = _told_before(found, place, when)
    if before is not None:
        before.place, before.when = before.place or place, _longer(before.when, when)
        return before
    people = sitting.participants or _actors(page, claim, place, sentence)
    due = claim.modality is Modality.PLANNED or bool(sentence.of("head_of"))
    if when is None and not due and len(people) < _BOTH:
        return None  # "talks went on in X": no meeting of its own
    kind = sitting.hit.entry.key
    new = _Gathering(f"m{len(found) + 1}", kind, claim.span, index, place, when, people)
    found.append(new)
    return new


def _agree(one: _Gathering, place: Quoted | None, when: When | None) -> bool:
    """Return whether a place and a day can be those of a meeting told before."""
    if place is not None and one.place is not None and place.value != one.place.value:
        return False
    if when is not None and one.when is not None:
        return _share_a_day(when, one.when)
    return place is None or one.place is not None


def _share_a_day(one: When, other: When) -> bool:
    """Return whether two dates have a day in common: the last of a two-day meeting is one of it."""
    (start, end), (first, last) = _days(one), _days(other)
    return start <= last and first <= end


def _days(when: When) -> tuple[str, str]:
    start = (when.start or "")[:10]
    return start, max(start, (when.end or "")[:10])


def _longer(one: When | None, other: When | None) -> When | None:
    """Return the date that tells more of how long a meeting lasts, the first of two alike."""
    if one is None or other is None:
        return one or other
    return other if _days(other)[1] > _days(other)[0] and _days(one)[1] == _days(one)[0] else one


def _actors(
    page: Page, claim: Claim, place: Quoted | None, sentence: Sentence
) -> tuple[Mention, ...]:
    """Return the doers of talks, but for the name of their place and words such as "the sides"."""
    bare = {page.span(h.start, h.end).end for h in sentence.of("sides")}
    return tuple(
        m
        for m in claim.actors
        if (place is None or m.span != place.span)
        and not (m.id is None and m.span.end in bare and " " not in m.name)
    )


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


def _place(page: Page, claim: Claim, sitting: Sitting) -> Quoted | None:
    """Return the place of a claim beside its meeting: no country, nor what is talked about."""
    topics = {h.end for h in page.sentence_of(sitting.hit.start).of("topic")}
    found = []
    for place in claim.places:
        if place.span is None or place.precision == "country":
            continue
        start, end = page.range_of(place.span)
        apart = gap(start, end, sitting.hit)
        if start not in topics and apart <= _BESIDE:
            found.append((apart, Quoted(place.name, place.span)))
    return min(found, key=lambda f: f[0])[1] if found else None


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
    when = gathering.when
    start = Quoted(when.start, when.span) if when and when.start and when.span else None
    lasts = when is not None and when.end is not None and (when.end[:10] != (when.start or "")[:10])
    return MeetingMention(
        id=gathering.id,
        span=gathering.span,
        type=gathering.type,
        participants=_participants(page, gathering),
        place=gathering.place,
        start=start,
        end=Quoted(when.end, when.span) if lasts and when and when.end and when.span else None,
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
    return tuple(Participant(m.name, None, None, m.span) for m in gathering.people)
