import re
from typing import Any

import pytest

from hudna.errors import ConfigurationError
from hudna.publish.page import Flow
from hudna.publish.words import words_in
from hudna.text.sentences import languages_of


def sentences(found: Any, key: str = "") -> dict[str, str]:
    if isinstance(found, dict):
        return {k: v for name in found for k, v in sentences(found[name], f"{key}.{name}").items()}
    return {key: found}


def holes(sentence: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", sentence))


def kept(language: str) -> dict[str, str]:
    plural = r"\.(zero|one|two|few|many|other|masculine|feminine)$|feminine_name"
    found = sentences(words_in(language).sentences)
    return {re.sub(plural, "", key): text for key, text in found.items() if "_name" not in key}


OTHERS = [language for language in languages_of("bulletin") if language != "en"]


def test_a_bulletin_is_published_in_five_languages() -> None:
    assert languages_of("bulletin") == ("ar", "en", "fa", "ru", "tr")


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_sentences(language: str) -> None:
    assert set(kept(language)) == set(kept("en"))


@pytest.mark.parametrize("language", OTHERS)
def test_a_sentence_has_the_same_holes_in_every_language(language: str) -> None:
    """Only verbs that would have to agree with a name are left out where a language can."""
    own, english = kept(language), kept("en")
    for key, sentence in english.items():
        missing = holes(sentence) - holes(own[key])
        assert holes(own[key]) <= holes(sentence), key
        assert missing <= ({"registered", "gave"} if language != "ar" else set()), key


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (0, "0 дел ожидают заключений гарантов."),
        (1, "1 дело ожидает заключений гарантов."),
        (3, "3 дела ожидают заключений гарантов."),
        (11, "11 дел ожидают заключений гарантов."),
        (22, "22 дела ожидают заключений гарантов."),
        (101, "101 дело ожидает заключений гарантов."),
    ],
)
def test_russian_counts_in_its_three_forms(number: int, sentence: str) -> None:
    assert plain(words_in("ru").counted("lead.waiting", number)) == sentence


def test_turkish_and_persian_leave_the_noun_as_it_is() -> None:
    turkish, persian = words_in("tr"), words_in("fa")
    assert plain(turkish.counted("lead.decided", 1)) == "1 dosyada karar verilmiştir."
    assert plain(turkish.counted("lead.decided", 12)) == "12 dosyada karar verilmiştir."
    assert plain(persian.counted("lead.waiting", 12)) == "۱۲ پرونده در انتظار یافته ضامنان است."


def test_a_capital_is_one_of_the_language() -> None:
    assert words_in("tr").capital("ihlal") == "İhlal"
    assert words_in("tr").capital("ırmak") == "Irmak"
    assert words_in("en").capital("issue") == "Issue"
    assert words_in("ru").capital("обстрел") == "Обстрел"


@pytest.mark.parametrize("language", languages_of("bulletin"))
def test_every_plural_has_the_forms_its_language_asks_for(language: str) -> None:
    words = words_in(language)
    needed = {words.locale.plural_form(number) for number in range(1, 1000)}
    for key in ("lead.waiting", "lead.decided", "lead.overdue", "measures.left"):
        group, name = key.split(".")
        assert needed <= set(words.sentences[group][name]), key


def plain(text: Any) -> str:
    return "".join(run.text for run in text)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (0, "لا قضايا تنتظر رأي الضامنين."),
        (1, "قضية واحدة تنتظر رأي الضامنين."),
        (2, "قضيتان تنتظران رأي الضامنين."),
        (4, "4 قضايا تنتظر رأي الضامنين."),
        (11, "11 قضية تنتظر رأي الضامنين."),
        (100, "100 قضية تنتظر رأي الضامنين."),
    ],
)
def test_arabic_counts_in_its_six_forms(number: int, sentence: str) -> None:
    assert plain(words_in("ar").counted("lead.waiting", number)) == sentence


@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("روسيا", "سجّلت"),
        ("إيران", "سجّلت"),
        ("الأمم المتحدة", "سجّلت"),
        ("الحكومة السورية", "سجّلت"),
        ("الضامن أ", "سجّل"),
        ("العراق", "سجّل"),
        ("لجنة الهدنة", "سجّلت"),
    ],
)
def test_the_verb_agrees_with_the_name_it_stands_before(name: str, verb: str) -> None:
    assert words_in("ar").of_gender("registered", name) == verb


def test_what_fills_a_hole_keeps_its_own_reading_order() -> None:
    text = words_in("ar").counted("lead.waiting", 12)
    assert [run.text for run in text if run.flow is Flow.NUMBER] == ["12"]


def test_a_list_in_words_ends_with_and() -> None:
    from hudna.publish.naming import name_run

    three = [name_run(name) for name in ("A", "B", "C")]
    assert plain(words_in("en").join(three)) == "A, B and C"
    assert plain(words_in("en").join(three[:1])) == "A"
    assert plain(words_in("en").join([])) == ""


def test_a_language_without_sentences_is_refused_with_advice() -> None:
    with pytest.raises(ConfigurationError, match="ar, en, fa, ru, tr"):
        words_in("tlh")
