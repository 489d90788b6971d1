"""Why a place was chosen is stored without language and said in the reader's."""

import ast
import inspect

import pytest

from hudna.locate import area, locate, rank
from hudna.locate.reasons import words_in
from hudna.text.sentences import sentences

BORDER = (("km_from_line", "4"), ("between", "SY TR"), ("along", "SY-LA"))


def test_a_reason_is_said_in_the_readers_language() -> None:
    assert words_in(BORDER, "ar") == "على بعد 4 كم من خط الحدود؛ بين سوريا وتركيا؛ بمحاذاة اللاذقية"
    assert words_in(BORDER, "en") == (
        "4 km from the border line; between Syria and Türkiye; along Latakia"
    )


def test_directions_are_words_too() -> None:
    assert "الشمال الشرقي" in words_in((("at_km_towards", "3 north_east"),), "ar")


def test_a_language_without_words_gets_the_english_ones() -> None:
    assert words_in(BORDER, "de").startswith("4 km from")


@pytest.mark.parametrize("language", ["ar", "en", "ru", "tr", "fa"])
def test_every_step_the_stage_takes_has_words(language) -> None:
    steps = {
        pair.elts[0].value
        for module in (area, locate, rank)
        for pair in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(pair, ast.Tuple)
        and len(pair.elts) == 2
        and isinstance(pair.elts[0], ast.Constant)
        and isinstance(pair.elts[0].value, str)
    }
    assert {"wider", "one_of", "beside", "between", "towards"} <= steps
    assert steps - {"most_in", "also_in"} <= sentences("locate", language).keys()


@pytest.mark.parametrize("language", ["ar", "ru", "fa"])
def test_words_of_other_scripts_have_no_latin_letters(language: str) -> None:
    words = sentences("locate", language).values()
    assert not any(c.isascii() and c.isalpha() for said in words for c in said)
