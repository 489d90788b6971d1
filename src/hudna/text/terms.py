"""Words for the values of the model, in the languages of the reader."""

import re
from enum import Enum
from functools import cache
from importlib.resources import files

from hudna.text.shipped import load_shipped

__all__ = ["FALLBACK", "kind_of", "term", "term_of", "terms"]

FALLBACK = "en"


def term(kind: str, key: str, language: str) -> str:
    """Return the words for `key` of `kind`, else the English words, else the key itself."""
    for code in (language, FALLBACK):
        words = terms(code).get(kind, {}).get(key)
        if words is not None:
            return words
    return key


def term_of(value: Enum, language: str) -> str:
    """Return the words for a value of one of the model's enumerations."""
    return term(kind_of(type(value)), str(value.value), language)


def kind_of(enumeration: type[Enum]) -> str:
    """Return the kind under which an enumeration's words are kept: `CaseState` -> `case_state`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", enumeration.__name__).lower()


@cache
def terms(language: str) -> dict[str, dict[str, str]]:
    """Return all words of a language by kind and key; empty where Hudna has no such language."""
    if not re.fullmatch(r"[a-z]{2,3}", language):
        return {}
    file = files("hudna") / "data" / "languages" / language / "terms.yaml"
    if not file.is_file():
        return {}
    loaded: dict[str, dict[str, str]] = load_shipped(file)
    return loaded
