"""Words quoted over several sentences: who is named for one of them said them all."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hudna.extract.claims import Draft
from hudna.extract.frames import Frame
from hudna.extract.page import Page
from hudna.model.claim import Stance

__all__ = ["said_in_quotation"]

_LONGEST = 12
"""Sentences one quotation may have."""


def said_in_quotation(
    page: Page, drafts: Sequence[Draft], frames: dict[int, list[Frame]]
) -> list[Draft]:
    """Return the drafts with those inside a quotation given to who is named before or after it.

    `frames` are those of each sentence, by the index of the sentence.
    """
    made = list(drafts)
    for first, last in _quotations(page):
        frame = _speaks(frames, first, last)
        if frame is None and page.word(page.sentences[first].start - 1) == ":":
            frame = _speaks(frames, first - 1, first - 1)
        if frame is None:
            continue
        start, end = page.sentences[first].start, page.sentences[last].end
        for index, draft in enumerate(made):
            if start <= draft.clause[0] < end and draft.frame is None:
                stance = draft.claim.stance
                stance = frame.stance if stance is Stance.ASSERTS else stance
                claim = replace(
                    draft.claim, speaker=frame.speaker, chain=frame.chain, stance=stance
                )
                made[index] = replace(draft, claim=claim)
    return made


def _quotations(page: Page) -> Iterator[tuple[int, int]]:
    """Yield the first and last sentence of each quotation that runs over several, by paragraph."""
    opened: int | None = None
    announced = False
    for index, sentence in enumerate(page.sentences):
        begins = page.word(sentence.start) == '"'
        if page.tokens[sentence.start].line and not announced:
            opened = None
        odd = sum(page.word(at) == '"' for at in range(sentence.start, sentence.end)) % 2
        if not odd:
            continue
        if opened is None:
            opened = index
            announced = begins and index > 0 and page.word(sentence.start - 1) == ":"
        else:
            announced = False
            if index - opened < _LONGEST:
                yield opened, index
            opened = None


def _speaks(frames: dict[int, list[Frame]], first: int, last: int) -> Frame | None:
    """Return the saying that frames a quotation: after its end, else before its beginning."""
    after = [f for f in frames.get(last, ()) if f.who is not None]
    before = [f for f in frames.get(first, ()) if f.who is not None]
    return next(iter([*reversed(after), *before]), None)
