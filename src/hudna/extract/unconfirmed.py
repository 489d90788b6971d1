"""What nobody could confirm: "could not verify either account", "neither claim was confirmed"."""

from hudna.extract.frame import Frame
from hudna.extract.lexicon import Hit
from hudna.extract.named import Named
from hudna.extract.page import Page, Sentence
from hudna.extract.speakers import as_speaker
from hudna.model.claim import NARRATOR, Stance

__all__ = ["unconfirmed"]

_FAR = 8
"""Words between what negates and the word of confirming."""


def unconfirmed(page: Page, sentence: Sentence, cue: Hit, who: Named | None) -> Frame | None:
    """Return the frame of a confirmation that is said not to be there, null where it is.

    Who could not confirm says so; in the passive, or where "neither" is the subject, nobody does.
    """
    if page.words.order != "subject_first" or not _negated(page, sentence, cue):
        return None
    passive = any(cue.start - 3 <= h.start < cue.start for h in sentence.of("words", "passive_aux"))
    nobody = who is None or any(
        h.start == who.start for h in sentence.of("words", "unconfirmed", "first_person")
    )
    who = None if passive or nobody else who
    attributes = dict(cue.entry.attributes)
    attributes |= {"own": True, "event": "verification", "negated": True}
    speaker = as_speaker(page, who) if who is not None else NARRATOR
    start = min(cue.start, who.start) if who is not None else cue.start
    content = (cue.end, sentence.end)
    return Frame(
        cue, Stance.ASSERTS, who, speaker, start, content, stated=True, attributes=attributes
    )


def _negated(page: Page, sentence: Sentence, cue: Hit) -> bool:
    left = max(sentence.start, cue.start - _FAR)
    left = max([left, *(at for at in range(left, cue.start) if page.word(at) in (",", ";"))])
    words = sentence.of("words", "negated_verb", "unconfirmed")
    after = sentence.of("words", "nothing")
    return any(left <= h.start < cue.start for h in words) or any(h.start == cue.end for h in after)
