"""From the words of a text to the places they may name."""

import re
from collections.abc import Iterator

from hudna.geo.entry import Entry
from hudna.geo.gazetteer import Gazetteer
from hudna.locate.inflected import base_names
from hudna.text.languages import Language

__all__ = ["Names"]


_TAIL = re.compile(r"'\w{1,6}$")
"""An ending after an apostrophe, as in "Idlib's"."""


class Names:
    """The places surface names of one language may mean; remembers what it was asked before."""

    def __init__(self, gazetteer: Gazetteer, language: Language) -> None:
        data = language.section("places")
        kinds = data.get("place_words", {})
        self._gazetteer = gazetteer
        self._language = language
        self._prefixes = sorted(language.prefixes, key=len)
        self._countryside = tuple(kinds.get("countryside", ()))
        groups = [*kinds.values(), *data.get("directions", {}).values()]
        groups += [data.get(key, ()) for key in ("near", "inside", "over")]
        words = sorted({word for group in groups for word in group}, key=len, reverse=True)
        any_word = "|".join(map(re.escape, words)) or "(?!)"
        self._led = re.compile(rf"(?:{any_word})\s+(.+)", re.IGNORECASE)
        self._followed = re.compile(rf"(.+?)\s+(?:{any_word})", re.IGNORECASE)
        self._bare: dict[str, str | None] = {}

    def bare(self, name: str) -> str | None:
        """Return the name by which the gazetteer knows a surface name, null if it knows none.

        The whole name comes first, then without words such as "town of", then without what the
        language writes onto a word, then what it may be a case of.
        """
        if name not in self._bare:
            forms = self._forms(" ".join(name.split()).replace("’", "'").strip("\"'«»“”()"))
            every = (*forms, *(b for form in forms for b in self._bases(form)))
            self._bare[name] = next((f for f in every if self._gazetteer.by_name(f)), None)
        return self._bare[name]

    def _bases(self, form: str) -> Iterator[str]:
        return base_names(form, self._gazetteer, self._language)

    def _forms(self, plain: str) -> list[str]:
        forms = [plain]
        rest: str | None = plain
        while rest and (match := self._led.fullmatch(rest)):
            rest = match.group(1)
            forms.append(rest)
        if match := self._followed.fullmatch(plain):
            forms.append(match.group(1))
        if "'" in plain:
            forms.append(_TAIL.sub("", plain))
        stripped = [plain.removeprefix(p) for p in self._prefixes if plain.startswith(p)]
        return [*forms, *(form for form in stripped if len(form) > 2)]

    def meant(self, name: str) -> list[Entry]:
        """Return the places a surface name may mean, most people first."""
        bare = self.bare(name)
        return [] if bare is None else self._gazetteer.by_name(bare)

    def countryside(self, name: str) -> list[Entry]:
        """Return areas known by the name together with a word for countryside, as Rif Dimashq."""
        forms = (f for word in self._countryside for f in (f"{word} {name}", f"{name} {word}"))
        return next((found for form in forms if (found := self._gazetteer.by_name(form))), [])
