"""Names are found in every case, with their characters, and not inside other words."""

import pytest

from hudna.text.endings import endings_of
from hudna.text.fold import fold
from hudna.text.inflected_names import InflectedNameIndex
from hudna.text.languages import load

RU = [
    ("Министерство обороны России", "mod"),
    ("Россия", "ru"),
    ("Хама", "hama"),
    ("Хомс", "homs"),
    ("Джебхат ан-Нусра", "nusra"),
    ("ИГ", "is"),
    ("МИД", "mfa"),
    ("Мааррет-эн-Нууман", "maarrat"),
]
TR = [
    ("Rusya Savunma Bakanlığı", "mod"),
    ("Rusya", "ru"),
    ("Halep", "aleppo"),
    ("İdlib", "idlib"),
    ("Suriye Demokratik Güçleri", "sdf"),
    ("YPG", "ypg"),
]
FA = [("وزارت دفاع روسیه", "mod"), ("نیروهای دولتی", "gov"), ("تروریست", "x"), ("حلب", "aleppo")]


def _found(language: str, listed: list[tuple[str, str]], text: str) -> list[tuple[str, str]]:
    index = InflectedNameIndex(listed, endings_of(load(language)))
    folded = fold(text)
    return [(hit.id, folded.quote(hit.start, hit.end)) for hit in index.ranges(folded)]


@pytest.mark.parametrize(
    ("language", "listed", "text", "wanted"),
    [
        (
            "ru",
            RU,
            "сообщили в Министерстве обороны России",
            [("mod", "Министерстве обороны России")],
        ),
        (
            "ru",
            RU,
            "между Россией и Сирией, в Хаме и Хомсе",
            [("ru", "Россией"), ("hama", "Хаме"), ("homs", "Хомсе")],
        ),
        ("ru", RU, "боевиками «Джебхат ан-Нусры»", [("nusra", "Джебхат ан-Нусры")]),
        ("ru", RU, "по данным МИДа, ИГ", [("mfa", "МИДа"), ("is", "ИГ")]),
        ("ru", RU, "игра, хамство, хама", []),
        ("ru", RU, "в районе Мааррет-эн-Нуумана", [("maarrat", "Мааррет-эн-Нуумана")]),
        (
            "tr",
            TR,
            "Rusya Savunma Bakanlığından yapılan açıklamada",
            [("mod", "Rusya Savunma Bakanlığından")],
        ),
        (
            "tr",
            TR,
            "Rusya'nın Halep’teki ve İDLİB'deki",
            [("ru", "Rusya"), ("aleppo", "Halep"), ("idlib", "İDLİB")],
        ),
        ("tr", TR, "Suriye Demokratik Güçlerinin", [("sdf", "Suriye Demokratik Güçlerinin")]),
        (
            "fa",
            FA,
            "نیروهای دولتی و تروریست‌ها در حلب",
            [("gov", "نیروهای دولتی"), ("x", "تروریست‌ها"), ("aleppo", "حلب")],
        ),
    ],
)
def test_a_name_is_found_in_every_case(
    language: str, listed: list[tuple[str, str]], text: str, wanted: list[tuple[str, str]]
) -> None:
    assert _found(language, listed, text) == wanted


@pytest.mark.parametrize(
    ("language", "listed", "text", "case"),
    [
        ("ru", RU, "уничтожены Министерством обороны России", "instrumental"),
        ("tr", TR, "Rusya Savunma Bakanlığının", "genitive"),
        ("tr", TR, "Rusya'nın", "genitive"),
        ("tr", TR, "Rusya’dan", "ablative"),
    ],
)
def test_the_ending_says_the_case(
    language: str, listed: list[tuple[str, str]], text: str, case: str
) -> None:
    index = InflectedNameIndex(listed, endings_of(load(language)))
    assert case in index.ranges(fold(text))[0].cases


def test_words_of_a_name_written_as_one_are_the_name() -> None:
    listed = [("معرة النعمان", "maarrat"), ("رئیس\u200cجمهور ایران", "president")]
    assert _found("fa", listed, "در معره\u200cالنعمان") == [("maarrat", "معره\u200cالنعمان")]
    assert _found("fa", listed, "رئیس جمهور ایران") == [("president", "رئیس جمهور ایران")]
