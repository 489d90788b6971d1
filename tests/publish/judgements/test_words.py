"""Every reason the judge may give has words in every language, with the values it is given."""

import re
from string import Formatter
from typing import Any

import pytest

from hudna.errors import ConfigurationError
from hudna.model.judgement import HeightDatum, JudgementReason, PassageKind, Verdict
from hudna.publish.judgements.keys import KEYS, Unit
from hudna.publish.judgements.words import LANGUAGES, plain, reason_words, words_of
from hudna.text.figures import digits

EXAMPLES = {
    Unit.LENGTH: "1234.5",
    Unit.DURATION: "17",
    Unit.SPEED: "116.7",
    Unit.SHARE: "0.96",
    Unit.NAME: "Exercise name",
    Unit.VERDICT: "supported",
}
SAID = {
    Unit.LENGTH: "1.23",
    Unit.DURATION: "17",
    Unit.SPEED: "420",
    Unit.SHARE: "96",
    Unit.NAME: "Exercise name",
}


def flat(found: Any, key: str = "") -> dict[str, str]:
    if isinstance(found, dict):
        return {k: v for name in found for k, v in flat(found[name], f"{key}.{name}").items()}
    return {key: str(found)}


def own(language: str) -> dict[str, str]:
    found = flat(words_of(language).sentences)
    return {key: words for key, words in found.items() if not key.startswith(".mended")}


def holes(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_a_report_is_written_in_five_languages() -> None:
    assert LANGUAGES == ("ar", "en", "fa", "ru", "tr")
    with pytest.raises(ConfigurationError, match="language 'xx'"):
        words_of("xx")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_with_the_same_values(language: str) -> None:
    english, other = own("en"), own(language)
    assert set(other) == set(english)
    assert {k for k in english if holes(english[k]) != holes(other[k])} == set()
    assert len(words_of(language).sentences["compass"]) == 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_reasons_take_the_values_the_table_names(language: str) -> None:
    reasons = words_of(language).sentences["reasons"]
    assert {key: holes(said) for key, said in reasons.items()} == {
        key: set(units) for key, units in KEYS.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_every_reason_is_said_with_its_values(key: str, language: str) -> None:
    given = {name: EXAMPLES[unit] for name, unit in KEYS[key].items()}
    said = plain(reason_words(JudgementReason(key, given), words_of(language)))
    assert not re.search(r"[{}_]", said)
    for unit in KEYS[key].values():
        if unit in SAID:
            shown = digits(SAID[unit], language)
            assert shown in said.replace(",", ".").replace("٫", "."), shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_that_is_not_given_is_said_to_be_unknown(language: str) -> None:
    words = words_of(language)
    said = plain(reason_words(JudgementReason("clock_decides"), words))
    assert plain(words.say("unknown")) in said


def test_a_value_that_is_no_number_and_a_key_without_words_are_shown_as_they_are() -> None:
    words = words_of("en")
    odd = JudgementReason("clock_decides", {"value": "a while"})
    assert "a while" in plain(reason_words(odd, words))
    strange = JudgementReason("of_tomorrow", {"key": "1", "words": "2"})
    assert plain(reason_words(strange, words)) == "of_tomorrow: key 1, words 2"


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_the_model_can_say_has_words(language: str) -> None:
    sentences = words_of(language).sentences
    assert set(sentences["verdicts"]) == {v.value for v in Verdict}
    assert set(sentences["verdict_sentences"]) == {v.value for v in Verdict}
    assert set(sentences["height_datums"]) == {d.value for d in HeightDatum}
    assert set(sentences["passage_kinds"]) == {k.value for k in PassageKind}
