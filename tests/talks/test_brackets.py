"""Disputed words: read with who asks for them, written back the same, and refused where broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.errors import InputError
from hudna.talks.brackets import Piece, asked, is_clean, pieces_of, written

TEXT = "within [seven]{iran} [three]{turkey, russia} days"


def test_each_bracket_tells_who_asks_for_it() -> None:
    assert pieces_of(TEXT) == (
        Piece("within "),
        Piece("seven", ("iran",)),
        Piece(" "),
        Piece("three", ("russia", "turkey")),
        Piece(" days"),
    )
    assert asked(TEXT) == {("iran", "seven"): 1, ("russia", "three"): 1, ("turkey", "three"): 1}
    assert not is_clean(TEXT)


def test_arabic_words_are_bracketed_alike() -> None:
    assert asked("خلال [سبعة]{iran} أيام") == {("iran", "سبعة"): 1}


def test_a_bracket_that_is_text_is_written_with_a_backslash() -> None:
    text = r"see annex \[2\] and \{a\}"
    assert pieces_of(text) == (Piece("see annex [2] and {a}"),)
    assert is_clean(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("at [once", "not closed"),
        ("at once]", "not opened"),
        ("at [once]", "who asks"),
        ("at [once]{ }", "who asks"),
        ("at [once]{iran", "who asks"),
        ("at [ ]{iran}", "no words"),
        ("at [on [c]{iran} e]{iran}", "inside another"),
        ("at {iran}", "stands alone"),
    ],
)
def test_a_broken_bracket_is_refused_with_its_place(text: str, why: str) -> None:
    with pytest.raises(InputError, match=why) as caught:
        pieces_of(text, "texts.en")
    assert caught.value.where == "texts.en"


WORDS = st.text(alphabet="ab [](){}\\ق", min_size=1).filter(lambda text: bool(text.strip()))
PIECES = st.lists(
    st.builds(Piece, WORDS, st.sampled_from([("iran",), ("iran", "russia")])), max_size=4
)


@given(PIECES)
def test_what_is_written_is_read_back(pieces: list[Piece]) -> None:
    assert pieces_of(written(pieces)) == tuple(pieces)
