"""The sentences of a publication in the reader's language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale

from hudna.errors import ConfigurationError
from hudna.publish.page import Flow, Run, Text
from hudna.text import writing
from hudna.text.figures import digits, locale_of
from hudna.text.sentences import languages_of
from hudna.text.shipped import load_shipped

__all__ = ["STAGE", "Words", "words_in"]

STAGE = "bulletin"

_HOLE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences with holes; what fills a hole keeps its own reading order."""

    language: str
    locale: Locale
    sentences: Mapping[str, Any]

    @property
    def direction(self) -> str:
        """Return `rtl` or `ltr`."""
        return str(self.locale.text_direction)

    def say(self, key: str, **holes: Text | str) -> Text:
        """Return the sentence `key` with its holes filled; raises `KeyError` for an unknown key."""
        return self._fill(self._sentence(key), holes)

    def plain(self, key: str) -> str:
        """Return a sentence without holes as a string."""
        return str(self._sentence(key))

    def counted(self, key: str, number: int, **holes: Text | str) -> Text:
        """Return the sentence in the plural form that `number` asks for; `{n}` is the number."""
        forms = self._sentence(key)
        said = digits(str(number), self.language)
        form = forms.get(self.locale.plural_form(number), forms["other"])
        return self._fill(form, {"n": (Run(said, Flow.NUMBER, strong=True),), **holes})

    def of_gender(self, key: str, name: str) -> str:
        """Return the form of a verb that agrees with `name`, where the language asks for it."""
        forms = self._sentence(key)
        if isinstance(forms, str):
            return forms
        feminine = re.search(str(self._sentence("feminine_name")), name) is not None
        return str(forms["feminine" if feminine else "masculine"])

    def join(self, items: list[Text], *, link: str | None = None) -> Text:
        """Return a list in words, "one, two and three", or with the same `link` throughout."""
        joined: Text = ()
        for index, item in enumerate(items, start=1):
            if index > 1:
                between = link or ("and" if index == len(items) else "comma")
                joined = (*joined, Run(self.plain(between)))
            joined = (*joined, *item)
        return joined

    def capital(self, words: str) -> str:
        """Return words with their first letter as a capital of the language."""
        return writing.capital(words, self.language)

    def _sentence(self, key: str) -> Any:
        found: Any = self.sentences
        for part in key.split("."):
            found = found[part]
        return found

    def _fill(self, sentence: str, holes: Mapping[str, Text | str]) -> Text:
        runs: list[Run] = []
        for index, piece in enumerate(_HOLE.split(sentence)):
            if index % 2:
                value = holes[piece]
                runs.extend((Run(value),) if isinstance(value, str) else value)
            elif piece:
                runs.append(Run(piece))
        return tuple(runs)


@cache
def words_in(language: str) -> Words:
    """Return the sentences of a language; raises `ConfigurationError` where there are none."""
    known = languages_of(STAGE)
    if language not in known:
        raise ConfigurationError(
            f"no bulletin in language {language!r}",
            advice=f"Choose one of: {', '.join(known)}.",
        )
    file = files("hudna") / "data" / "languages" / language / f"{STAGE}.yaml"
    return Words(language, Locale.parse(locale_of(language)), load_shipped(file))
