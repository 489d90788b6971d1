"""The words of a language found in a text, with what is written onto them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from hudna.extract.inflection import GAP
from hudna.extract.lexicon_phrases import Key, Phrases
from hudna.extract.phrase import Entry, Hit
from hudna.extract.tokens import Token
from hudna.text.endings import NO_CASE

__all__ = ["Entry", "Hit", "Lexicon", "lexicon"]

_LONGEST_GAP = 12
_WITH_OBJECT = frozenset({"denies", "confirms"})
"""Words of saying that take what is said as a pronoun ("which it denies")."""

_FINITE = frozenset({"past", "present", "future"})


@dataclass(frozen=True, slots=True)
class _Form:
    """How a word of a text is listed, with the letters cut at its front and its cases."""

    key: Key
    cut: int
    tail: bool
    cases: frozenset[str] = NO_CASE


_Path = tuple[tuple[int, ...], int, tuple[_Form, ...], list[Entry]]
"""The tokens of a phrase, the end of its unbroken part, how its later words are listed."""


class Lexicon(Phrases):
    """Finds the phrases of one language in a text."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self._forms: dict[str, tuple[tuple[str, int, bool], ...]] = {}
        self._found: dict[str, tuple[_Form, ...]] = {}

    def find(self, tokens: list[Token], start: int, end: int) -> list[Hit]:
        """Return every phrase in the token range, in order."""
        found: list[Hit] = []
        for at in range(start, end):
            if tokens[at].is_word:
                for stops, head, form, cases, entries in self._walk(tokens, at, end):
                    if form.tail and tokens[at].whole:
                        continue
                    covered = frozenset(stops)
                    cut = tokens[at].word[: form.cut]
                    found += [
                        Hit(at, stops[-1] + 1, head, form.cut, e, covered, e.cases or cases)
                        for e in entries
                        if self._takes(cut, e, tail=form.tail)
                    ]
        return found

    def _takes(self, cut: str, entry: Entry, *, tail: bool) -> bool:
        """Return whether the word can bear what was written onto it: verbs bear less."""
        if entry.form not in _FINITE:
            return True
        bears = entry.section != "reporting" or entry.key in _WITH_OBJECT
        return (not cut or cut in self._before_verbs) and (not tail or bears)

    def forms(self, word: str) -> tuple[tuple[str, int], ...]:
        """Return the word and what is left of it without written-on parts, with letters cut."""
        return tuple((form, cut) for form, cut, _ in self._shortened(word))

    def _shortened(self, word: str) -> tuple[tuple[str, int, bool], ...]:
        known = self._forms.get(word)
        if known is None:
            known = self._forms[word] = tuple(self._variants(word))
            if len(self._forms) > 100_000:
                self._forms.clear()
        return known

    def conjunction(self, word: str, trim: int) -> int:
        """Return how many letters of a written-on "and" the word starts with, within `trim`."""
        for prefix in self._proclitics:
            if trim >= len(prefix) and word.startswith(prefix):
                return len(prefix)
        return 0

    def definite(self, word: str, trim: int) -> bool:
        """Return whether an article is written onto the word."""
        return any(word[:trim].endswith(article) for article in self._articles)

    def done_to(self, word: str) -> bool:
        """Return whether the ending of a noun says that something is done to it."""
        owned = any(len(end) > 1 and word.endswith(end) for end in self._enclitics)
        return word.endswith(self._object_endings) and not owned and word not in self._whole

    def front(self, word: str, trim: int) -> int:
        """Return how much of what is written onto a noun is no part of its name."""
        for article in self._articles:
            if word[:trim].endswith(article):
                return trim - len(article)
        return trim

    def locates(self, prefix: str) -> bool:
        """Return whether a written-on prefix says "in" or "at"."""
        return prefix in self._locating

    def is_ending(self, word: str) -> bool:
        """Return whether a word is one of the endings the language writes after names."""
        return word in self._endings.cases

    def cases_of(self, ending: str) -> frozenset[str]:
        """Return the cases an ending stands for."""
        return self._endings.cases.get(ending, NO_CASE)

    def plays(self, role: str, cases: frozenset[str]) -> bool:
        """Return whether one of the cases marks a role: whose, object, toward, where, source."""
        return bool(cases & self._roles.get(role, NO_CASE))

    def singular(self, word: str) -> bool:
        """Return whether the word names one person, as far as its ending tells."""
        return not word.endswith(self._plural_endings) and word not in self._plurals

    def ambiguous(self, word: str) -> bool:
        """Return whether the word can be a plural as well as a dual."""
        return any(form in self._two_or_more for form, _ in self.forms(word))

    def known(self, word: str) -> bool:
        """Return whether a phrase of the language starts with this word."""
        return any(form.key in self._root for form in self._listed(word))

    def _listed(self, word: str) -> tuple[_Form, ...]:
        """Return the keys under which phrases may list a word of a text."""
        known = self._found.get(word)
        if known is None:
            if len(self._found) > 100_000:
                self._found.clear()
            known = self._found[word] = tuple(
                form for form in self._keys(word) if form.key in self._vocabulary
            )
        return known

    def _keys(self, word: str) -> Iterator[_Form]:
        for form, cut, tail in self._shortened(word):
            yield _Form(form, cut, tail)
        if self._endings:
            for split in self._endings.splits(word):
                yield _Form((split.stem, split.whole), 0, False, split.cases)

    def _variants(self, word: str) -> Iterator[tuple[str, int, bool]]:
        seen = set()
        bare = [(word, 0)]
        bare += [
            (word[len(p) :], len(p))
            for p in self._proclitics
            if word.startswith(p) and len(word) - len(p) > 1
        ]
        attached = [
            (form[len(p) :], cut + len(p))
            for form, cut in bare
            for p in self._attached
            if form.startswith(p) and len(form) - len(p) > 2
        ]
        for form, cut in [*bare, *attached]:
            if form not in seen:
                seen.add(form)
                yield form, cut, False
        for form, cut in [*bare, *attached]:
            for suffix in self._enclitics:
                stem = form[: -len(suffix)]
                whole = form in self._whole
                if form.endswith(suffix) and len(stem) > 2 and stem not in seen and not whole:
                    seen.add(stem)
                    yield stem, cut, True

    def _walk(
        self, tokens: list[Token], at: int, end: int
    ) -> Iterator[tuple[tuple[int, ...], int, _Form, frozenset[str], list[Entry]]]:
        for form in self._listed(tokens[at].word):
            node = self._root.get(form.key)
            if node is not None:
                for stops, head, forms, entries in self._deeper(node, tokens, (at,), end, 0):
                    cases = self._cases((form, *forms))
                    yield stops, head or stops[-1] + 1, form, cases, entries

    def _cases(self, forms: tuple[_Form, ...]) -> frozenset[str]:
        """Return the cases of a phrase, shown by the first or the last of its words."""
        ordered = forms if self._endings.head == "first" else tuple(reversed(forms))
        return next((form.cases for form in ordered if form.cases), NO_CASE)

    def _deeper(
        self, node: dict[Any, Any], tokens: list[Token], stops: tuple[int, ...], end: int, head: int
    ) -> Iterator[_Path]:
        if None in node:
            yield stops, head, (), node[None]
        if len(node) == (None in node):
            return
        after = stops[-1] + 1
        yield from self._step(node, tokens, stops, after, end, head)
        if GAP in node:
            onward = node[GAP]
            for skip in range(after, min(end, after + _LONGEST_GAP + 1)):
                word = tokens[skip].word
                if any(form.key in onward for form in self._listed(word)):
                    yield from self._step(onward, tokens, stops, skip, end, head or after)
                if word in self._stops:
                    break

    def _step(
        self,
        node: dict[Any, Any],
        tokens: list[Token],
        stops: tuple[int, ...],
        at: int,
        end: int,
        head: int,
    ) -> Iterator[_Path]:
        if at < end:
            for form in self._listed(tokens[at].word):
                if form.key in node and not (form.tail and tokens[at].whole):
                    onward = self._deeper(node[form.key], tokens, (*stops, at), end, head)
                    for found, first, forms, entries in onward:
                        yield found, first, (form, *forms), entries

    def ending_cases(self, word: str) -> frozenset[str]:
        """Return the cases the longest ending of a word can stand for, where cases give roles."""
        if not self.case_roles:
            return NO_CASE
        return next((s.cases for s in self._endings.splits(word)[1:] if s.cases), NO_CASE)


@cache
def lexicon(code: str) -> Lexicon:
    """Return the phrases of a language; one without data has none, so nothing is read."""
    return Lexicon(code)
