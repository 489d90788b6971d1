"""Places no list knows where capitals tell names: "the villages of A, B and C", "near Tell X"."""

from collections.abc import Iterator

from hudna.extract.named import Named
from hudna.extract.page import Page, Sentence

__all__ = ["places_listed"]

_LONGEST = 4
_SHORTEST = 3


def places_listed(page: Page, sentence: Sentence, covered: set[int]) -> Iterator[Named]:
    """Yield names after words of place, and those a list goes on with.

    `covered` are the tokens of names that are known and of dates. A known name may stand within
    the list: the names after it are read on.
    """
    dated = {at for when in page.whens for at in range(when.start, when.end)}
    seen: set[int] = set()
    for hit in sentence.of("words", "place_kind", "place_part"):
        start = _name_before(page, sentence, hit.start, covered | dated)
        if start < hit.start and start not in seen:
            end = hit.end if hit.entry.key == "place_kind" else hit.start
            seen |= set(range(start, end))
            first, last = page.tokens[start].start, page.tokens[end - 1].end
            yield Named("place", "unlisted", None, start, end, first, last)
    for hit in sentence.of("words", "place_noun", "place_preposition"):
        several = hit.entry.key == "place_noun"
        at = hit.end + any(h.start == hit.end for h in sentence.of("words", "article"))
        while at < sentence.end and at not in seen:
            seen.add(at)
            end = _known_until(at, covered) or _name_end(page, sentence, at, covered | dated)
            if end == at:
                break
            if at not in covered:
                first, last = page.tokens[at].start, page.tokens[end - 1].end
                yield Named("place", "unlisted", None, at, end, first, last)
            at = _next(page, end)
            if not (several or _goes_on(page, sentence, end)):
                break
            several = True


def _known_until(at: int, covered: set[int]) -> int:
    end = at
    while end in covered:
        end += 1
    return end if end > at else 0


def _name_end(page: Page, sentence: Sentence, start: int, covered: set[int]) -> int:
    """Return where a name of words with capitals ends; its start where none begins."""
    end = start
    while end < sentence.end and end - start < _LONGEST * 2:
        token = page.tokens[end]
        if end + 1 < sentence.end and _particle(page, end):
            end += 2
            continue
        inner = token.word in ("-", "'") and end > start and token.start == page.tokens[end - 1].end
        inner = inner and end + 1 < sentence.end and page.tokens[end + 1].start == token.end
        joined = end > start and page.word(end - 1) in ("-", "'")
        if end in covered or not (inner or joined or _capital(page, end)):
            break
        end += 1
    words = [page.word(at) for at in range(start, end) if page.tokens[at].is_word]
    possessive = end - start > 1 and page.word(end - 1) == "s" and page.word(end - 2) == "'"
    if not words or possessive or page.word(end) == "'":
        return start
    known = len(words) == 1 and page.words.known(words[0])
    return start if known or max(map(len, words)) < _SHORTEST else end


def _particle(page: Page, at: int) -> bool:
    """Return whether a small word of names stands here with its hyphen: "al-"."""
    hyphen = page.word(at + 1) == "-" and page.tokens[at + 1].start == page.tokens[at].end
    return hyphen and page.word(at) in page.words.name_particles


def _name_before(page: Page, sentence: Sentence, end: int, covered: set[int]) -> int:
    """Return where a name in no list begins that ends before "road" or "district"."""
    start = end
    while start > sentence.start and end - start < _LONGEST and start - 1 not in covered:
        hyphen = page.word(start - 1) == "-" and start < end
        if not (hyphen or _capital(page, start - 1) or _particle(page, start - 1)):
            break
        start -= 1
    known = end - start == 1 and page.words.known(page.word(start))
    return end if known or start == sentence.start else start


def _capital(page: Page, at: int) -> bool:
    """Return whether a word is written like a name, and not like an abbreviation."""
    token = page.tokens[at]
    written = page.quote(page.span(at, at + 1))
    name = written[:1].isupper() and (len(written) == 1 or not written.isupper())
    return token.is_word and token.word[0].isalpha() and name and not token.line


def _next(page: Page, end: int) -> int:
    """Return where the next name of a list can begin."""
    at = end
    while (page.word(at) in page.words.joiners - {"the"}) and at - end < 2:
        at += 1
    return at


def _goes_on(page: Page, sentence: Sentence, end: int) -> bool:
    """Return whether "A, B and C" goes on: a comma or "and" with another name, then "and"."""
    joined = {h.start for h in sentence.of("words", "and")}
    if end in joined:
        return True
    reach = range(end + 2, min(end + 10, sentence.end))
    return page.word(end) == "," and any(at in joined for at in reach)
