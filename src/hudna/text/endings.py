"""What a language writes onto the end of its words: case, number, person, by `language.yaml`.

A listed word is filed under its stem; a word of a text is split at each ending it may carry.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from hudna.text.fold import fold
from hudna.text.languages import Language

__all__ = ["NO_CASE", "Endings", "Split", "endings_of"]

NO_CASE: frozenset[str] = frozenset()
"""The cases of a word whose ending says nothing."""


class Split(NamedTuple):
    """A word of a text cut before an ending; `cases` are those the ending can stand for.

    `whole` is true where the stem is a listed word as it is, false where that lost its own ending.
    """

    stem: str
    ending: str
    cases: frozenset[str]
    whole: bool


@dataclass(frozen=True, slots=True)
class Endings:
    """The endings of one language, folded.

    `cases` gives the cases of each ending; `citation` are the endings of listed words that another
    ending takes the place of (Russian "-а" before "-ой"); `softens` maps the last letter of a stem
    before an ending to the one of the listed word (Turkish "ğ" to "k"); `stacked` is how many
    endings may follow each other; `head` says which word of a name shows its case; `compound` are
    the endings that make two nouns one (Turkish "hava saldırısı"); `half_space` says that the words
    of a name may be written as one.
    """

    cases: Mapping[str, frozenset[str]]
    citation: tuple[str, ...]
    softens: Mapping[str, str]
    stacked: int
    shortest_stem: int
    head: str
    names_capitalised: bool
    compound: tuple[str, ...] = ()
    half_space: bool = False
    _known: dict[str, tuple[Split, ...]] = field(default_factory=dict, repr=False, compare=False)

    def __bool__(self) -> bool:
        return bool(self.cases)

    def stems(self, word: str) -> Iterator[tuple[str, bool]]:
        """Yield what a listed word is filed under, and whether that is the whole word."""
        yield word, True
        for ending in self.citation:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= self.shortest_stem:
                yield stem, False

    def bases(self, word: str) -> Iterator[str]:
        """Yield what the last word of a compound can be without the ending that makes it one."""
        for ending in self.compound:
            base = word.removesuffix(ending)
            if base != word and len(base) >= self.shortest_stem:
                yield base
                hard = self.softens.get(base[-1])
                if hard is not None:
                    yield base[:-1] + hard

    def splits(self, word: str) -> tuple[Split, ...]:
        """Return every way to cut a word of a text, the uncut word first."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > 100_000:
                self._known.clear()
            known = self._known[word] = tuple(self._cut(word))
        return known

    def _cut(self, word: str) -> Iterator[Split]:
        yield Split(word, "", NO_CASE, whole=True)
        seen = {word}
        level = [(word, NO_CASE)]
        for _ in range(self.stacked):
            shorter = []
            for form, outer in level:
                for ending, cases in self.cases.items():
                    stem = form.removesuffix(ending)
                    if stem in seen or len(stem) < self.shortest_stem or stem == form:
                        continue
                    seen.add(stem)
                    told = outer or cases
                    shorter.append((stem, told))
                    yield from self._stems_before(word, stem, told)
            level = shorter

    def _stems_before(self, word: str, stem: str, cases: frozenset[str]) -> Iterator[Split]:
        ending = word[len(stem) :]
        yield Split(stem, ending, cases, whole=True)
        if self.citation:
            yield Split(stem, ending, cases, whole=False)
        hard = self.softens.get(stem[-1])
        if hard is not None:
            yield Split(stem[:-1] + hard, ending, cases, whole=True)


@cache
def endings_of(language: Language) -> Endings:
    """Return the endings of a language; false where it lists none."""
    data: Mapping[str, Any] = language.section("endings")
    cases: dict[str, set[str]] = {}
    for case, endings in data.get("cases", {}).items():
        for ending in endings:
            cases.setdefault(fold(str(ending)).text, set()).add(case)
    longest_first = sorted(cases, key=len, reverse=True)
    return Endings(
        cases={ending: frozenset(cases[ending]) for ending in longest_first},
        citation=tuple(fold(str(ending)).text for ending in data.get("citation", ())),
        softens={
            fold(soft).text: fold(hard).text for soft, hard in data.get("softens", {}).items()
        },
        stacked=int(data.get("stacked", 1)),
        shortest_stem=int(data.get("shortest_stem", 3)),
        head=str(data.get("head", "first")),
        names_capitalised=bool(data.get("names_capitalised", False)),
        half_space=bool(data.get("half_space", False)),
        compound=tuple(fold(str(ending)).text for ending in data.get("compound", ())),
    )
