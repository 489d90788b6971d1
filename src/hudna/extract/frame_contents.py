"""What is said: the words a verb of saying governs, before it or behind it."""

from hudna.extract.lexicon import Hit
from hudna.extract.mentions import Named
from hudna.extract.page import Page, Sentence
from hudna.extract.parenthesis import said_around, said_before
from hudna.extract.speakers import (
    words_between,
)
from hudna.model.claim import Stance

__all__ = ["REACH", "complement_of", "content_of", "opens_sentence", "resumes_told"]

REACH = 9


_LONG_REACH = 26


_TAIL = 7


_QUOTED_NAME = 5


_OF_DEEDS = frozenset(
    {Stance.DENIES, Stance.ACCUSES, Stance.CONDEMNS, Stance.CONFIRMS, Stance.RECORDS}
)
"""Words of saying that have a deed for their object."""


def content_of(
    page: Page,
    sentence: Sentence,
    cue: Hit,
    comp: int | None,
    who: Named | None,
    stance: Stance,
    *,
    resumes: bool,
) -> tuple[tuple[int, int], str]:
    """Return what is said, and whether the saying stands "around" or "after" it, else ""."""
    if comp is not None:
        return (comp, sentence.end), ""
    after = max(cue.end, who.end if who and who.start >= cue.end else cue.end)
    before = min(cue.start, who.start if who else cue.start)
    if not (resumes or cue.entry.attributes.get("own") or _object_follows(page, stance)):
        around = said_around(page, sentence, cue, who)
        if around is not None:
            return around, "around"
        if who is not None:
            apart = said_before(page, sentence, min(cue.start, who.start), after)
            if apart is not None:
                return apart
        told = page.words.order != "verb_first" or stance is not Stance.DENIES
        if told and _trailing(page, sentence, after) and before - sentence.start > 2:
            return (sentence.start, before), "after"
        if page.words.case_roles and stance in _OF_DEEDS:
            return (opens_sentence(page, sentence, before), sentence.end), ""
    return (after, sentence.end), ""


def _object_follows(page: Page, stance: Stance) -> bool:
    """Return whether what is described stands behind the verb: "called the report a lie"."""
    return page.words.order == "subject_first" and stance is Stance.DESCRIBES


def opens_sentence(page: Page, sentence: Sentence, before: int) -> int:
    """Return where the clause begins that free order lets start with what is spoken of."""
    breaks = [h.end for h in sentence.of("words", "clause_break") if h.end <= before]
    signs = [at + 1 for at in range(sentence.start, before) if page.word(at) in (",", ";", ":")]
    return max([sentence.start, *breaks, *signs])


def complement_of(page: Page, sentence: Sentence, cue: Hit, following: int) -> int | None:
    """Return the token at which what is said begins, if a word or sign marks it."""
    limit = min(sentence.end, cue.end + _LONG_REACH, max(following, cue.end + 1))
    within = {h.end for h in sentence.of("words", "subordinator")}
    for hit in sentence.of("words", "complementizer"):
        if page.word(hit.end) in (",", ".", "") or hit.end in within:
            continue
        if cue.end <= hit.start < limit and not _broken(page, sentence, cue.end, hit.start):
            return hit.end
    for at in range(cue.end, min(limit, cue.end + 14)):
        if page.word(at) == ";" and page.words.order == "subject_first":
            break
        marked = page.word(at) in page.words.speech_marks and at + 1 < sentence.end
        if marked and not _quoted_name(page, sentence, cue, at):
            return at + 1
    return None


def _quoted_name(page: Page, sentence: Sentence, cue: Hit, at: int) -> bool:
    """Return whether a quotation mark opens or closes a name behind a noun: the group "Name"."""
    if page.words.order != "verb_first" or page.word(at) != '"':
        return False
    marks = [t for t in range(sentence.start, sentence.end) if page.word(t) == '"']
    place = marks.index(at)
    if place % 2:
        return marks[place - 1] >= cue.end
    closing = marks[place + 1] if place + 1 < len(marks) else sentence.end
    short = closing - at <= _QUOTED_NAME + 1 and page.tokens[at - 1].is_word
    named = at > cue.end or page.words.definite(page.word(at + 1), 2)
    return short and named and page.word(closing + 1) not in (",", ".", "")


def _broken(page: Page, sentence: Sentence, start: int, end: int) -> bool:
    ended = page.words.order == "subject_first" and ";" in words_between(page, start, end)
    breaks = sentence.of("words", "clause_break")
    return ended or any(start < h.start < end and h.end <= end for h in breaks)


def resumes_told(page: Page, sentence: Sentence, cue: Hit) -> bool:
    """Return whether what is said is what was told before: "which it denies"."""
    if any(cue.start - 3 <= h.end <= cue.start for h in sentence.of("words", "resumptive")):
        return True
    reach = cue.end + REACH
    if any(
        h.start == cue.end and page.word(h.end) in (",", ".")
        for h in sentence.of("words", "complementizer")
    ):
        return True
    first = cue.start - REACH if page.words.case_roles else cue.start
    charged = {h.start for h in sentence.of("words", "charged_with")}  # "charges of": told anew
    meant = [h for h in sentence.of("words", "resumptive_object") if h.end not in charged]
    return any(first <= h.start <= reach for h in meant)


def _trailing(page: Page, sentence: Sentence, after: int) -> bool:
    """Return whether the saying ends its sentence, so that what is said stands before it."""
    rest = [t for t in page.tokens[after : sentence.end] if t.is_word]
    events = any(h.start >= after for h in sentence.of("event"))
    return len(rest) <= _TAIL and not events
