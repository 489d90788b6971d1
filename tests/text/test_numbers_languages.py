"""Numbers as Russian, Turkish and Persian texts write them."""

import pytest

from hudna.text.fold import fold
from hudna.text.languages import load
from hudna.text.numbers import NumberForm, find_numbers


def read(code: str, text: str) -> list[tuple[float, str]]:
    return [(n.value, n.span.of(text)) for n in find_numbers(fold(text), load(code))]


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("ru", "двадцатью одной", 21),
        ("ru", "пятеро", 5),
        ("ru", "полторы тысячи", 1500),
        ("ru", "сто двадцать три тысячи пятьсот", 123_500),
        ("ru", "два с половиной миллиона", 2_500_000),
        ("ru", "1\u00a0500", 1500),
        ("ru", "4,5", 4.5),
        ("ru", "2,5 тыс.", 2500),
        ("tr", "yirmi beş", 25),
        ("tr", "yirmibeş", 25),
        ("tr", "on beş", 15),
        ("tr", "bin beş yüz", 1500),
        ("tr", "iki buçuk milyon", 2_500_000),
        ("tr", "1.500", 1500),
        ("tr", "4,5", 4.5),
        ("tr", "5 bin 300", 5300),
        ("fa", "بیست و پنج", 25),
        ("fa", "هزار و پانصد", 1500),
        ("fa", "۱٬۵۰۰", 1500),
        ("fa", "۴٫۵", 4.5),
        ("fa", "۵ هزار و ۳۰۰", 5300),
        ("fa", "دو و نیم میلیون", 2_500_000),
        ("en", "two dozen", 24),
        ("en", "two and a half million", 2_500_000),
        ("ar", "خمسة آلاف", 5000),
    ],
)
def test_a_number_is_read_whole(code: str, text: str, value: float) -> None:
    assert read(code, text) == [(value, text)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "тысячи людей, десятки тысяч, несколько сотен"),
        ("tr", "yüzlerce, onlarca, binlerce"),
        ("fa", "ده‌ها نفر، ده‌ها هزار، هزاران"),
        ("ar", "عشرات الآلاف، آلاف"),
        ("en", "dozens, hundreds of thousands"),
    ],
)
def test_what_is_vague_stays_without_a_number(code: str, text: str) -> None:
    assert read(code, text) == []


def test_figures_glued_to_words_and_endings_are_read() -> None:
    assert read("fa", "گذشته6بار و ۱۳بار") == [(6, "6"), (13, "۱۳")]
    assert read("tr", "15'i asker, 3'ü sivil") == [(15, "15"), (3, "3")]
    assert read("ru", "24-го и 5-ти") == [(24, "24"), (5, "5")]


def test_a_word_that_is_also_another_is_a_number_before_what_it_counts() -> None:
    assert read("fa", "نه نفر") == [(9, "نه")]
    assert read("fa", "نه این و نه آن") == []


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("ru", "по шесть нарушений", 6),
        ("ru", "по 6 нарушений", 6),
        ("tr", "altışar ihlal", 6),
        ("tr", "6'şar ihlal", 6),
        ("tr", "on ikişer", 12),
        ("en", "six each", 6),
    ],
)
def test_a_distributive_is_marked(code: str, text: str, value: int) -> None:
    (number,) = find_numbers(fold(text), load(code))
    assert (number.value, number.each) == (value, True)


def test_along_two_roads_is_no_distributive() -> None:
    (number,) = find_numbers(fold("по двум дорогам"), load("ru"))
    assert not number.each


def test_how_often_is_told_apart_from_how_many() -> None:
    (number,) = find_numbers(fold("дважды"), load("ru"))
    assert (number.value, number.form) == (2, NumberForm.ADVERB)


def test_a_date_in_figures_is_not_a_number() -> None:
    for code in ("ar", "en", "fa", "ru", "tr"):
        assert read(code, "24.11.2015") == []
