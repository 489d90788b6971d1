"""Sentences of a stage by language, with places for values: `data/languages/xx/STAGE.yaml`."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from babel.lists import format_list

from hudna.text.figures import number
from hudna.text.shipped import load_shipped

__all__ = ["in_every_language", "languages_of", "listed", "sentence", "sentences"]


@cache
def sentences(stage: str, language: str) -> dict[str, str]:
    """Return the sentences of a stage by key; empty where the language has none."""
    if not re.fullmatch(r"[a-z]{2,3}", language):
        return {}
    file = files("hudna") / "data" / "languages" / language / f"{stage}.yaml"
    if not file.is_file():
        return {}
    loaded: dict[str, str] = load_shipped(file)
    return loaded


@cache
def languages_of(stage: str) -> tuple[str, ...]:
    """Return the codes of the languages that have sentences for a stage."""
    folder = files("hudna") / "data" / "languages"
    return tuple(sorted(d.name for d in folder.iterdir() if (d / f"{stage}.yaml").is_file()))


def sentence(stage: str, key: str, language: str, **values: object) -> str:
    """Return one sentence with its values put in; raises `KeyError` for an unknown key.

    Numbers are written as the language writes them.
    """
    own = {name: _of(value, language) for name, value in values.items()}
    return sentences(stage, language)[key].format_map(own)


def in_every_language(stage: str, key: str, **values: object) -> dict[str, str]:
    """Return one sentence in each language of the stage.

    A value may itself be a mapping by language, of which each sentence takes its own.
    """
    return {language: sentence(stage, key, language, **values) for language in languages_of(stage)}


def listed(items: Iterable[str], language: str) -> str:
    """Return the items as a list in running text: "a, b, and c"."""
    return _listed(tuple(items), language)


@lru_cache(maxsize=4096)
def _listed(items: tuple[str, ...], language: str) -> str:
    return str(format_list(items, locale=language))


def _of(value: object, language: str) -> object:
    if isinstance(value, int | float):
        return number(value, language)
    if not isinstance(value, dict):
        return value
    return value.get(language) or value.get("en") or next(iter(value.values()), "")
