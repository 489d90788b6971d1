"""Who said the sentences before: "this was reported by X", and quotations of several sentences."""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.claims import Draft
from hudna.extract.frame import Frame
from hudna.extract.page import Page, Sentence
from hudna.model.claim import Stance

__all__ = ["refers_back", "told_before"]

_PASSES = frozenset({Stance.ASSERTS, Stance.ANNOUNCES, Stance.CONFIRMS, Stance.CLAIMS})


def refers_back(page: Page, sentence: Sentence, frames: Sequence[Frame]) -> Frame | None:
    """Return the frame of a sentence that only says who said the one before it, else null."""
    for frame in frames:
        if frame.stance not in _PASSES or frame.attributes.get("own"):
            continue
        marks = [h for h in sentence.of("words", "refers_back") if h.end <= frame.cue.start]
        if marks and marks[0].start <= sentence.start + 2 and not sentence.of("event"):
            return frame
    return None


def told_before(page: Page, sentence: Sentence, frame: Frame, drafts: list[Draft]) -> None:
    """Give the claims of the sentence before, if nobody is named for them, to who said them."""
    at = page.sentences.index(sentence)
    if at == 0:
        return
    earlier = page.sentences[at - 1]
    for index, draft in enumerate(drafts):
        inside = earlier.start <= draft.clause[0] < earlier.end
        if inside and draft.frame is None:
            claim = replace(
                draft.claim,
                speaker=frame.speaker,
                chain=frame.chain,
                stance=frame.stance if draft.claim.stance is Stance.ASSERTS else draft.claim.stance,
                cue=page.span(frame.cue.start, frame.cue.end),
            )
            drafts[index] = replace(draft, claim=claim)
