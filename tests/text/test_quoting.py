"""Words of others inside our sentences are quoted and say their language by their script."""

import pytest

from hudna.text.quoting import foreign, quotations, quoted


def test_words_in_the_sentences_own_script_need_no_mark() -> None:
    assert foreign("مجموعات مسلحة", "ar") is None
    assert foreign("armed groups", "en") is None


@pytest.mark.parametrize(
    ("words", "language", "other"),
    [
        ("The government said so", "ar", "en"),
        ("طائرة مسيّرة مجهولة", "en", "ar"),
        ("Обстрел не подтверждён и не виден", "ar", "ru"),
        ("20:30", "ar", None),
    ],
)
def test_words_in_another_script_say_their_language(words, language, other) -> None:
    assert foreign(words, language) == other


def test_only_what_is_quoted_can_be_in_another_language() -> None:
    sentence = "قال The government said so"
    assert list(quotations(sentence, "ar")) == [(sentence, None)]


def test_a_quotation_keeps_the_quotations_in_it() -> None:
    inner = "The centre said «no» and the other side said so"
    pieces = list(quotations(f"السبب: {quoted(inner, 'ar')}.", "ar"))
    assert pieces == [("السبب: «", None), (inner, "en"), ("».", None)]


def test_the_pieces_are_the_whole_sentence() -> None:
    sentence = "«armed groups» و«الجيش» «و Обстрел» “mal fermé"
    assert "".join(piece for piece, _ in quotations(sentence, "ar")) == sentence
