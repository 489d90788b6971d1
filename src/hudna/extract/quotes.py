"""Where a quote stands in a text: found by us, whatever the quoting program says."""

from hudna.model.span import Span
from hudna.text.fold import Folded, fold

__all__ = ["Quotes", "whole_words"]

LONGEST = 1_200
"""Characters of a quote; longer ones are no clause."""


class Quotes:
    """Finds quotes in one text, in its exact characters or those that fold to the same letters."""

    def __init__(self, folded: Folded) -> None:
        self._folded = folded

    def find(self, quote: str, within: Span, *, near: int | None = None) -> Span | None:
        """Return where a quote stands as whole words inside `within`, null where it does not.

        Of several places the one nearest to `near` is taken, else the first.
        """
        words = quote.strip()
        if not words or len(words) > LONGEST:
            return None
        found = [s for s in self._all(words) if within.covers(s)]
        if not found:
            return None
        return found[0] if near is None else min(found, key=lambda s: abs(s.start - near))

    def _all(self, words: str) -> list[Span]:
        text = self._folded.original
        exact = [Span(at, at + len(words)) for at in _places(text, words)]
        exact = [span for span in exact if whole_words(text, span)]
        if exact:
            return exact
        key = fold(words).text.strip()
        if not key:
            return []
        spans = [self._folded.span(at, at + len(key)) for at in _places(self._folded.text, key)]
        return [span for span in spans if whole_words(text, span)]


def _places(text: str, words: str) -> list[int]:
    found: list[int] = []
    at = text.find(words)
    while at >= 0 and len(found) < 200:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def whole_words(text: str, span: Span) -> bool:
    """Return whether no word is cut at its end; what is written on in front may be."""
    inside = text[span.end - 1 : span.end].isalnum()
    return not (inside and text[span.end : span.end + 1].isalnum())
