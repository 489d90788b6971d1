"""How the claims of one document stand to one another: denies, confirms, causes, repeats."""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.claims import CONTESTED, Draft
from hudna.extract.page import Page
from hudna.model.claim import Claim, ClaimRelation, Polarity, RelationKind, Stance

__all__ = ["link"]

_BACK = 12


def link(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with their relations; a resumed claim takes over what it resumes."""
    done: list[Draft] = []
    for draft in drafts:
        before = list(reversed(done[-_BACK:]))
        if draft.frame is not None and draft.frame.resumes and draft.event is None and before:
            draft = _resumed(draft, before)
        else:
            draft = _answered(draft, before)
        done.append(draft)
    return _causes(page, done)


def _resumed(draft: Draft, before: Sequence[Draft]) -> Draft:
    """ "Which the ministry denies": the claim before, from another mouth."""
    resumable = [d for d in before if d.claim.event_type in CONTESTED] or list(before)
    earlier = resumable[0].claim
    claim = draft.claim
    denies = claim.stance is Stance.DENIES
    kind = RelationKind.CONFIRMS if claim.stance is Stance.CONFIRMS else RelationKind.REPEATS
    kind = RelationKind.DENIES if denies else kind
    polarity = Polarity.NEGATIVE if denies else earlier.polarity
    made = replace(
        claim,
        event_type=earlier.event_type,
        polarity=polarity,
        modality=earlier.modality,
        actors=earlier.actors,
        targets=earlier.targets,
        weapons=earlier.weapons,
        places=earlier.places,
        when=earlier.when,
        relations=(ClaimRelation(kind, earlier.id),),
    )
    return replace(draft, claim=made)


def _answered(draft: Draft, before: Sequence[Draft]) -> Draft:
    claim = draft.claim
    for earlier in before:
        kind = _relation(claim, earlier.claim)
        if kind is not None:
            relation = ClaimRelation(kind, earlier.claim.id)
            return replace(draft, claim=replace(claim, relations=(*claim.relations, relation)))
    return draft


def _relation(claim: Claim, earlier: Claim) -> RelationKind | None:
    if claim.event_type != earlier.event_type or claim.event_type not in CONTESTED:
        return None
    if claim.speaker.name == earlier.speaker.name or claim.speaker.span is None:
        return None
    if claim.polarity is not earlier.polarity:
        return RelationKind.DENIES if claim.stance is Stance.DENIES else None
    if claim.stance is Stance.CONFIRMS:
        return RelationKind.CONFIRMS
    return None


def _causes(page: Page, drafts: list[Draft]) -> list[Draft]:
    """ "This incident led to": the incident before causes what follows."""
    made = {draft.claim.id: draft for draft in drafts}
    for index, draft in enumerate(drafts):
        at = draft.clause[0]
        sentence = page.sentence_of(at)
        leads = [h for h in sentence.of("words", "leads_to") if h.end <= _head(draft)]
        anaphors = sentence.of("words", "anaphor")
        if not leads or not any(a.start < h.end + 3 for a in anaphors for h in leads):
            continue
        for earlier in reversed(drafts[:index]):
            if earlier.claim.event_type in CONTESTED:
                old = made[earlier.claim.id]
                relation = ClaimRelation(RelationKind.CAUSES, draft.claim.id)
                relations = (*old.claim.relations, relation)
                made[earlier.claim.id] = replace(old, claim=replace(old.claim, relations=relations))
                break
    return list(made.values())


def _head(draft: Draft) -> int:
    return draft.event.hit.start if draft.event is not None else draft.clause[0]
