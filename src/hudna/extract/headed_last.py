"""Who heads a delegation where the word for it comes last: "of X the delegation Y headed"."""

from collections.abc import Sequence

from hudna.extract.headed import Headed
from hudna.extract.mentions import Named
from hudna.extract.page import Page, Sentence
from hudna.extract.phrase import Hit
from hudna.model.span import Mention

__all__ = ["headed_last"]

_LONGEST_NAME = 7
_SIGNS = frozenset({",", ";", ":", "."})


def headed_last(page: Page, sentence: Sentence, named: Sequence[Named]) -> list[Headed]:
    """Return the heads named in a sentence: between a delegation and a sign or the word itself."""
    found: list[Headed] = []
    begun = sentence.start
    delegations = sentence.of("delegation")
    for hit in sentence.of("head_of"):
        before = [d for d in delegations if begun <= d.start and d.end <= hit.start]
        for one in before:
            ends = [at for at in range(one.end, hit.start) if page.word(at) in _SIGNS]
            head = _head(page, named, page.past_ending(one.end), min([hit.start, *ends]))
            if head is not None:
                found.append(Headed(hit, head, head.span, _delegation(page, named, one)))
        after = [d for d in delegations if hit.end <= d.start <= hit.end + 3]
        if not before and after:
            head = _head(page, named, _begin(page, begun, hit.start), hit.start)
            if head is not None:
                found.append(Headed(hit, head, head.span, _delegation(page, named, after[0])))
        begun = hit.end
    return found


def _begin(page: Page, first: int, end: int) -> int:
    """Return where the words of a head begin: after a sign, or where capitals begin."""
    start = end
    while start > first and end - start < _LONGEST_NAME and page.tokens[start - 1].is_word:
        start -= 1
    while start < end and not page.quote(page.span(start, start + 1))[:1].isupper():
        start += 1
    return start


def _head(page: Page, named: Sequence[Named], start: int, end: int) -> Mention | None:
    while start < end and (page.word(start) in page.words.joiners | page.words.contrasting):
        start += 1
    if not 0 < end - start <= _LONGEST_NAME or page.word(start) == ",":
        return None
    span = page.span(start, end)
    whole = [n.id for n in named if n.kind == "actor" and n.start == start and n.end == end]
    return Mention(page.quote(span), whole[0] if whole else None, span)


def _delegation(page: Page, named: Sequence[Named], hit: Hit) -> Mention:
    phrases = [n for n in named if n.start <= hit.start < n.end and n.kind in ("actor", "person")]
    if phrases:
        return max(phrases, key=lambda n: n.end - n.start).mention(page)
    span = page.span(hit.start, hit.end)
    return Mention(page.quote(span), None, span)
