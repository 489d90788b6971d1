"""The watch in the bulletin: sentences in five languages, and who acknowledged an alert."""

from dataclasses import replace

import pytest

from hudna.model.bulletin import ToldAlert
from hudna.model.outlook import Why
from hudna.publish.outlook_words import expected_words, reason_words
from hudna.publish.page import Heading, Listing, Paragraph
from hudna.publish.sections.watch import blocks
from hudna.publish.words import words_in
from hudna.watch.alerting import alerts_of
from tests.publish.exercise import BULLETIN
from tests.watch.alerts import NOW, outlook

(ALERT,) = alerts_of(outlook(), (), NOW)
TOLD = ToldAlert(ALERT, ("turkey",), ("russia", "iran"))
WATCHED = replace(BULLETIN, outlook=outlook(), alerts=(TOLD,))


def said(language: str) -> str:
    texts = []
    for block in blocks(WATCHED, words_in(language)):
        if isinstance(block, Heading | Paragraph):
            texts.append("".join(run.text for run in block.text))
        elif isinstance(block, Listing):
            texts += ["".join(run.text for run in item) for item in block.items]
    return "\n".join(texts)


def test_without_outlook_and_alert_there_is_no_section() -> None:
    assert blocks(BULLETIN, words_in("en")) == ()


def test_it_says_what_is_expected_and_who_has_acknowledged() -> None:
    words = said("en")
    assert "between 9 and 21 violations are likely to be reported" in words
    assert "Usual here: 12." in words
    assert "A forecast is no claim" in words
    assert "Acknowledged by Turkey" in words or "Acknowledged by Türkiye" in words
    assert "not yet by Russia and Iran" in words


@pytest.mark.parametrize("language", ["ar", "fa", "ru", "tr"])
def test_every_language_says_it_in_its_own_words(language: str) -> None:
    words = said(language)
    assert "likely" not in words
    assert len(words.splitlines()) == len(said("en").splitlines())


def test_a_reason_of_a_later_version_is_shown_by_its_key() -> None:
    assert reason_words(Why("of_a_later_version", 1.0), {}, "en") == "of_a_later_version"
    later = replace(outlook(), expected=None, why_not="of_a_later_version")
    assert "of_a_later_version" in expected_words(later, "ar")
