import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.text.fold import fold
from hudna.text.languages import load
from hudna.text.numbers import NumberForm, find_numbers


def read(code: str, text: str) -> list[tuple[float, str]]:
    return [(n.value, n.span.of(text)) for n in find_numbers(fold(text), load(code))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("خمسة وعشرون", 25),
        ("مئة وخمسون ألفا", 150_000),
        ("ثلاثة آلاف ومئتين", 3200),
        ("الأربع والعشرين", 24),
        ("اثنا عشر", 12),
        ("أحد عشر", 11),
        ("ألفين", 2000),
        ("١٢٫٥", 12.5),
        ("صفر", 0),
    ],
)
def test_arabic_numbers_are_read_whole(text: str, value: float) -> None:
    assert read("ar", text) == [(value, text if not text.startswith("ال") else text[2:])]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two hundred and thirty-four", 234),
        ("five thousand two hundred", 5200),
        ("Twenty-five", 25),
        ("1,200", 1200),
        ("2.5 million", 2_500_000),
        ("a hundred", 100),
    ],
)
def test_english_numbers_are_read_whole(text: str, value: float) -> None:
    assert read("en", text) == [(value, text)]


def test_numbers_of_a_list_stay_apart() -> None:
    assert [value for value, _ in read("en", "three and four, five and twenty")] == [3, 4, 5, 20]
    assert [value for value, _ in read("ar", "ثلاثة وأربعة")] == [3, 4]


def test_the_arabic_dual_is_two() -> None:
    folded = fold("سجل خرقين وقتل جنديان")
    found = find_numbers(folded, load("ar"))
    assert [(n.value, n.form) for n in found] == [(2, NumberForm.DUAL), (2, NumberForm.DUAL)]


def test_a_number_glued_to_a_word_is_read() -> None:
    assert read("ar", "الـ24 ساعة") == [(24, "24")]


@given(st.integers(min_value=0, max_value=10**9))
def test_digits_read_as_they_are_printed(number: int) -> None:
    arabic = str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    for text in (str(number), f"{number:,}", arabic):
        assert read("ar", text) == [(number, text)]
