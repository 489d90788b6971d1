"""Place names in the cases of a language: the names a word of a text may be a form of."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from hudna.geo.gazetteer import Gazetteer
from hudna.text.endings import Endings, endings_of
from hudna.text.fold import fold_key
from hudna.text.languages import Language

__all__ = ["base_names", "names_from"]

_WORD = re.compile(r"[^\W_]+")
_START = 2
"""Letters a name keeps in all its cases."""

_Listed = dict[str, list[tuple[tuple[str, ...], str]]]


def base_names(name: str, gazetteer: Gazetteer, language: Language) -> Iterator[str]:
    """Yield the names of the gazetteer that `name` may be a case of."""
    endings = endings_of(language)
    words = tuple(_WORD.findall(fold_key(name)))
    if not endings or not words:
        return
    for listed, surface in _listed(gazetteer, language).get(words[0][:_START], ()):
        if len(listed) == len(words) and _forms_of(listed, words, endings):
            yield surface


@lru_cache(maxsize=16)
def _listed(gazetteer: Gazetteer, language: Language) -> _Listed:
    found: _Listed = {}
    for surface in dict.fromkeys(name for name, _ in gazetteer.names(names_from(language))):
        words = tuple(_WORD.findall(fold_key(surface)))
        if words:
            found.setdefault(words[0][:_START], []).append((words, surface))
    return found


def names_from(language: Language) -> Sequence[str] | None:
    """Return the languages whose place names texts of a language use, null for all."""
    spoken = language.names_from or None
    found: Sequence[str] | None = language.section("places").get("names_from", spoken)
    return found


def _forms_of(listed: tuple[str, ...], words: tuple[str, ...], endings: Endings) -> bool:
    return all(
        word == base or _form_of(base, word, endings)
        for base, word in zip(listed, words, strict=True)
    )


def _form_of(base: str, word: str, endings: Endings) -> bool:
    stems = set(endings.stems(base))
    return any((split.stem, split.whole) in stems for split in endings.splits(word))
