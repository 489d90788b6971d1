"""A reader meets no English but in quotations that say they are English."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from hudna.assess.agreements import watched
from hudna.assess.assess import assess
from hudna.model.agreement import Outcome
from hudna.publish.bulletin import render_html
from tests.publish.exercise import BULLETIN, CONTESTED, LANGUAGES, with_vote
from tests.publish.plain import latin_sentences, lines_of, tree_of

DISSENT = "We hold that the evidence is thin"
INCIDENT = replace(CONTESTED.incident, accused=("several armed groups", "syria_government"))
AGREEMENTS = watched(["syria-ceasefire-2016-12-29", "astana-statement-2017-01-24"])


def assessed():
    """Return the exercise with allegations as the software words them."""
    found = assess(INCIDENT, (), AGREEMENTS, zone=ZoneInfo("Asia/Damascus"))
    assert {a.agreement for a in found} == {a.id for a in AGREEMENTS}
    explanation = {
        "ar": f"سبب الاعتراض كما أوردته جهة تركيا: «{DISSENT}».",
        "en": f"Reason given by Turkey: “{DISSENT}”.",
        "fa": f"دلیل مخالفت به بیان ترکیه: «{DISSENT}».",
        "ru": f"Причина несогласия (Турция): «{DISSENT}».",
        "tr": f"Karşı oyun gerekçesi (Türkiye): “{DISSENT}”.",
    }
    decided = replace(CONTESTED.votes[0].determination, explanation=explanation)
    file = replace(
        with_vote(CONTESTED, determination=decided), incident=INCIDENT, allegations=found
    )
    return replace(BULLETIN, cases=(file,), agreement=AGREEMENTS[0], agreements=AGREEMENTS)


@pytest.fixture(scope="module")
def arabic():
    return render_html(assessed(), "ar")


@pytest.mark.parametrize("language", ["ar", "fa", "ru"])
def test_no_english_sentence_stands_in_the_bulletin(language) -> None:
    assert latin_sentences(render_html(assessed(), language), language) == []


def test_an_english_sentence_would_be_seen(arabic) -> None:
    slipped = arabic.replace("<h2>", "<p>No list was given</p><h2>", 1)
    assert latin_sentences(slipped) == ["No list was given"]


def test_words_nobody_in_the_directory_answers_to_are_quoted_and_marked(arabic) -> None:
    quoted = tree_of(arabic).xpath("//bdi[@lang and text()='several armed groups']")
    assert len(quoted) == 2  # once as the accused, once in the reason
    assert "«several armed groups»" in " ".join(lines_of(arabic))


@pytest.mark.parametrize("language", LANGUAGES)
def test_they_are_quoted_whatever_the_reader_reads(language) -> None:
    """In the same script too: an Arabic word inside Persian, an English one inside Turkish."""
    told = ("several armed groups", "مجموعات مسلحة")
    incident = replace(INCIDENT, accused=told)
    file = replace(CONTESTED, incident=incident)
    page = " ".join(lines_of(render_html(replace(BULLETIN, cases=(file,)), language)))
    left, right = ("“", "”") if language in ("en", "tr") else ("«", "»")
    assert all(f"{left}{one}{right}" in page for one in told)


def test_an_actor_we_know_has_the_readers_name(arabic) -> None:
    accused = next(line for line in lines_of(arabic) if line.startswith("المتهم"))
    assert "الحكومة السورية" in accused


@pytest.mark.parametrize(("language", "marks"), [("en", "“{}”"), ("tr", "“{}”"), ("ar", "«{}»")])
def test_a_speaker_is_quoted_where_the_text_is_in_another_language(language, marks) -> None:
    claim = replace(CONTESTED.claims[0], speaker="Bakanlık", speaker_id=None, language="tr")
    file = replace(CONTESTED, claims=(claim,))
    page = render_html(replace(BULLETIN, cases=(file,)), language)
    said = "Bakanlık" if language == "tr" else marks.format("Bakanlık")
    assert any(line.startswith(said) for line in lines_of(page))
    marked = tree_of(page).xpath("//bdi[@lang='tr' and text()='Bakanlık']")
    assert bool(marked) is (language != "tr")


def test_a_dissent_inside_an_explanation_says_its_language(arabic) -> None:
    assert tree_of(arabic).xpath(f"//bdi[@lang='en' and text()='{DISSENT}']")


@pytest.mark.parametrize(
    ("language", "zone"),
    [
        ("ar", "بتوقيت دمشق"),
        ("en", "Damascus time"),
        ("fa", "به وقت دمشق"),
        ("ru", "по времени Дамаска"),
        ("tr", "Şam saatiyle"),
    ],
)
def test_reasons_write_days_and_zone_as_the_reader_does(language, zone) -> None:
    lines = " ".join(lines_of(render_html(assessed(), language)))
    assert zone in lines
    assert "Asia/Damascus" not in lines
    assert "2016-12-30 00:00" not in lines


def test_a_clause_of_any_agreement_is_printed_by_its_name() -> None:
    for language in LANGUAGES:
        lines = " ".join(lines_of(render_html(assessed(), language)))
        for agreement in AGREEMENTS:
            assert agreement.names[language] in lines
            assert agreement.id not in lines
            assert not any(clause.id in lines for clause in agreement.clauses)


def test_clauses_out_of_scope_share_one_line() -> None:
    bulletin = assessed()
    outside = [a for a in bulletin.cases[0].allegations if a.outcome is Outcome.OUTSIDE_SCOPE]
    assert len(outside) > 2
    lines = [x for x in lines_of(render_html(bulletin, "ar")) if x.startswith("خارج نطاق")]
    assert len(lines) == 1
