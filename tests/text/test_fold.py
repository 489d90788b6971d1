import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.text.fold import fold, fold_key

TANGLED = st.text(
    alphabet=st.sampled_from(
        "abcIİıéß أإآىةـَُّ\u0670\u200c\u200f\u202b٣۴ﻻﷲﬁ“”—«ий\u0306ёЁ\n\x00\ud800😀,.-12"
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد إدلب آذار", "احمد ادلب اذار"),
        ("اللّجنة الـــروسيّةُ", "اللجنه الروسيه"),
        ("فى سوريا على", "في سوريا علي"),
        ("کشور ی", "كشور ي"),
        ("می\u200cخواهد", "ميخواهد"),
        ("١٢٣ ۴۵۶", "123 456"),
        ("“x” «y» ‘z’ – —", '"x" "y" \'z\' - -'),
        ("İstanbul ISPARTA ılık", "istanbul isparta ilik"),
        ("Lādhiqīyah Türkiye", "ladhiqiyah turkiye"),
        ("Ёлка", "елка"),
        ("ﻻﺣﻈ", "لاحظ"),
        ("a\u00a0b", "a b"),
    ],
)
def test_spellings_of_one_word_meet(one: str, other: str) -> None:
    assert fold(one).text == other


def test_short_i_of_russian_is_a_letter_not_a_mark() -> None:
    assert fold("и\u0306").text == fold("й").text == "й"


def test_a_word_maps_back_with_its_vowel_signs() -> None:
    text = "قالت اللَّجنةُ ذلك"
    folded = fold(text)
    at = folded.text.index("اللجنه")
    assert folded.quote(at, at + len("اللجنه")) == "اللَّجنةُ"


def test_half_of_a_ligature_maps_to_the_whole() -> None:
    folded = fold("xﻻy")
    assert folded.quote(1, 2) == "ﻻ"
    assert folded.quote(2, 3) == "ﻻ"
    assert folded.quote(3, 4) == "y"


@given(TANGLED)
def test_every_folded_character_maps_back_to_what_it_came_from(text: str) -> None:
    folded = fold(text)
    for at, char in enumerate(folded.text):
        source = folded.quote(at, at + 1)
        assert char in fold(source).text
        assert source


@given(TANGLED)
def test_spans_run_in_step_with_the_text(text: str) -> None:
    folded = fold(text)
    starts = [folded.span(at, at + 1).start for at in range(len(folded.text))]
    assert starts == sorted(starts)
    whole = folded.span(0, len(folded.text))
    assert whole.end <= len(text)
    dropped = text[whole.end :]
    assert fold(dropped).text == ""


@given(TANGLED)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(st.text(max_size=40))
def test_any_text_folds(text: str) -> None:
    folded = fold(text)
    assert not any(
        unicodedata.category(char) == "Nd" and not char.isascii() for char in folded.text
    )


def test_a_key_has_single_spaces() -> None:
    assert fold_key("  دير \n  الزور ") == "دير الزور"


SCRIPTS = st.text(
    alphabet=st.sampled_from(
        "ابتةأإآؤئءىيیکكگچپژه\u064e\u0651\u0654\u0640\u200c\u200d"
        "абвёйЁЙїщЫ\u0306\u0301"
        "abcçğıİIöşüÇĞÖŞÜâîß\u0327\u0307"
        "0٣۴९'’ʼ«»—-\u2067\u2069\u200e\ufeff\u00a0\u202f\n\t ﷲﻼ﷽ﬁ\ud83d\udfff😀"
    ),
    max_size=80,
)


@given(SCRIPTS, st.data())
def test_every_range_maps_back_to_the_characters_it_came_from(
    text: str, data: st.DataObject
) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    span = folded.span(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    assert folded.text[start:end] in fold(span.of(text)).text


@given(
    st.text(alphabet=st.sampled_from("ابأإآؤئةىيیабёйЁЙіщabcçğıİöşüâîéI '-١۲"), max_size=40),
)
def test_composed_and_decomposed_letters_fold_alike(text: str) -> None:
    composed = fold(unicodedata.normalize("NFC", text)).text
    assert fold(unicodedata.normalize("NFD", text)).text == composed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("كتاب\u200c\u200fها", "کتابها"),
        ("مسؤول", unicodedata.normalize("NFD", "مسؤول")),
        ("İSTANBUL’DA", "istanbul'da"),
        ("Iğdır", "igdir"),
        ("перемирие «Ёлка»", 'перемирие "елка"'),
        ("\u202bهدنة\u202c", "هدنه"),
        ("ســوريــا", "سوريا"),
    ],
)
def test_variants_of_five_languages_meet(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text
