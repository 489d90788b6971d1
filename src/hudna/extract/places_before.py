"""Places no list knows where the noun follows its name: "Kansafra köyüne", "Maarzita'da"."""

from collections.abc import Iterator

from hudna.extract.named import Named
from hudna.extract.page import Page

__all__ = ["places_before"]

_LONGEST_NAME = 4
_SHORTEST = 4


def places_before(page: Page, covered: set[int]) -> Iterator[Named]:
    """Yield places by the word after them, or by the ending that says "in" after an apostrophe.

    `covered` are the tokens of names that are known.
    """
    seen: set[int] = set()
    covered = covered | {at for when in page.whens for at in range(when.start, when.end)}
    for sentence in page.sentences:
        ends = {h.start for h in sentence.of("words", "place_noun", "place_after")}
        ends |= {
            at
            for at in range(sentence.start + 1, sentence.end - 1)
            if page.past_ending(at) > at
            and page.words.plays("where", page.words.cases_of(page.word(at + 1)))
        }
        for end in sorted(ends):
            last = end - 2 if page.word(end - 2) == "'" and end - 2 > sentence.start else end
            start = _begin(page, sentence.start, last, covered)
            if start < last and start not in seen:
                seen.add(start)
                first, stop = page.tokens[start].start, page.tokens[last - 1].end
                yield Named("place", "unlisted", None, start, page.past_ending(last), first, stop)


def _begin(page: Page, first: int, end: int, covered: set[int]) -> int:
    """Return where the capitalised words before a token begin; the token itself if none do."""
    start = end
    while start > first and end - start < _LONGEST_NAME:
        token = page.tokens[start - 1]
        hyphen = token.word == "-" and token.end == page.tokens[start].start and start < end
        article = start < end and page.word(start) == "-" and token.is_word and len(token.word) < 4
        capital = token.is_word and page.quote(page.span(start - 1, start))[:1].isupper()
        opens = start - 1 == first and start < end and page.words.known(token.word)
        if opens or start - 1 in covered or not (hyphen or article or capital):
            break
        start -= 1
    if start < end and page.word(start) == "-":
        start += 1
    word = page.word(start)
    alone = end - start == 1 and (len(word) < _SHORTEST or page.words.known(word))
    return end if alone else start
