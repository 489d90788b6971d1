import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from spoken import SPOKEN

from hudna.text.fold import fold
from hudna.text.languages import load
from hudna.text.numbers import find_numbers


@pytest.mark.parametrize("code", sorted(SPOKEN))
@given(number=st.integers(min_value=0, max_value=999_999))
@example(number=10)
@example(number=100)
@example(number=1000)
@example(number=21_000)
@example(number=100_000)
@example(number=103_009)
def test_a_number_spoken_reads_back(code: str, number: int) -> None:
    # A lone Persian nine is also the word "no": it takes what it counts behind it.
    text = SPOKEN[code](number) + (" نفر" if code == "fa" and number == 9 else "")
    found = find_numbers(fold(text), load(code))
    assert [n.value for n in found] == [number], text


@given(st.sampled_from(sorted(SPOKEN)), st.integers(min_value=0, max_value=10**9))
def test_figures_read_as_the_language_prints_them(code: str, number: int) -> None:
    marks = load(code).section("numbers").get("thousands", [","])
    for mark in ("", *marks, *("\u00a0\u202f" if " " in marks else "")):
        text = f"{number:,}".replace(",", mark)
        assert [n.value for n in find_numbers(fold(text), load(code))] == [number], text
