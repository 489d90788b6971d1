"""A text made ready for reading: words, sentences, phrases, dates and numbers in one view."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from hudna.extract.lexicon import Hit, Lexicon
from hudna.extract.tokens import Token, sentences, tokenize
from hudna.model.span import Span
from hudna.model.when import When
from hudna.text.fold import Folded
from hudna.text.numbers import Number

__all__ = ["Mark", "Page", "Sentence"]

_HIDES = frozenset({"event", "block", "weapon"})


_LONGEST_SENTENCE = 1_000
"""Tokens. What goes on for longer is no sentence that anybody wrote, and is read in pieces: rules
compare the words of a sentence with one another."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A date or number over the tokens `start` to `end`."""

    start: int
    end: int
    value: When | Number


@dataclass(slots=True)
class Sentence:
    """A token range with the phrases in it, by section."""

    start: int
    end: int
    hits: dict[str, list[Hit]] = field(default_factory=dict)
    _asked: dict[tuple[str, ...], list[Hit]] = field(default_factory=dict, repr=False)

    def of(self, section: str, *keys: str) -> list[Hit]:
        """Return the phrases of a section, with one of the keys if any is given."""
        if not keys:
            return self.hits.get(section, [])
        asked = self._asked.get((section, *keys))
        if asked is None:
            found = self.hits.get(section, ())
            asked = [hit for hit in found if hit.entry.key in keys]
            self._asked[(section, *keys)] = asked
        return asked

    def keep(self, section: str, hits: list[Hit]) -> None:
        """Leave these of the phrases of a section."""
        self.hits[section] = hits
        self._asked.clear()


class Page:
    """One text with everything the later steps look at. Ranges are half-open token ranges."""

    def __init__(
        self,
        folded: Folded,
        words: Lexicon,
        whens: Sequence[When],
        numbers: Sequence[Number],
    ) -> None:
        self.folded = folded
        self.words = words
        self.published: When | None = None
        self.tokens: list[Token] = tokenize(folded, words.kept, words.own_endings)
        self._starts = [token.start for token in self.tokens]
        self._origins = [folded.origin(token.start) for token in self.tokens]
        whole_quotes = words.order == "verb_last"
        ranges = sentences(self.tokens, whole_quotes=whole_quotes, cut_short=self.cut_short)
        self.sentences = [
            self._sentence(at, min(at + _LONGEST_SENTENCE, end))
            for start, end in ranges
            for at in range(start, end, _LONGEST_SENTENCE)
        ]
        self._sentence_starts = [sentence.start for sentence in self.sentences]
        self.whens = [Mark(*self.range_of(w.span), w) for w in whens if w.span is not None]
        self.numbers = [Mark(*self.range_of(n.span), n) for n in numbers]

    def range_of(self, span: Span) -> tuple[int, int]:
        """Return the tokens that a span of the original text touches."""
        first = max(0, bisect_right(self._origins, span.start) - 1)
        return first, max(first + 1, bisect_left(self._origins, span.end))

    def token_at(self, offset: int) -> int:
        """Return the token that holds a folded offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def span(self, start: int, end: int, trim: int = 0) -> Span:
        """Return the original characters of a token range, less `trim` letters at its front."""
        return self.folded.span(self.tokens[start].start + trim, self.tokens[end - 1].end)

    def quote(self, span: Span) -> str:
        """Return the original words of a span."""
        return span.of(self.folded.original)

    def word(self, at: int) -> str:
        """Return the folded word at a token, empty past either end."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def past_ending(self, end: int) -> int:
        """Return the end of a name with the ending an apostrophe sets off ("Rusya'nın")."""
        if self.word(end) != "'" or not self.words.is_ending(self.word(end + 1)):
            return end
        close = self.tokens[end - 1].end == self.tokens[end].start
        return end + 2 if close and self.tokens[end].end == self.tokens[end + 1].start else end

    def cases_of(self, hit: Hit) -> frozenset[str]:
        """Return the cases of a phrase, by the ending of its word or by one set off after it."""
        past = self.past_ending(hit.end)
        return self.words.cases_of(self.word(past - 1)) if past > hit.end else hit.cases

    def passive(self, hit: Hit) -> bool:
        """Return whether a vowel sign in the front of a verb says that it is passive.

        It stands on the first letter or, in longer stems, on the third.
        """
        mark = self.words.passive_mark
        if not mark or hit.entry.form != "past":
            return False
        first = self.tokens[hit.start].start + hit.trim
        last = self.tokens[hit.start].end
        return any(
            mark in self.folded.quote(at, at + 1) for at in (first, first + 2) if at < last - 1
        )

    def sentence_of(self, at: int) -> Sentence:
        """Return the sentence a token is in."""
        index = bisect_right(self._sentence_starts, at) - 1
        return self.sentences[max(0, index)]

    def cut_short(self, at: int) -> bool:
        """Return whether a full stop ends a shortened word, and no capital or line follows it.

        Some languages write ordinals so: "15. tur" is the fifteenth round.
        """
        ordinal = self.words.ordinal_stop and self.word(at - 1).isdigit()
        if self.word(at) != "." or not (ordinal or self.word(at - 1) in self.words.abbreviations):
            return False
        if at + 1 >= len(self.tokens) or self.tokens[at + 1].line:
            return False
        titles = self.word(at - 1) in self.words.before_names
        return titles or not self.quote(self.span(at + 1, at + 2))[:1].isupper()

    def _sentence(self, start: int, end: int) -> Sentence:
        sentence = Sentence(start, end)
        hits = self.words.find(self.tokens, start, end)
        if self.words.order == "object_first":
            hits = _within_clauses(hits)
        for hit in _visible(hits):
            sentence.hits.setdefault(hit.entry.section, []).append(hit)
        if self.words.order == "object_first":
            self._drop_inner_breaks(sentence)
        return sentence

    def _drop_inner_breaks(self, sentence: Sentence) -> None:
        """Keep words that open a clause only after a sign, an "and" or the verb of another clause.

        "X, however, said": where verbs come last, such a word may stand after the subject.
        """
        verbs = {
            hit.end
            for section in ("event", "reporting", "light_verb")
            for hit in sentence.of(section)
            if hit.entry.form in ("past", "present", "future")
        }
        words = sentence.hits.get("words", [])
        loose = {(hit.start, hit.end) for hit in words if hit.entry.key == "adverb"}
        kept = [
            hit
            for hit in words
            if hit.entry.key != "clause_break"
            or hit.start in verbs
            or hit.start == sentence.start
            or (hit.end - hit.start > 1 and (hit.start, hit.end) not in loose)
            or not self.tokens[hit.start - 1].is_word
            or self.word(hit.start - 1) in self.words.joiners
        ]
        sentence.keep("words", kept)


def _within_clauses(hits: list[Hit]) -> list[Hit]:
    """Drop phrases whose gap runs over another verb, into the next clause."""
    finite = [
        h
        for h in hits
        if h.entry.form in ("past", "present", "future")
        and h.entry.section in ("event", "reporting")
        and h.end - h.start == len(h.tokens)
    ]
    return [
        hit
        for hit in hits
        if hit.end - hit.start == len(hit.tokens)
        or not any(
            hit.head <= f.start and f.end <= max(hit.tokens) and not f.tokens & hit.tokens
            for f in finite
        )
    ]


def _visible(hits: list[Hit]) -> list[Hit]:
    """Drop phrases inside a longer one of their section, and those a longer event hides."""
    best: dict[tuple[str, str, frozenset[int]], Hit] = {}
    for hit in hits:
        best.setdefault((hit.entry.section, hit.entry.key, hit.tokens), hit)
    kept = list(best.values())
    longer: dict[int, list[Hit]] = {}
    for hit in kept:
        if len(hit.tokens) > 1:
            for at in hit.tokens:
                longer.setdefault(at, []).append(hit)
    return [hit for hit in kept if not any(_hidden(hit, o) for o in longer.get(hit.start, ()))]


def _hidden(hit: Hit, other: Hit) -> bool:
    if hit is other or not hit.tokens < other.tokens:
        return False
    section, over = hit.entry.section, other.entry.section
    if section == over:
        return section != "words" or hit.entry.key == other.entry.key
    return section in ("event", "reporting") and over in ("block", "event", "weapon")
