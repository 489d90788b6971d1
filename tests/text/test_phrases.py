import pytest

from hudna.errors import ConfigurationError
from hudna.text.fold import fold
from hudna.text.phrases import PhraseBook, expand
from hudna.text.tokens import tokens


def test_a_pattern_stands_for_every_choice() -> None:
    assert expand("(a|b) c[d]") == ["a cd", "a c", "b cd", "b c"]


@pytest.mark.parametrize("pattern", ["(a|b", "a)", "[a"])
def test_a_bracket_left_open_is_an_error(pattern: str) -> None:
    with pytest.raises(ConfigurationError):
        expand(pattern)


def test_the_longest_phrase_wins() -> None:
    book = PhraseBook([("side", "Russian side"), ("body", "Russian side of the commission")])
    words = tokens(fold("the Russian side of the commission said").text)
    assert [hit.labels for hit in book.scan(words)] == [("body",)]


def test_a_prefix_is_cut_off_and_kept() -> None:
    book = PhraseBook([("area", "حماة")], ("و", "ب"))
    hits = book.scan(tokens(fold("في حلب وحماة").text))
    assert [(hit.labels, hit.prefix) for hit in hits] == [(("area",), "و")]


def test_only_whole_words_match() -> None:
    book = PhraseBook([("area", "Hama")])
    assert book.scan(tokens(fold("Hamas and Hamah").text)) == []
