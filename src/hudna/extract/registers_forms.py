"""Words of a bulletin in whatever form the language puts them: every form stands for its word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hudna.text.endings import Endings, endings_of
from hudna.text.fold import fold
from hudna.text.languages import Language
from hudna.text.phrases import expand, pattern_words
from hudna.text.tokens import Token, tokens

__all__ = ["Forms", "forms_of"]


@dataclass(frozen=True, slots=True)
class Forms:
    """The inflected words of a language's bulletins, filed by stem; empty where it has none."""

    endings: Endings
    by_stem: Mapping[tuple[str, bool], str]
    _known: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def listed(self, units: Sequence[Token]) -> list[str] | None:
        """Return each word in the form that `registers.yaml` lists; null without inflection."""
        if not self.by_stem:
            return None
        return [self._of(unit) if unit.is_word else unit.text for unit in units]

    def _of(self, unit: Token) -> str:
        """A name may have an apostrophe inside, as one transliterated from Arabic has."""
        whole = unit.text + unit.tail
        if unit.tail and self.by_stem.get((whole, True)) == whole:
            return whole
        return self._listed(unit.text)

    def _listed(self, text: str) -> str:
        word = self._known.get(text)
        if word is None:
            word = self._word(text)
            if len(self._known) < 50_000:
                self._known[text] = word
        return word

    def _word(self, text: str) -> str:
        for split in self.endings.splits(text)[1:]:
            word = self.by_stem.get((split.stem, split.whole))
            if word is not None:
                return word
        return text


def forms_of(language: Language, inflected: Sequence[str]) -> Forms:
    """Return the forms of the words in the sections `inflected` of `registers.yaml`."""
    section = language.section("registers")
    endings = endings_of(language)
    by_stem: dict[tuple[str, bool], str] = {}
    for name in inflected:
        for word in _words(section.get(name, ())):
            for stem in endings.stems(word):
                by_stem.setdefault(stem, word)
    return Forms(endings, by_stem)


def _words(patterns: object) -> list[str]:
    """Return every word of a section, whatever keys its patterns stand under."""
    if isinstance(patterns, Mapping):
        return [word for value in patterns.values() for word in _words(value)]
    if not isinstance(patterns, list | tuple):
        return []
    found = [
        token.text
        for pattern in patterns
        for word in pattern_words(str(pattern))
        for choice in expand(word)
        for token in tokens(fold(choice).text)
        if token.is_word
    ]
    return list(dict.fromkeys(found))
