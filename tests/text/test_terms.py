import importlib
import json
import pkgutil
import re
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

import hudna.model
from hudna.text.sentences import sentences
from hudna.text.terms import kind_of, term, term_of, terms

LEXICON = Path(__file__).parents[3] / "shared" / "data" / "lexicon" / "event_types.json"
LANGUAGES = ("ar", "en", "fa", "ru", "tr")

IN_SENTENCES = {"described_field": ("assess", "described_")}
"""Words that only the sentences of one stage use, kept with them by a prefix."""

UNDER = {
    "change_kind": ("bulletin", "changes", "what"),
    "verdict": ("airspace", "verdicts"),
    "passage_kind": ("airspace", "passage_kinds"),
    "height_datum": ("airspace", "height_datums"),
}
"""Words that only one stage uses, kept in a table of their own."""


def enumerations() -> list[type[Enum]]:
    found = set()
    for module in pkgutil.iter_modules(hudna.model.__path__):
        loaded = importlib.import_module(f"hudna.model.{module.name}")
        found |= {
            thing
            for thing in vars(loaded).values()
            if isinstance(thing, type) and issubclass(thing, Enum) and len(thing) > 0
        }
    return sorted(found, key=lambda enumeration: enumeration.__name__)


def test_the_model_has_enumerations_to_translate() -> None:
    assert "CaseState" in {enumeration.__name__ for enumeration in enumerations()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("enumeration", enumerations(), ids=lambda e: e.__name__)
def test_every_value_of_the_model_has_words(enumeration: type[Enum], language: str) -> None:
    kind = kind_of(enumeration)
    words = set(terms(language).get(kind, {}))
    if kind in IN_SENTENCES:
        stage, prefix = IN_SENTENCES[kind]
        words = {key.removeprefix(prefix) for key in sentences(stage, language)}
    if kind in UNDER:
        stage, *path = UNDER[kind]
        table: Any = sentences(stage, language)
        for part in path:
            table = table[part]
        words = set(table)
    assert {str(value.value) for value in enumeration} <= words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_type_of_the_lexicon_has_words(language: str) -> None:
    if not LEXICON.exists():
        pytest.skip("the shared lexicon is not on this machine")
    types = {row["type"] for row in json.loads(LEXICON.read_text("utf-8"))}
    assert types == set(terms(language)["event_type"])


def test_all_languages_hold_the_same_keys() -> None:
    english = {kind: set(words) for kind, words in terms("en").items()}
    for code in LANGUAGES:
        assert {kind: set(words) for kind, words in terms(code).items()} == english, code


OWN_LETTERS = {
    "ar": "[\u0621-\u064a\u064b-\u0652]",
    "en": "[a-z]",
    "fa": "[\u0621-\u064a\u064bپچژگکیۀ\u200c]",
    "ru": "[а-яё]",
    "tr": "[a-zçğıöşü]",
}
OTHERS_NAMES = re.compile(r"\b(PA-X|UCDP|WGS)\b")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_empty_or_left_in_another_script(language: str) -> None:
    letters = re.compile(OWN_LETTERS[language])
    for kind, words in terms(language).items():
        for key, word in words.items():
            told = [letter for letter in OTHERS_NAMES.sub("", word) if letter.isalpha()]
            assert told, (kind, key)
            assert all(letters.match(letter) for letter in told), (kind, key, word)


def test_persian_words_use_persian_letters() -> None:
    for words in terms("fa").values():
        assert not any(set("يكىة") & set(word) for word in words.values())


ALLEGED = {
    "ar": ("خرق|انتهاك", "^ادعاء "),
    "en": ("violation", "^alleged "),
    "fa": ("نقض", "^ادعای "),
    "ru": ("наруш", "^предполагаем"),
    "tr": ("ihlal", " iddiası$"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_alleged_is_never_named_a_violation_as_fact(language: str) -> None:
    named, alleged = ALLEGED[language]
    found = {k: w for k, w in terms(language)["event_type"].items() if re.search(named, w)}
    assert len(found) >= 2
    for key, word in found.items():
        assert key == "violation_count" or re.search(alleged, word), (key, word)


def test_a_missing_word_falls_back_to_english_and_then_to_the_key() -> None:
    assert term("event_type", "shelling", "de") == "shelling"
    assert term("event_type", "no_such_type", "ar") == "no_such_type"
    assert term("no_such_kind", "x", "../../etc") == "x"


def test_an_enum_value_finds_its_own_kind() -> None:
    from hudna.model.case import CaseState

    assert term_of(CaseState.NOT_VERIFIED, "en") == "not verified"
