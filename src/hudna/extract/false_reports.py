"""Reports a text calls false: "the claim by X that they shelled Y is untrue"."""

from dataclasses import replace

from hudna.extract.claims import Draft
from hudna.extract.frame import Frame
from hudna.extract.lexicon import Hit
from hudna.extract.named import Named
from hudna.extract.page import Page, Sentence
from hudna.extract.speakers import as_speaker
from hudna.model.claim import NARRATOR, Polarity, Speaker, Stance

__all__ = ["alleged", "false_report"]

_REACH = 12
_LONGEST = 8
_BY = "alleged_by"


def false_report(page: Page, sentence: Sentence) -> Frame | None:
    """Return the frame of a denial of what a report says, null where a sentence has none."""
    for noun in sentence.of("words", "claim_noun"):
        said = [
            h
            for h in sentence.of("words", "complementizer", "reported_of")
            if noun.end <= h.start <= noun.end + _REACH
        ]
        judged = [h for h in sentence.of("words", "called_false") if said and h.start > said[0].end]
        if judged:
            content = (said[0].end, judged[0].start)
            attributes: dict[str, object] = {"adjunct": True, _BY: _source(page, noun, said[0])}
            return Frame(
                noun, Stance.DENIES, None, NARRATOR, noun.start, content, attributes=attributes
            )
    return None


def _source(page: Page, noun: Hit, said: Hit) -> Speaker:
    """Return who the report is of: its owner, who it is "by" or "on", else the report itself."""
    sentence = page.sentence_of(noun.start)
    first, end = noun.start, noun.end
    marks = sentence.of("words", "by_agent", "target_marker", "locative", "of")
    by = [h for h in marks if noun.end <= h.start < said.start]
    if by and said.start - by[0].end <= _LONGEST:
        first, end = by[0].end, said.start
    elif page.words.case_roles and noun.end < said.start and page.tokens[noun.end].is_word:
        first, end = noun.end, said.start
    else:
        while first > sentence.start and page.tokens[first - 1].is_word:
            first -= 1
        owned = [at for at in range(sentence.start, noun.start) if page.word(at) == "'"]
        if owned and owned[-1] >= noun.start - 2:
            first, end = sentence.start, owned[-1]
    while first < end - 1 and page.word(first) in page.words.indefinite | {"the"}:
        first += 1
    span = page.tokens[first].start, page.tokens[end - 1].end
    return as_speaker(page, Named("person", "source", None, first, end, *span, agent=True))


def alleged(draft: Draft) -> Draft | None:
    """Return the claim a text calls false as whoever made it tells it, null for other drafts."""
    source = draft.frame.attributes.get(_BY) if draft.frame else None
    if not isinstance(source, Speaker):
        return None
    claim = replace(
        draft.claim, speaker=source, stance=Stance.CLAIMS, polarity=Polarity.POSITIVE, relations=()
    )
    return replace(draft, claim=claim)
