"""Light stems for searching: what the forms of a word have in common, by language.

They are no analysis: a text and a query lose the same letters, so that both meet in the middle.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from hudna.text.endings import endings_of
from hudna.text.fold import fold
from hudna.text.languages import codes, load

__all__ = ["stems_asked", "stems_written", "written_in"]

_ARTICLE = "ال"
_SHORTEST = 3
_LEAST_LEFT = 3
"""Letters that stay of a word when what is written onto its front is taken off."""


@dataclass(frozen=True, slots=True)
class _Cuts:
    """What is taken off: `again` says how often an ending may go; `softens` as in `Endings`."""

    prefixes: tuple[str, ...]
    endings: tuple[str, ...]
    softens: dict[str, str]
    again: int
    shortest: int

    def stem(self, word: str) -> str:
        for _ in range(self.again):
            for ending in self.endings:
                if word.endswith(ending) and len(word) - len(ending) >= self.shortest:
                    word = word[: -len(ending)]
                    break
            else:
                break
        return word[:-1] + self.softens.get(word[-1], word[-1]) if word else word


@cache
def _cuts(code: str) -> _Cuts:
    language = load(code)
    own, listed = language.section("search"), endings_of(language)
    endings = {fold(str(e)).text for e in own.get("endings", ())}
    if not endings:
        endings = {*listed.cases, *listed.citation, *listed.compound}
    return _Cuts(
        tuple(sorted(language.prefixes, key=len, reverse=True)),
        tuple(sorted(endings, key=lambda e: (-len(e), e))),
        dict(listed.softens),
        int(own.get("stacked", listed.stacked)),
        int(own.get("shortest_stem", listed.shortest_stem or _SHORTEST)),
    )


@lru_cache(maxsize=100_000)
def stems_written(word: str, code: str) -> tuple[str, ...]:
    """Return what a folded word of a text is found under: with and without what leads it."""
    cuts = _cuts(code)
    bare = (word.removeprefix(p) for p in cuts.prefixes if word.startswith(p))
    forms = (word, *(form for form in bare if len(form) >= _LEAST_LEFT))
    return tuple(dict.fromkeys(cuts.stem(form) for form in forms))


@lru_cache(maxsize=10_000)
def stems_asked(word: str, code: str) -> tuple[str, ...]:
    """Return what a folded word of a query is looked for under: only an article is taken off."""
    cuts = _cuts(code)
    articles = (p for p in cuts.prefixes if p.endswith(_ARTICLE) or p == "لل")
    bare = (word.removeprefix(p) for p in articles if word.startswith(p))
    forms = (word, *(form for form in bare if len(form) >= _LEAST_LEFT))
    return tuple(dict.fromkeys(cuts.stem(form) for form in forms))


@lru_cache(maxsize=20_000)
def written_in(word: str) -> tuple[str, ...]:
    """Return the languages whose letters can write a folded word."""
    return tuple(code for code in codes() if set(word) <= _letters(code))


@cache
def _letters(code: str) -> frozenset[str]:
    return frozenset(_folded_letters(code))


def _folded_letters(code: str) -> Iterator[str]:
    for letter in load(code).alphabet:
        yield from fold(letter).text
