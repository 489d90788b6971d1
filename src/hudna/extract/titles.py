"""Titles written after a name, and the dateline written before a text."""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.named import Named
from hudna.extract.page import Page, Sentence

__all__ = ["after_dateline", "with_titles"]

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
        while (title := titles.get(whole.end)) is not None and _may_hold(page, whole):
            end = page.past_ending(title.end)
            last = page.tokens[title.end - 1].end
            whole = replace(whole, end=end, last=last, cases=page.cases_of(title))
        made.append(whole)
    return made


def _may_hold(page: Page, one: Named) -> bool:
    """Return whether a title can belong to a name by its ending."""
    return not one.cases or page.words.plays("whose", one.cases) or one.sort == "role"


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
