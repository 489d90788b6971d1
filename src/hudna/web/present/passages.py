"""The passage of a text in which something was found, with the words that were looked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from hudna.db.search.asked import Sought
from hudna.db.search.marks import SIGN, stem_mark
from hudna.db.search.wanted import Phrase, Wanted, Without, Word
from hudna.model.span import Span
from hudna.text.asking import words_with_place
from hudna.text.fold import fold
from hudna.text.stems import stems_written

__all__ = ["Looked", "Passage", "Piece", "passage_of"]

AROUND = 110
"""Characters before and after what was found."""

MOST = 200_000
"""Characters of a text that are looked through; words further on are not lit."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of a passage; `marked` where it was looked for."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage in its own language; `cut` says at which ends the text goes on."""

    pieces: tuple[Piece, ...]
    language: str
    cut: tuple[bool, bool] = (False, False)

    @property
    def lit(self) -> bool:
        """Whether anything in it was looked for."""
        return any(piece.marked for piece in self.pieces)


@dataclass(slots=True)
class Looked:
    """The words, beginnings, stems and phrases of a search."""

    words: set[str] = field(default_factory=set)
    beginnings: tuple[str, ...] = ()
    stems: set[str] = field(default_factory=set)
    phrases: set[tuple[str, ...]] = field(default_factory=set)

    @classmethod
    def for_(cls, sought: Iterable[Sought]) -> "Looked":
        """Return what a search looks for in texts."""
        found = cls()
        for one in sought:
            if not one.without:
                found._add(one.wanted)
        return found

    def _add(self, wanted: Wanted) -> None:
        if isinstance(wanted, Word):
            if wanted.begun:
                self.beginnings += (wanted.term,)
            else:
                (self.stems if wanted.term.startswith(SIGN) else self.words).add(wanted.term)
        elif isinstance(wanted, Phrase):
            self.phrases.add(wanted.words)
        elif isinstance(wanted, Without):
            self._add(wanted.wanted)
        else:
            for one in wanted.of:
                self._add(one)

    def places(self, text: str, language: str) -> list[Span]:
        """Return where in a text the words are, in its code points, in order."""
        folded = fold(text[:MOST])
        told = list(words_with_place(folded))
        lit = {n for n, (_, _, word) in enumerate(told) if self._is(word, language)}
        lit |= set(self._in_phrases([word for _, _, word in told]))
        spans: list[Span] = []
        for n in sorted(lit):
            span = folded.span(told[n][0], told[n][1])
            if spans and n - 1 in lit and not text[spans[-1].end : span.start].strip():
                spans[-1] = Span(spans[-1].start, span.end)
            else:
                spans.append(span)
        return spans

    def _is(self, word: str, language: str) -> bool:
        if word in self.words or (self.beginnings and word.startswith(self.beginnings)):
            return True
        return any(
            stem_mark(stem, language) in self.stems for stem in stems_written(word, language)
        )

    def _in_phrases(self, words: list[str]) -> Iterator[int]:
        for phrase in self.phrases:
            starts = (n for n, word in enumerate(words) if word == phrase[0])
            for n in starts:
                if tuple(words[n : n + len(phrase)]) == phrase:
                    yield from range(n, n + len(phrase))


def passage_of(text: str, language: str, looked: Looked, *, whole: bool = False) -> Passage:
    """Return the part of a text with most of the words, or its beginning where there is none."""
    spans = looked.places(text, language)
    first, last = (0, len(text)) if whole else _window(text, spans)
    pieces: list[Piece] = []
    at = first
    for span in spans:
        if span.start < at or span.end > last:
            continue
        pieces.append(Piece(text[at : span.start], marked=False))
        pieces.append(Piece(text[span.start : span.end], marked=True))
        at = span.end
    pieces.append(Piece(text[at:last], marked=False))
    shown = tuple(piece for piece in pieces if piece.text)
    return Passage(shown, language, (bool(text[:first].strip()), bool(text[last:].strip())))


def _window(text: str, spans: list[Span]) -> tuple[int, int]:
    if not spans:
        return 0, _word_end(text, min(len(text), 2 * AROUND))
    best = max(spans, key=lambda s: (_within(spans, s.start), -s.start))
    start = max(0, best.start - AROUND)
    if start:
        start = text.rfind(" ", 0, start) + 1
    return start, _word_end(text, min(len(text), best.start + 2 * AROUND))


def _within(spans: list[Span], start: int) -> int:
    return sum(start <= span.start < start + AROUND for span in spans)


def _word_end(text: str, at: int) -> int:
    """Return where the word around `at` ends."""
    while at < len(text) and not text[at].isspace():
        at += 1
    return at
