"""Who was "neutralised": the word tells no death, and answers an attack only where one is told."""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.claims import Draft
from hudna.extract.kinds import CONTESTED
from hudna.model.claim import Polarity
from hudna.model.span import Span

__all__ = ["in_context"]

_ANSWER = "return_fire"
_CLASH = "armed_clash"
_RECENT = 3


def in_context(
    neutral: Sequence[frozenset[int]], draft: Draft, before: list[Draft]
) -> Draft | None:
    """Return the claim to keep; null where it went to the answer told right before it.

    `neutral` are the tokens of the words "neutralised" in its sentence. Where no attack is told
    before, it is a clash.
    """
    event, claim = draft.event, draft.claim
    if event is None or claim.event_type != _ANSWER:
        return draft
    if not any(tokens & event.hit.tokens for tokens in neutral):
        return draft
    recent = before[-_RECENT:]
    last = recent[-1].claim if recent else None
    answers = last is not None and last.event_type == _ANSWER and last.speaker == claim.speaker
    if last is not None and answers and not last.counts and last.polarity is Polarity.POSITIVE:
        span = Span(min(last.span.start, claim.span.start), max(last.span.end, claim.span.end))
        told = replace(
            last,
            span=span,
            actors=last.actors or claim.actors,
            targets=claim.targets or last.targets,
            weapons=last.weapons or claim.weapons,
            counts=claim.counts,
            places=last.places or claim.places,
            when=last.when or claim.when,
        )
        before[-1] = replace(recent[-1], claim=told)
        return None
    attacked = any(d.claim.event_type in CONTESTED for d in recent)
    return draft if attacked else replace(draft, claim=replace(claim, event_type=_CLASH))
