"""Places no list knows, by the kind of place named before: "the road of X", "villages A, B"."""

from collections.abc import Iterator

from hudna.extract.lexicon import Hit
from hudna.extract.named import Named
from hudna.extract.page import Page, Sentence

__all__ = ["kinds_of_place", "name_end", "name_follows"]


def name_end(page: Page, sentence: Sentence, start: int) -> int:
    """Return where a name that no list knows ends: some begin with a word of two ("Umm ...")."""
    heads = {h.start for h in sentence.of("words", "name_head")}
    end = start + 1
    if start in heads and end < sentence.end and page.tokens[end].is_word:
        end += 1
    return end


def kinds_of_place(
    page: Page, sentence: Sentence, covered: dict[int, Named], towns: set[int]
) -> Iterator[Named]:
    """Yield places named with their kind ("the road of X"), and lists of them ("villages A, B")."""
    for hit in sentence.of("words", "place_part"):
        end = name_end(page, sentence, hit.end)
        if hit.end in towns or not name_follows(page, hit, covered):
            continue
        first, last = page.tokens[hit.start].start + hit.trim, page.tokens[end - 1].end
        yield Named("place", "unlisted", None, hit.start, end, first, last)
    for hit in sentence.of("words", "place_list"):
        yield from _listed_names(page, sentence, hit, covered, towns)


def _listed_names(
    page: Page, sentence: Sentence, hit: Hit, covered: dict[int, Named], towns: set[int]
) -> Iterator[Named]:
    at = hit.end
    while at < sentence.end and page.tokens[at].is_word:
        token = page.tokens[at]
        cut = page.words.conjunction(token.word, len(token.word)) if at > hit.end else 0
        if at > hit.end and not cut and page.word(at - 1) not in page.words.joiners:
            return
        heads = {h.start for h in sentence.of("words", "name_head")}
        known = page.words.known(token.word[cut:]) and not ({at} & (towns | heads))
        short = len(token.word) - cut < 3 and at not in heads
        if known or at in covered or token.word[0].isdigit() or short:
            return
        end = name_end(page, sentence, at)
        if at not in towns:
            last = page.tokens[end - 1].end
            yield Named("place", "unlisted", None, at, end, token.start + cut, last)
        at = end
        at += page.word(at) in page.words.joiners


def name_follows(page: Page, hit: Hit, covered: dict[int, Named]) -> bool:
    """Return whether a word no list knows follows "village of": a place that is in no list."""
    token = page.tokens[hit.end] if hit.end < len(page.tokens) else None
    after = page.words.adjectives == "after"
    if token is None or not token.is_word or token.word[0].isdigit():
        return False
    if len(token.word) < (2 if after else 3):
        return False
    generic = [h for h in page.sentence_of(hit.start).of("head", "object") if h.start == hit.end]
    if any(page.words.definite(token.word, max(h.trim, 2)) for h in generic):
        return False  # "the surroundings of the city"
    bare = not after or not page.words.definite(page.word(hit.start), hit.trim)
    named = after or page.quote(page.span(hit.end, hit.end + 1))[:1].isupper()
    heads = {h.start for h in page.sentence_of(hit.start).of("words", "name_head")}
    known = page.words.known(token.word) and hit.end not in heads
    ends = page.words.adverb_endings
    described = page.word(hit.start).endswith(ends) and token.word.endswith(ends)
    return bare and named and hit.end not in covered and not (known or described)
