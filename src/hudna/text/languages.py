"""Languages as data: `data/languages/xx/*.yaml`. The engine itself knows none."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from hudna.errors import ConfigurationError
from hudna.text.fold import fold
from hudna.text.shipped import QUICK_SAFE

__all__ = ["UNDETERMINED", "Language", "codes", "detect", "likenesses", "load"]

UNDETERMINED = "und"
"""The ISO 639-2 code for a language we cannot tell."""

_READ_AHEAD = 6000
_SHORTEST_BEGUN = 4
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Language:
    """A language by ISO 639-1 code, with its sections loaded on first use.

    `letters` are those no other language here has, `alphabet` all it is written with, in order;
    `prefixes` are what the language writes onto the next word (Arabic "and", "in", "the");
    `names_from` the languages whose names its texts use, its own first.
    """

    code: str
    name: str
    direction: str
    prefixes: tuple[str, ...]
    common_words: frozenset[str]
    beginnings: tuple[str, ...]
    letters: frozenset[str]
    alphabet: str
    names_from: tuple[str, ...]
    _sections: dict[str, Mapping[str, Any]] = field(repr=False, compare=False)

    def section(self, name: str) -> Mapping[str, Any]:
        """Return `data/languages/<code>/<name>.yaml`; empty where the language has none."""
        if name not in self._sections:
            self._sections[name] = _yaml(_folder(self.code) / f"{name}.yaml") or {}
        return self._sections[name]

    def __hash__(self) -> int:
        return hash(self.code)


@cache
def load(code: str) -> Language:
    """Return the language; an unknown code gives one without words, so nothing is read."""
    described = _yaml(_folder(code) / "language.yaml") or {}
    return Language(
        code=code,
        name=described.get("name", code),
        direction=described.get("direction", "ltr"),
        prefixes=tuple(fold(word).text for word in described.get("prefixes", ())),
        common_words=frozenset(fold(word).text for word in described.get("common_words", ())),
        beginnings=tuple(fold(word).text for word in described.get("beginnings", ())),
        letters=frozenset(described.get("letters", "")),
        alphabet=described.get("alphabet", ""),
        names_from=tuple(described.get("names_from", ())),
        _sections={},
    )


@cache
def codes() -> tuple[str, ...]:
    """Return the codes of all languages that are described."""
    root = _root()
    found = [entry.name for entry in root.iterdir() if (entry / "language.yaml").is_file()]
    return tuple(sorted(found))


def detect(text: str) -> str:
    """Return the code of the language most of the text is in, or "und".

    Counts common words, and letters only one of the languages has, in the first 6,000 characters.
    A short text with neither is told by its letters, as a headline or a field note may be.
    """
    scores = likenesses(text[:_READ_AHEAD])
    best = max(scores, key=lambda code: scores[code], default=UNDETERMINED)
    return best if scores.get(best, 0) > 0 else _by_letters(text[:_READ_AHEAD])


def _by_letters(text: str) -> str:
    """Return the language with the fewest letters that can write all of the text, or "und"."""
    written = {letter.casefold() for word in _WORD.findall(text) for letter in word}
    fitting = [code for code in codes() if written <= {*load(code).alphabet}] if written else []
    return min(fitting, key=lambda code: len(load(code).alphabet), default=UNDETERMINED)


def likenesses(text: str) -> dict[str, float]:
    """Return how much of a text speaks for each language: common words count one, letters half."""
    words = Counter(_WORD.findall(fold(text).text))
    return {code: _score(load(code), words, text) for code in codes()}


def _score(language: Language, words: Counter[str], text: str) -> float:
    common = sum(count for word, count in words.items() if word in language.common_words)
    special = sum(text.count(letter) for letter in language.letters)
    if language.beginnings:
        special += sum(
            count
            for word, count in words.items()
            if word.startswith(language.beginnings) and len(word) > _SHORTEST_BEGUN
        )
    return common + special / 2


def _root() -> Traversable:
    return files("hudna") / "data" / "languages"


def _folder(code: str) -> Traversable:
    return _root() / code


class _WordLoader(QUICK_SAFE):  # type: ignore[misc]
    """YAML in which "on" and "no" are words, as they are in a list of words."""


_WordLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":bool")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

_WordLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf")
)


def _yaml(path: Traversable) -> Any:
    if not path.is_file():
        return None
    try:
        return yaml.load(path.read_text("utf-8"), Loader=_WordLoader)  # noqa: S506 a safe loader
    except yaml.YAMLError as error:
        raise ConfigurationError(
            f"the language file does not parse: {error}",
            where=str(path),
            advice="Correct the YAML at the line named above",
        ) from error
