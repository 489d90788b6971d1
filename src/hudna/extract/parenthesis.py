"""Saying set apart from what is said: "..., the ministry said", "as the ministry said"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hudna.extract.named import Named
from hudna.extract.page import Page, Sentence
from hudna.extract.phrase import Hit
from hudna.extract.titles import after_dateline

if TYPE_CHECKING:
    from hudna.extract.frames import Frame

__all__ = ["passed_on", "said_around", "said_before"]

_HOST_REACH = 12
_SHORTEST = 4


def said_around(
    page: Page, sentence: Sentence, cue: Hit, who: Named | None
) -> tuple[int, int] | None:
    """Return what is said where the saying is set apart from it, null where it is not.

    The verb comes first in such words and follows a comma, a dash or "as".
    """
    if not page.words.case_roles or (
        who is not None and who.start < cue.start and not _in(page, who)
    ):
        return None
    first = cue.start if who is None else min(cue.start, who.start)
    opened = [h.start for h in sentence.of("words", "parenthetical") if h.end == first]
    if opened and _starts(page, sentence, opened[0]):
        return (max(cue.end, who.end if who else 0), sentence.end)
    if who is None or not (opened or page.word(first - 1) in (",", "-", '"')):
        return None
    if first - sentence.start < 3:
        return None
    left = sentence.start
    for hit in sentence.of("words", "clause_break"):
        if hit.start < first:
            left = max(left, hit.end)
    return (left, sentence.end)


def said_before(
    page: Page, sentence: Sentence, first: int, after: int
) -> tuple[tuple[int, int], str] | None:
    """Return what is said before a comma or quote and the saying behind it, null where it is not.

    `first` and `after` bound the saying; what follows it up to the next comma tells nothing.
    """
    if page.words.order != "subject_first":
        return None
    while first > sentence.start and page.word(first - 1) in page.words.indefinite | {"the"}:
        first -= 1
    left = after_dateline(page, sentence)
    sign = page.word(first - 1)
    if sign not in (",", '"') or first - left < _SHORTEST:
        return None
    rest = next((at for at in range(after, sentence.end) if page.word(at) == ","), sentence.end)
    told = [*sentence.of("event"), *sentence.of("reporting")]
    if any(after <= h.start < rest for h in told) or rest - after > _HOST_REACH:
        return None
    if sign == "," and not any(h.start < first for h in sentence.of("event")):
        return None
    if any(page.tokens[at].is_word for at in range(rest, sentence.end)):
        return (left, sentence.end), "around"
    return (left, first), "after"


def _in(page: Page, who: Named) -> bool:
    marks = page.sentence_of(who.start).of("words", "source_marker")
    return any(h.end == who.start for h in marks)


def _starts(page: Page, sentence: Sentence, at: int) -> bool:
    return all(not page.tokens[before].is_word for before in range(sentence.start, at))


def passed_on(frames: Sequence["Frame"]) -> list["Frame"]:
    """Return the frames with the words an agency passes on given to whom it names as its source."""
    kept = [f for f in frames if f.attributes.get("kind") != "cites"]
    for cites in (f for f in frames if f.attributes.get("kind") == "cites"):
        near = [f for f in kept if abs(f.cue.start - cites.cue.start) <= _HOST_REACH]
        host = min(near, key=lambda f: abs(f.cue.start - cites.cue.start), default=None)
        if host is None:
            kept.append(cites)
        elif host.who is not None and not host.chain:
            host.chain = (host.speaker.name,)
            host.speaker, host.who, host.others = cites.speaker, cites.who, ()
    return sorted(kept, key=lambda f: f.cue.start)
