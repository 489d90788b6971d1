"""Titles written after a name, and the dateline written before a text."""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.named import Named
from hudna.extract.page import Page, Sentence

__all__ = ["after_dateline", "unlisted_subject", "with_titles"]

_SUBJECT = 8
_DATELINE = 14
"""Words a dateline may have before its dash ("ANKARA (AA), 11 September 2021 -")."""


def with_titles(page: Page, sentence: Sentence, people: Sequence[Named]) -> list[Named]:
    """Return the names with the titles that follow them: "of the ministry the spokesman"."""
    titles = {h.start: h for h in sentence.of("words", "title_after")}
    made: list[Named] = []
    for one in people:
        if made and one.start < made[-1].end:
            continue
        whole = one
        while (title := titles.get(_past_parenthesis(page, whole.end))) is not None and _may_hold(
            page, whole
        ):
            end = page.past_ending(title.end)
            last = page.tokens[title.end - 1].end
            whole = replace(whole, end=end, last=last, cases=page.cases_of(title))
        made.append(whole)
    return made


def _past_parenthesis(page: Page, end: int) -> int:
    """Return the end of a name's short form in brackets, the same token where there is none."""
    if page.word(end) != "(":
        return end
    close = (at for at in range(end, end + _SHORT_FORM) if page.word(at) == ")")
    return next(close, end - 1) + 1


_SHORT_FORM = 6


def _may_hold(page: Page, one: Named) -> bool:
    """Return whether a title can belong to a name by its ending."""
    return not one.cases or page.words.plays("whose", one.cases) or one.sort == "role"


def unlisted_subject(page: Page, sentence: Sentence, first: int, end: int) -> Named | None:
    """Return a subject no list knows: the few words a comma sets apart before what is said.

    Dates and places in front of it are left out; words that tell an event, or end in a case that
    no subject has, are none.
    """
    stop, signs = first, page.words.contrasting | {","}
    while stop < end and page.word(stop) not in signs and stop - first < _SUBJECT:
        stop += 1
        if page.word(stop - 1).endswith(page.words.relative_endings) and _small(page, stop - 1):
            first = stop
    if stop >= end or page.word(stop) not in signs:
        return None
    while stop - first > 1 and page.word(stop - 1) in page.words.also:
        stop -= 1
    dated = {at for when in page.whens for at in range(when.start, when.end)}
    start = first
    for at in range(first, stop):
        placed = page.past_ending(at) > at and page.past_ending(at) < stop
        if at in dated or placed:
            start = page.past_ending(at) if placed else at + 1
    told = [h for kind in ("event", "reporting", "statement_place") for h in sentence.of(kind)]
    told += sentence.of("words", "clause_break", "cause", "locative", "statement_place")
    words = page.tokens[start:stop]
    plain = all(t.is_word and t.word.isalpha() for t in words)
    last = page.word(stop - 1)
    if not words or not plain or any(start <= h.start < stop for h in told):
        return None
    if last.endswith(page.words.no_subject) or last.endswith(page.words.clause_endings):
        return None
    begin, finish = page.tokens[start].start, page.tokens[stop - 1].end
    return Named("person", "source", None, start, stop, begin, finish, agent=True)


def _small(page: Page, at: int) -> bool:
    """Return whether a word is written without a capital letter."""
    return page.quote(page.span(at, at + 1))[:1].islower()


def after_dateline(page: Page, sentence: Sentence) -> int:
    """Return where a sentence begins behind the place, agency and date set off by a dash."""
    for at in range(sentence.start, min(sentence.end, sentence.start + _DATELINE)):
        token = page.tokens[at]
        if token.word == "-" and token.start > page.tokens[at - 1].end:
            before = range(sentence.start, at)
            marks = {m for when in page.whens for m in range(when.start, when.end)}
            plain = all(
                m in marks
                or not page.tokens[m].is_word
                or not page.quote(page.span(m, m + 1))[:1].islower()
                for m in before
            )
            return at + 1 if plain else sentence.start
    return sentence.start
