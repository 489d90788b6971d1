"""Reasons are stored without language and said in the reader's."""

import pytest

from hudna.link.join import join
from hudna.link.reasons import forced_reason, words_in
from hudna.link.weights import KEYS
from hudna.model.incident import SourcedClaimRef
from hudna.text.sentences import sentences

from .claims import DAMASCUS, said

EVERY_KEY = [key for keys in KEYS for key in keys]


def test_what_is_stored_of_a_pair_the_document_puts_together_is_a_key() -> None:
    left, right = SourcedClaimRef("r", "c1"), SourcedClaimRef("r", "c2")
    reason = forced_reason(left, right, "related_denies")
    assert reason.parts == (("related_denies", reason.score),)
    assert words_in("related_denies", "en") != words_in("related_denies", "ar")


def test_what_is_stored_of_a_pair_that_resembles_one_another_are_keys() -> None:
    (incident,) = join([said("r1"), said("r2")], zone=DAMASCUS)
    stored = {key for reason in incident.reasons for key, _ in reason.parts}
    assert {"place_same_spot", "time_same_day", "prior"} <= stored


@pytest.mark.parametrize("language", ["ar", "en", "fa", "ru", "tr"])
def test_every_comparison_has_words_in_every_language(language) -> None:
    assert [key for key in EVERY_KEY if words_in(key, language) == key] == []


def test_arabic_words_have_no_latin_letters() -> None:
    assert not any(c.isascii() and c.isalpha() for key in EVERY_KEY for c in words_in(key, "ar"))


def test_a_language_without_words_gets_the_english_ones() -> None:
    assert words_in("place_far", "de") == sentences("link", "en")["place_far"]
