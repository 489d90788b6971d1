import importlib
import json
import pkgutil
from enum import Enum
from pathlib import Path

import pytest

import hudna.model
from hudna.text.terms import kind_of, term, term_of, terms

LEXICON = Path(__file__).parents[3] / "shared" / "data" / "lexicon" / "event_types.json"
LANGUAGES = ("ar", "en")


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
    words = terms(language).get(kind_of(enumeration), {})
    assert {str(value.value) for value in enumeration} <= set(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_type_of_the_lexicon_has_words(language: str) -> None:
    if not LEXICON.exists():
        pytest.skip("the shared lexicon is not on this machine")
    types = {row["type"] for row in json.loads(LEXICON.read_text("utf-8"))}
    assert types == set(terms(language)["event_type"])


def test_both_languages_hold_the_same_keys() -> None:
    keys = [{kind: set(words) for kind, words in terms(code).items()} for code in LANGUAGES]
    assert keys[0] == keys[1]


def test_no_word_is_empty_or_left_in_the_other_script() -> None:
    for words in terms("ar").values():
        for key, word in words.items():
            assert any("\u0621" <= letter <= "\u064a" for letter in word), (key, word)
    for words in terms("en").values():
        assert all(word.isascii() and word.strip() for word in words.values())


def test_what_is_alleged_is_never_named_a_violation_as_fact() -> None:
    for key, word in terms("en")["event_type"].items():
        if "violation" in word and key != "violation_count":
            assert word.startswith("alleged ")
    for key, word in terms("ar")["event_type"].items():
        if ("خرق" in word or "انتهاك" in word) and key != "violation_count":
            assert word.startswith("ادعاء ")


def test_a_missing_word_falls_back_to_english_and_then_to_the_key() -> None:
    assert term("event_type", "shelling", "ru") == "shelling"
    assert term("event_type", "no_such_type", "ar") == "no_such_type"
    assert term("no_such_kind", "x", "../../etc") == "x"


def test_an_enum_value_finds_its_own_kind() -> None:
    from hudna.model.case import CaseState

    assert term_of(CaseState.NOT_VERIFIED, "en") == "not verified"
