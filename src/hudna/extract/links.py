"""How the claims of one document stand to one another: denies, confirms, causes, repeats."""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.claims import Draft
from hudna.extract.kinds import ATTACKED, CONTESTED
from hudna.extract.page import Page
from hudna.model.claim import Claim, ClaimRelation, Polarity, RelationKind, Stance

__all__ = ["link"]

_BACK = 12
_RECENT = 2


def link(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with their relations; a resumed claim takes over what it resumes."""
    done: list[Draft] = []
    for draft in drafts:
        before = [d for d in reversed(done[-_BACK:]) if not _later(d, draft)]
        bare = page.words.names_run_on and _bare_denial(draft, before)
        told = draft.frame is not None and draft.frame.resumes and draft.event is None
        draft = _resumed(draft, before) if (told or bare) and before else _answered(draft, before)
        done.append(_of_the_same(draft, done))
    return _causes(page, done)


def _bare_denial(draft: Draft, before: Sequence[Draft]) -> bool:
    """Return whether a denial that tells no event answers what another has just told."""
    claim = draft.claim
    if draft.event is not None or claim.event_type != "denial" or not before:
        return False
    recent = [d.claim for d in before[:_RECENT] if d.claim.event_type in CONTESTED]
    return any(c.speaker.name != claim.speaker.name and c.speaker.span for c in recent)


def _of_the_same(draft: Draft, before: Sequence[Draft]) -> Draft:
    """Give "the relations", of which nobody is named, to those whose relations were told last."""
    claim = draft.claim
    if claim.event_type != "relations_change" or claim.actors:
        return draft
    told = [d.claim for d in before if d.claim.event_type == "relations_change"]
    actors = next((c.actors for c in reversed(told) if c.actors), ())
    return replace(draft, claim=replace(claim, actors=actors))


def _later(other: Draft, draft: Draft) -> bool:
    """Return whether a claim is told after the words that answer one, and is not in them."""
    frame = draft.frame
    if frame is None or draft.event is not None or not frame.resumes:
        return False
    if other.frame is not None and other.frame is frame.attributes.get("answers"):
        return False
    return other.clause[0] > frame.cue.start and not frame.covers(other.clause[0])


def _resumed(draft: Draft, before: Sequence[Draft]) -> Draft:
    """ "Which the ministry denies": the claim before, from another mouth."""
    earlier = _resumable(before)
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


def _resumable(before: Sequence[Draft]) -> Claim:
    """Return the claim that is resumed: the first of those like the last, from the same mouth.

    That something was shot down accuses nobody, where it is not all that was said.
    """
    contested = [d.claim for d in before if d.claim.event_type in CONTESTED]
    accusing = [c for c in contested if c.event_type != "shoot_down"]
    nearest = next(iter([*accusing[:1], *contested[:1], before[0].claim]))
    if nearest.event_type == "property_damage":  # what came of an attack told with it
        attacks = [c for c in contested[1:2] if c.event_type in ATTACKED]
        nearest = next((c for c in attacks if c.speaker == nearest.speaker), nearest)
    same = [
        c for c in contested if (c.event_type, c.speaker) == (nearest.event_type, nearest.speaker)
    ]
    return same[-1] if same else nearest


def _answered(draft: Draft, before: Sequence[Draft]) -> Draft:
    claim = draft.claim
    for earlier in before:
        kind = _relation(claim, earlier.claim)
        if kind is not None:
            relation = ClaimRelation(kind, earlier.claim.id)
            # To confirm that what another said did not happen is to deny it.
            stance = Stance.DENIES if kind is RelationKind.DENIES else claim.stance
            relations = (*claim.relations, relation)
            return replace(draft, claim=replace(claim, stance=stance, relations=relations))
    return draft


def _relation(claim: Claim, earlier: Claim) -> RelationKind | None:
    if claim.event_type != earlier.event_type or claim.event_type not in CONTESTED:
        return None
    unnamed = claim.speaker.span is None and claim.stance is not Stance.DENIES
    if claim.speaker.name == earlier.speaker.name or unnamed:
        return None
    if claim.polarity is not earlier.polarity:
        no = claim.polarity is Polarity.NEGATIVE and claim.stance is Stance.CONFIRMS
        return RelationKind.DENIES if claim.stance is Stance.DENIES or no else None
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
        earlier = _incident(drafts[:index], list(made.values()))
        if earlier is not None:
            _add(made, earlier, RelationKind.CAUSES, draft.claim.id)
    for index, draft in enumerate(drafts):
        for earlier in drafts[max(0, index - 3) : index]:
            if _came_of(page, earlier, draft):
                _add(made, draft, RelationKind.CAUSES, earlier.claim.id)
    return list(made.values())


def _incident(before: Sequence[Draft], made: Sequence[Draft]) -> Draft | None:
    """Return the event "this incident" means: the last told as fact that no other brought about."""
    caused = {r.claim for d in made for r in d.claim.relations if r.type is RelationKind.CAUSES}
    events = [
        d
        for d in before
        if d.claim.event_type in CONTESTED
        and d.claim.polarity is Polarity.POSITIVE
        and d.claim.id not in caused
    ]
    told = [d for d in events if d.claim.speaker.span is None]
    return next(reversed(told or events), None)


def _came_of(page: Page, effect: Draft, cause: Draft) -> bool:
    """Return whether a word such as "because of" stands between the two, before the cause."""
    if effect.event is None or cause.event is None or effect.event.frame is not cause.event.frame:
        return False
    sentence = page.sentence_of(cause.event.hit.start)
    if sentence is not page.sentence_of(effect.event.hit.start):
        return False
    hits = sentence.of("words", "cause")
    return any(
        effect.event.hit.end <= h.start and 0 <= cause.event.hit.start - h.end <= 2 for h in hits
    )


def _add(made: dict[str, Draft], draft: Draft, kind: RelationKind, other: str) -> None:
    old = made[draft.claim.id]
    relation = ClaimRelation(kind, other)
    if relation not in old.claim.relations:
        relations = (*old.claim.relations, relation)
        made[old.claim.id] = replace(old, claim=replace(old.claim, relations=relations))


def _head(draft: Draft) -> int:
    return draft.event.hit.start if draft.event is not None else draft.clause[0]
