"""Who was harmed, told apart from what harmed them: the number goes to the event it came of."""

from collections.abc import Sequence
from dataclasses import fields, replace

from hudna.extract.claims import Draft
from hudna.extract.harm import find_casualties
from hudna.extract.kinds import ATTACKED, BY_WEAPON, HARMING
from hudna.extract.mentions import Named
from hudna.extract.page import Page, Sentence
from hudna.model.claim import Casualties, Claim, Polarity, Stance
from hudna.model.span import Span

__all__ = ["add_detail", "add_toll", "joined_tolls", "place_toll", "same_attack"]

_RECENT = 2
_GENERAL = "ground_attack"

_HITTING = ATTACKED | {"small_arms_fire", "ied_mine", "armed_clash"}
_FIRE = frozenset({"small_arms_fire", "shelling"})

ATTACKS = HARMING - {"killing", "rescue", "release", "shoot_down"}


def place_toll(draft: Draft, before: list[Draft]) -> Draft | None:
    """Return the claim to keep; null where its number went to the claim it speaks of.

    Who was only wounded was not killed: such words count for the attack told before, by the same
    speaker or another, or for the one their weapon tells, and say nothing more where there is none.
    """
    claim = draft.claim
    if claim.event_type == "shoot_down":
        return _of_wreckage(draft, before)
    if _only_a_toll(draft) and _host(before[-_RECENT:], claim) is not None:
        host = _host(before[-_RECENT:], claim)
        assert host is not None
        before[before.index(host)] = _taking(host, claim)
        return None
    if claim.event_type != "killing" or claim.casualties is None:
        return draft
    if _of_the_same(before[-1:], claim):
        before[-1] = _taking(before[-1], claim)
        return None
    bare = not (claim.actors or claim.places or claim.when or claim.weapons)
    if bare and _host(before[-1:], claim) is not None:
        before[-1] = _taking(before[-1], claim)
        return None
    kinds = [BY_WEAPON[w.id] for w in claim.weapons if w.id in BY_WEAPON]
    kinds += [p.entry.key for p in draft.event.parts if p.entry.key in _FIRE] if draft.event else []
    struck = kinds and _struck(draft)
    if struck and claim.polarity is Polarity.POSITIVE:
        return replace(draft, claim=replace(claim, event_type=kinds[0]))
    killed = claim.casualties.killed
    if killed is not None and killed.max != 0:
        return draft
    if claim.stance is Stance.DENIES and claim.speaker.span is not None:
        return draft
    if kinds and claim.polarity is Polarity.POSITIVE:
        return replace(draft, claim=replace(claim, event_type=kinds[0]))
    host = _host(before, claim)
    other = _told_otherwise(draft, before)
    if host is None and other is not None:
        return replace(draft, claim=replace(claim, event_type=other))
    if host is not None:
        at = before.index(host)
        before[at] = _taking(host, claim)
        return None
    return _of_attack(draft, before)


def _of_attack(draft: Draft, before: list[Draft]) -> Draft | None:
    """Return what somebody named says of the wounded as told of the attack just before it."""
    claim = draft.claim
    told = [d.claim.event_type for d in before[-_RECENT:] if d.claim.event_type in ATTACKS]
    if not told or claim.speaker.span is None or claim.polarity is not Polarity.POSITIVE:
        return None
    return replace(draft, claim=replace(claim, event_type=told[-1]))


def same_attack(page: Page, draft: Draft, before: Sequence[Draft]) -> Draft:
    """Return a claim of "the attack" with the kind of the attack told before, which it means.

    Where there is no article, the case of the noun says that it is one told before.
    """
    event = draft.event
    if event is None or page.words.order != "verb_last" or draft.claim.event_type != _GENERAL:
        return draft
    anaphors = page.sentence_of(event.hit.start).of("words", "anaphor")
    known = any(h.start == event.hit.start and h.cases for h in anaphors)
    kinds = [d.claim.event_type for d in before if d.claim.event_type in ATTACKS]
    if not known or not kinds or draft.claim.targets or draft.claim.places:
        return draft
    return replace(draft, claim=replace(draft.claim, event_type=kinds[-1]), again=True)


def add_detail(draft: Draft, before: list[Draft]) -> Draft | None:
    """Return the claim to keep; null where it only says who made the attack its speaker told of."""
    claim, event = draft.claim, draft.event
    if event is None or not draft.again or not claim.actors or claim.casualties or not before:
        return draft
    old = before[-1].claim
    same = old.event_type == claim.event_type and old.stance == claim.stance
    if not same or old.actors or old.speaker.id is None or old.speaker.id != claim.speaker.id:
        return draft
    span = Span(old.span.start, max(old.span.end, claim.span.end))
    before[-1] = replace(before[-1], claim=replace(old, actors=claim.actors, span=span))
    return None


def _told_otherwise(draft: Draft, before: Sequence[Draft]) -> str | None:
    """Return the type of the attack just told by somebody else, whose wounded are counted here."""
    attacks = [d.claim for d in before[-_RECENT:] if d.claim.event_type in _HITTING]
    named = draft.frame is not None and draft.frame.who is not None
    return attacks[-1].event_type if attacks and named else None


def _of_the_same(before: Sequence[Draft], claim: Claim) -> bool:
    """Return whether the harmed are those of the attack just told, by the place they were at."""
    host = _host(before, claim)
    if host is None or claim.actors or claim.weapons or claim.when or not claim.places:
        return False
    return {p.name for p in claim.places} <= {p.name for p in host.claim.places}


def _struck(draft: Draft) -> bool:
    """Return whether somebody was killed by a weapon and the words name nobody who used it."""
    return draft.event is not None and draft.event.voice == "passive" and not draft.claim.actors


def _only_a_toll(draft: Draft) -> bool:
    """Return whether a noun only says how many the attack told before has harmed."""
    claim, event = draft.claim, draft.event
    noun = event is not None and event.voice == "noun" and event.hit.end - event.hit.start == 1
    told = claim.actors or claim.targets or claim.places or claim.weapons or claim.when
    return noun and claim.casualties is not None and not told and claim.event_type in ATTACKS


def add_toll(page: Page, sentence: Sentence, before: list[Draft], named: Sequence[Named]) -> None:
    """A sentence that only counts the harmed speaks of the event before it."""
    last = before[-1]
    if last.claim.event_type not in HARMING:
        return
    casualties = find_casualties(page, sentence, (sentence.start, sentence.end), named)
    if casualties is not None and _open(last.claim.casualties, casualties):
        both = joined_tolls(last.claim.casualties, casualties)
        before[-1] = replace(last, claim=replace(last.claim, casualties=both))


def _host(before: Sequence[Draft], claim: Claim) -> Draft | None:
    """Return the last attack told whose numbers are still open."""
    for draft in reversed(before):
        old = draft.claim
        if old.event_type in HARMING - {"killing"} and _open(old.casualties, claim.casualties):
            same = old.speaker == claim.speaker or claim.speaker.span is None
            same = same or (old.speaker.id is not None and old.speaker.id == claim.speaker.id)
            return draft if same else None
    return None


def _open(old: Casualties | None, new: Casualties | None) -> bool:
    if old is None or new is None:
        return True
    return not any(getattr(old, f.name) and getattr(new, f.name) for f in fields(Casualties))


def _taking(draft: Draft, claim: Claim) -> Draft:
    old = draft.claim
    span = Span(min(old.span.start, claim.span.start), max(old.span.end, claim.span.end))
    return replace(
        draft,
        claim=replace(old, casualties=joined_tolls(old.casualties, claim.casualties), span=span),
    )


def joined_tolls(old: Casualties | None, new: Casualties | None) -> Casualties | None:
    """Return the people harmed by both tellings, the earlier number kept where both have one."""
    if old is None or new is None:
        return old or new
    known = {f.name: getattr(old, f.name) or getattr(new, f.name) for f in fields(Casualties)}
    return Casualties(**known)


def _of_wreckage(draft: Draft, before: list[Draft]) -> Draft:
    """Nobody sits in a drone or a rocket: whom its wreckage hits, the attack has hit."""
    claim = draft.claim
    unmanned = any(m.id is None for m in claim.targets) and draft.unmanned
    if not unmanned or claim.casualties is None:
        return draft
    attacks = [d for d in before if d.claim.event_type in ATTACKS and d.claim.casualties is None]
    if not attacks or attacks[-1].claim.speaker.id != claim.speaker.id:
        return draft
    at = before.index(attacks[-1])
    before[at] = _taking(attacks[-1], claim)
    return replace(draft, claim=replace(claim, casualties=None))
