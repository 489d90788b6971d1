"""What a text says of itself: the source it cites and who signed it."""

from hudna.extract.page import Page, Sentence
from hudna.model.span import Quoted

__all__ = ["author", "cited_source"]

_LONGEST_NAME = 5


def cited_source(page: Page) -> Quoted | None:
    """Return the source a line of its own names ("Source: ..."), null where there is none."""
    for sentence in page.sentences:
        for hit in sentence.of("words", "cited_source"):
            if hit.start == sentence.start and hit.end < sentence.end:
                end = sentence.end
                while end - 1 > hit.end and not page.tokens[end - 1].is_word:
                    end -= 1
                span = page.span(hit.end, end)
                return Quoted(page.quote(span), span)
    return None


def author(page: Page) -> Quoted | None:
    """Return the name on the byline, or on the last line after the cited source."""
    for sentence in page.sentences[:3]:
        for hit in sentence.of("words", "byline"):
            if hit.start == sentence.start and _is_name(page, sentence, hit.end):
                span = page.span(hit.end, sentence.end)
                return Quoted(page.quote(span), span)
    if len(page.sentences) < 2 or not page.sentences[-2].of("words", "cited_source"):
        return None
    last = page.sentences[-1]
    if not _is_name(page, last, last.start) or last.hits:
        return None
    span = page.span(last.start, last.end)
    return Quoted(page.quote(span), span)


def _is_name(page: Page, sentence: Sentence, first: int) -> bool:
    words = page.tokens[first : sentence.end]
    return 1 < len(words) <= _LONGEST_NAME and all(
        token.is_word and not token.word.isdigit() for token in words
    )
