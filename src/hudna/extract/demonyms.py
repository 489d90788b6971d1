"""Adjectives of states, with whatever a language writes onto them: "Russian", "the Russians"."""

from collections.abc import Iterable

from hudna.extract.lexicon import Lexicon
from hudna.text.endings import Endings
from hudna.text.fold import fold_key

__all__ = ["Demonyms"]


class Demonyms:
    """The adjectives of states in one language, each with the id of its state."""

    def __init__(self, listed: Iterable[tuple[str, str]], endings: Endings) -> None:
        self._listed: dict[str, str] = {}
        self._stems: dict[tuple[str, bool], str] = {}
        self._endings = endings
        for word, state in listed:
            key = fold_key(word)
            self._listed.setdefault(key, state)
            if endings:
                for stem in endings.stems(key):
                    self._stems.setdefault(stem, state)

    def __contains__(self, word: str) -> bool:
        return word in self._listed

    def state(self, words: Lexicon, word: str) -> str | None:
        """Return the id of the state a folded word is the adjective of, null if it is none."""
        if not word:
            return None
        for form, _ in words.forms(word):
            if form in self._listed:
                return self._listed[form]
        if self._endings:
            for split in self._endings.splits(word)[1:]:
                state = self._stems.get((split.stem, split.whole))
                if state is not None:
                    return state
        return None

    def cases(self, word: str) -> frozenset[str]:
        """Return the cases the ending of the adjective can stand for."""
        for split in self._endings.splits(word)[1:] if self._endings else ():
            if (split.stem, split.whole) in self._stems:
                return split.cases
        return frozenset()
