"""Where what one says ends and another begins to speak."""

from hudna.extract.frame import Frame
from hudna.extract.page import Page, Sentence

__all__ = ["bound_frames"]


def _new_verb(page: Page, frame: Frame) -> bool:
    """Return whether "and" is written onto the verb, so that a clause of its own begins."""
    if page.words.order != "verb_first" or frame.cue.entry.section == "adjunct":
        return False
    return page.words.conjunction(page.word(frame.cue.start), frame.cue.trim) > 0


def _comma(page: Page, first: int, last: int) -> int:
    """Return the last comma between two tokens, else the second of them."""
    return max([at for at in range(first, last) if page.word(at) == ","], default=last)


def bound_frames(page: Page, sentence: Sentence, frames: list[Frame]) -> None:
    """End what one says where another begins to speak; nest what is said inside it."""
    breaks = sorted(
        [h.start for h in sentence.of("words", "clause_break")]
        + [h.start for h in sentence.of("words", "resumptive")]
        + [at for at in range(sentence.start, sentence.end) if page.word(at) == ";"]
    )
    for index, frame in enumerate(frames):
        first, last = frame.content
        for other in frames[index + 1 :]:
            if other.attributes.get("adjunct") or not first <= other.start < last:
                continue
            near = [b for b in breaks if first < b <= other.cue.start and b >= other.start - 5]
            if frame.resumes and other.attributes.get("kind") == "claimed":
                frame.attributes.setdefault("answers", other)
            apart = near or other.resumes or frame.resumes
            if apart or frame.attributes.get("own") or _new_verb(page, other):
                other.left = _comma(page, frame.cue.end, other.start)
                last = min(last, near[0] if near else other.left)
            else:
                name = frame.speaker.name
                if other.who is None or other.who.sort == "role":
                    other.speaker, other.who, other.chain = frame.speaker, None, frame.chain
                    continue
                other.chain = (*frame.chain, name) if frame.speaker.span else other.chain
                other.content = (other.content[0], min(other.content[1], last))
        frame.content = (first, max(first, last))
