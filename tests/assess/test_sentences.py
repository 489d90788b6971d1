"""The sentences of all languages take the same values and are written in their own script."""

import re
import string
import unicodedata

import pytest

from hudna.assess.agreements import load_all
from hudna.text.sentences import in_every_language, languages_of, listed, sentence, sentences

STAGES = ("assess", "verify", "flags", "link", "locate", "talks")
LANGUAGES = ("ar", "en", "fa", "ru", "tr")
SCRIPTS = {"ar": "ARABIC", "en": "LATIN", "fa": "ARABIC", "ru": "CYRILLIC", "tr": "LATIN"}
NAMES = {"actor", "by", "group", "holders", "kind", "name", "others", "parties", "party", "side"}
"""Values that are names or nouns, and so could ask for an ending."""


def values(template):
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def own_words(template):
    """Return the words of a sentence without its values and the names of data sets."""
    return re.sub(r"\{\w+\}|\bPA-X\b|\bUCDP\b", "", template)


def every_template():
    return [
        (stage, language, key, template)
        for stage in STAGES
        for language in LANGUAGES
        for key, template in sentences(stage, language).items()
    ]


@pytest.mark.parametrize("stage", STAGES)
def test_every_sentence_takes_the_same_values_in_every_language(stage):
    assert languages_of(stage) == LANGUAGES
    english = sentences(stage, "en")
    for language in LANGUAGES:
        own = sentences(stage, language)
        assert own.keys() == english.keys(), language
        for key, template in own.items():
            assert values(template) == values(english[key]), (language, key)


def test_every_sentence_is_in_the_script_of_its_language():
    for stage, language, key, template in every_template():
        for letter in filter(str.isalpha, own_words(template)):
            script = unicodedata.name(letter).split(" ")[0]
            assert script == SCRIPTS[language], (stage, language, key, letter)


def test_names_stand_where_no_ending_is_asked_of_them():
    """After a colon, bracket or quotation mark, or first: there Russian and Turkish add nothing."""
    for stage, language, key, template in every_template():
        if language not in ("ru", "tr"):
            continue
        for found in re.finditer(r"\{(\w+)\}", template):
            before = template[: found.start()]
            if found[1] in NAMES:
                assert re.search(r"(^|[:;,(«“] ?| и | ve )$", before), (stage, language, key)


def test_turkish_writes_no_suffix_onto_a_value():
    for _, language, key, template in every_template():
        if language == "tr":
            assert not re.search(r"\}['’]?[a-zçğıöşü]", template), key


def test_persian_is_written_with_its_own_letters_and_half_spaces():
    for _, language, key, template in every_template():
        if language == "fa":
            assert not set("يكىة") & set(template), key
            assert not re.search(r"(^|\s)(ن?می|نمی) |\S ها(ی)?(\s|$)|[0-9]", own_words(template)), (
                key
            )


def test_a_number_is_written_as_each_language_writes_it():
    said = in_every_language("assess", "kilometres", km=1234.5)
    assert said == {
        "ar": "1,234.5 كم",
        "en": "1,234.5 km",
        "fa": "۱٬۲۳۴٫۵ کیلومتر",
        "ru": "1\N{NO-BREAK SPACE}234,5 км",
        "tr": "1.234,5 km",
    }
    assert (
        sentence("verify", "rule_k_of_n", "fa", k=2, n=3) == "قاعده: دست‌کم ۲ رأی موافق از ۳ ضامن."
    )


@pytest.mark.parametrize("agreement", load_all(), ids=lambda a: f"{a.id} {a.version}")
def test_what_an_agreement_lends_to_a_reason_is_in_every_language(agreement):
    said = [agreement.names, *(zone.names for zone in agreement.zones)]
    for clause in agreement.clauses:
        said += [clause.names, clause.summary, clause.untestable]
        said += [reading.by for reading in clause.readings]
        said += [clause.due.from_] if clause.due else []
    for words in said:
        assert not words or set(words) >= set(LANGUAGES), words


def test_a_list_ends_with_the_word_for_and():
    assert listed(["Россия", "Турция", "Иран"], "ru") == "Россия, Турция и Иран"
    assert listed(["Rusya", "Türkiye", "İran"], "tr") == "Rusya, Türkiye ve İran"
    assert listed(["روسیه", "ترکیه"], "fa") == "روسیه و ترکیه"
