"""What an attack damaged is part of what is told of it: "it shelled the town, five houses fell"."""

from dataclasses import replace

from hudna.extract.claims import Draft
from hudna.extract.kinds import ATTACKED
from hudna.extract.page import Page, Sentence
from hudna.model.claim import Polarity

__all__ = ["with_damage"]

_HITTING = ATTACKED | {"small_arms_fire", "ied_mine", "armed_clash"}


def with_damage(page: Page, sentence: Sentence, draft: Draft, before: list[Draft]) -> Draft | None:
    """Return the claim to keep; null where it only says what the attack just told has damaged.

    Only where the language puts verbs last: there each thing that came of an attack has a clause.
    """
    claim, event = draft.claim, draft.event
    if page.words.order != "verb_last" or claim.event_type != "property_damage" or not before:
        return draft
    host = before[-1]
    old = host.claim
    if event is None or event.voice != "passive" or claim.actors or claim.when:
        return draft
    if old.event_type not in _HITTING or old.speaker != claim.speaker:
        return draft
    same = claim.stance is old.stance and claim.polarity is old.polarity is Polarity.POSITIVE
    if not same or not _goes_on(sentence, draft, host):
        return draft
    counts = old.counts or claim.counts
    targets = old.targets or claim.targets
    before[-1] = replace(host, claim=replace(old, counts=counts, targets=targets))
    return None


def _goes_on(sentence: Sentence, draft: Draft, host: Draft) -> bool:
    """Return whether the sentence told of the attack before, or begins by pointing back at it."""
    if sentence.start <= host.clause[0] < sentence.end:
        return host.clause[0] < draft.clause[0]
    return any(h.start == sentence.start for h in sentence.of("words", "anaphor"))
