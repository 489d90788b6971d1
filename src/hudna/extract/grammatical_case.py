"""What the case of a name and the preposition before it say of its role."""

from hudna.extract.named import Named
from hudna.extract.page import Page, Sentence

__all__ = ["can_be", "counted", "free", "governor", "must_be", "subject_case"]

_BETWEEN = 2
"""Words no list knows (adjectives, mostly) that may stand between a preposition and its name."""


def can_be(named: Named, case: str) -> bool:
    """Return whether the name can stand in a case: its ending allows it or says nothing."""
    return case in named.cases or not named.cases


def must_be(named: Named, case: str) -> bool:
    """Return whether the ending of the name allows this case alone."""
    return named.cases == {case}


def governor(page: Page, sentence: Sentence, named: Named) -> str | None:
    """Return the preposition that governs a name, null where none does."""
    ends = {h.end: h.start for h in sentence.of("words", "preposition")}
    for at in range(named.start, max(sentence.start, named.start - _BETWEEN - 1), -1):
        if at in ends:
            return " ".join(page.word(word) for word in range(ends[at], at))
        if not page.tokens[at - 1].is_word or page.words.known(page.word(at - 1)):
            return None
    return None


def free(page: Page, sentence: Sentence, named: Named) -> bool:
    """Return whether no preposition governs the name."""
    return governor(page, sentence, named) is None


def subject_case(page: Page, sentence: Sentence, named: Named) -> bool:
    """Return whether the name can be the subject of a verb."""
    if _of_deed(page, sentence, named):
        return False
    if must_be(named, page.words.case_roles["subject"]):
        return True  # no preposition governs a nominative
    fits = can_be(named, page.words.case_roles["subject"]) or counted(page, named)
    return fits and free(page, sentence, named)


def _of_deed(page: Page, sentence: Sentence, named: Named) -> bool:
    """Return whether a noun that tells an event governs a number ("the death of 12 people")."""
    starts = {mark.start for mark in page.numbers if mark.end == named.start}
    return any(h.end in starts for h in sentence.of("event"))


def counted(page: Page, named: Named) -> bool:
    """Return whether a number governs the name: then its own case says nothing of its role."""
    return any(mark.end == named.start for mark in page.numbers)
