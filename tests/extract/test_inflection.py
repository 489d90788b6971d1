from hudna.extract.inflection import inflected

HARMONY = {
    "vowels": {"all": "aeıioöuü"},
    "A": {"by": "vowel", "a": "a", "ı": "a", "o": "a", "u": "a", "else": "e"},
    "I": {"by": "vowel", "a": "ı", "ı": "ı", "o": "u", "u": "u", "ö": "ü", "ü": "ü", "else": "i"},
    "D": {"by": "letter", "t": "t", "ş": "t", "ç": "t", "else": "d"},
}
PARADIGMS = {"v": {"past": ["{0}DI", "{0}DIlAr"], "past not": ["{0}mAdI"], "future": ["{1}AcAk"]}}


def forms(phrase: str) -> list[tuple[list[str], str]]:
    return [(one.words, one.form) for one in inflected(phrase, PARADIGMS, HARMONY)]


def test_a_capital_letter_is_spelt_by_the_vowel_and_the_letter_before_it() -> None:
    assert [words for words, _ in forms("v(vur)")][:3] == [["vurdu"], ["vurdular"], ["vurmadi"]]
    assert forms("v(et,ed)")[0] == (["etti"], "past")


def test_a_stem_not_given_is_the_last_one_given() -> None:
    assert (["edecek"], "future") in forms("v(et,ed)")
    assert (["vuracak"], "future") in forms("v(vur)")


def test_words_beside_the_inflected_one_are_told_from_it() -> None:
    (first, *_) = inflected("ateş v(aç)", PARADIGMS, HARMONY)
    assert first.words == ["ates", "acti"]
    assert first.made == {"acti"}


def test_a_half_space_stands_for_one_word_and_for_two() -> None:
    assert [w for w, _ in forms("آتش\u200cبس")] == [["اتشبس"], ["اتش", "بس"]]
