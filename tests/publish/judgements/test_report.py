"""The report says every verdict, every version and every number, and obeys nobody's words."""

import re
import unicodedata
from dataclasses import replace

import pypdfium2
import pytest

from hudna.model.judgement import Judgement, Spread
from hudna.publish.judgements.quantities import length, share, spread
from hudna.publish.judgements.report import judgement_html, judgement_page, judgement_pdf
from hudna.publish.judgements.words import plain, verdict_words, words_of
from hudna.publish.page import Flow, Paragraph
from hudna.text.figures import digits
from tests.publish.judgements.sample import (
    JUDGEMENT,
    LANGUAGES,
    SHIFTS,
    WORDS_ALONE,
    track,
)
from tests.publish.plain import tree_of

HOSTILE = '<script>alert(1)</script>"]}#eval("1")\u202e</title>\x00 & $x$ *b* @y'


def text_of(html: str) -> str:
    return " ".join("".join(tree_of(html).itertext()).split())


def pdf_text(made: bytes) -> str:
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made)]
    return " ".join(unicodedata.normalize("NFKC", " ".join(pages)).split())


HTML = {language: judgement_html(JUDGEMENT, language) for language in LANGUAGES}
PDF = {language: judgement_pdf(JUDGEMENT, language) for language in ("ar", "en", "fa")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_claim_is_answered_in_every_language(language: str) -> None:
    cards = tree_of(HTML[language]).xpath("//article[header/span[@class='mark']]")
    words = words_of(language)
    for answer, card in zip(JUDGEMENT.claims, cards, strict=False):
        said = "".join(card.itertext())
        assert plain(verdict_words(answer.verdict, words)) in said
        assert answer.claim.words in said
        assert answer.claim.id in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_version_of_the_line_is_missing_and_their_order_is_that_of_their_names(
    language: str,
) -> None:
    tree = tree_of(HTML[language])
    heads = [
        ["".join(th.itertext()) for th in table.xpath("./thead/tr/th")][1:]
        for table in tree.xpath("//table")
    ]
    beside = [head for head in heads if set(SHIFTS) <= set(head)]
    assert len(beside) >= len(JUDGEMENT.tracks)
    assert all(head == sorted(SHIFTS) for head in beside)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_its_direction_and_isolates_names_and_figures(language: str) -> None:
    tree = tree_of(HTML[language])
    right_to_left = language in ("ar", "fa")
    assert tree.get("dir") == ("rtl" if right_to_left else "ltr")
    figures = {bdi.text for bdi in tree.xpath("//bdi[@class='n' and @dir='ltr']")}
    assert digits("412", language) in figures
    codes = {bdi.text for bdi in tree.xpath("//bdi[@class='code']")}
    assert {JUDGEMENT.sha256, JUDGEMENT.command, *(t.sha256 for t in JUDGEMENT.tracks)} <= codes
    assert {line.sha256 for line in JUDGEMENT.lines} <= codes


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_needs_nothing_from_elsewhere(language: str) -> None:
    page = re.sub(r'xmlns="[^"]*"', "", HTML[language])
    assert not re.search(r"<script|<link|<iframe|@import|url\((?!#)|src=|https?://|\son\w+=", page)


def test_the_answer_stands_before_what_it_rests_on() -> None:
    headings = [h.text_content() for h in tree_of(HTML["en"]).xpath("//h2")]
    assert headings[0] == "The answer"
    assert headings.index("Results by version of the line") < headings.index("Sources")


def test_the_smallest_shift_is_told_with_every_claim() -> None:
    said = text_of(HTML["en"])
    assert "Smallest shift that would make the claim true: 412\u00a0m." in said.replace(
        "412 m", "412\u00a0m"
    )
    assert "Or a clock that is wrong by 3.4" in said
    assert "No shift is needed." in said


def test_software_finds_nothing_and_reasons_without_words_are_shown_by_key() -> None:
    said = text_of(HTML["en"])
    assert "Software alleges nothing here and finds nothing." in said
    assert "a_reason_of_tomorrow: value 12, other of another release" in said
    assert "a_repair_of_tomorrow: rows 3, 4" in said


@pytest.mark.parametrize("language", ["ar", "en", "fa"])
def test_the_numbers_can_be_copied_from_the_tagged_pdf(language: str) -> None:
    said = pdf_text(PDF[language])
    for figure in ("412", "71", "99.7", "96.3", "870"):
        shown = digits(figure, language).replace(".", "٫" if language == "fa" else ".")
        assert shown in said, shown
    assert b"pdfuaid" in PDF[language]
    assert JUDGEMENT.command in said
    for version in SHIFTS:
        assert version in said


def test_the_same_judgement_gives_the_same_bytes() -> None:
    assert judgement_pdf(JUDGEMENT, "en") == PDF["en"]
    assert judgement_pdf(replace(JUDGEMENT, seed=2), "en") != PDF["en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_track_each_reading_is_tested_against_each_version(language: str) -> None:
    tree = tree_of(judgement_html(WORDS_ALONE, language))
    rows = [
        ["".join(cell.itertext()) for cell in row.xpath("./th|./td")][:2]
        for row in tree.xpath("//article//tbody/tr")
    ]
    physics = plain(words_of(language).say("claim.physics"))
    expected = {
        (reading.id, against)
        for reading in WORDS_ALONE.claims[0].claim.readings
        for against in (physics, *SHIFTS)
    }
    assert {tuple(row) for row in rows} == expected
    assert len(tree.xpath("//figure[@class='map']")) == 1


def test_a_judgement_of_nothing_has_no_empty_parts() -> None:
    empty = replace(
        WORDS_ALONE, lines=(), claims=(), assumptions=(), title={}, question={}, exercise=False
    )
    tree = tree_of(judgement_html(empty, "en"))
    assert [h.text_content() for h in tree.xpath("//h2")] == [
        "Computing it again",
        "How to read this",
    ]
    assert judgement_pdf(empty, "en").startswith(b"%PDF")


def hostile() -> Judgement:
    """Return the sample with every stored text written to break out of where it stands."""
    claims = tuple(
        replace(
            answer,
            claim=replace(
                answer.claim, by=HOSTILE, words=HOSTILE, source=HOSTILE, aircraft=HOSTILE
            ),
        )
        for answer in JUDGEMENT.claims
    )
    lines = tuple(
        replace(line, source=HOSTILE, licence=HOSTILE, datum=HOSTILE, side=HOSTILE, edges=HOSTILE)
        for line in JUDGEMENT.lines
    )
    lines = (replace(lines[0], version=f"{HOSTILE} 1", zone=HOSTILE, shape=HOSTILE), *lines[1:])
    tracks = (replace(track(HOSTILE, HOSTILE, 0, 0), aircraft=HOSTILE, format=HOSTILE),)
    return replace(
        JUDGEMENT,
        id=HOSTILE,
        title={"en": HOSTILE},
        question={"tr": HOSTILE},
        lines=lines,
        tracks=tracks,
        claims=claims,
        command=HOSTILE,
        sha256=HOSTILE,
    )


def test_hostile_words_are_shown_and_never_obeyed() -> None:
    page = judgement_html(hostile(), "en")
    assert "<script" not in page
    assert "\u202e" not in page
    assert "&lt;script&gt;" in page
    made = judgement_pdf(hostile(), "ar")
    assert '#eval("1")' in pdf_text(made)
    assert b"/JavaScript" not in made


@pytest.mark.parametrize(
    ("metres", "said"),
    [(0.34, "0.34 m"), (12.4, "12 m"), (999.4, "999 m"), (999.6, "1 km"), (-1234.0, "−1.23 km")],
)
def test_lengths_are_metres_and_from_a_thousand_kilometres(metres: float, said: str) -> None:
    assert plain(length(metres, words_of("en"))).replace("\u00a0", " ") == said


def test_a_probability_is_never_said_to_be_none_or_certain() -> None:
    words = words_of("en")
    assert [plain(share(p, words)).replace("\u00a0", " ") for p in (0.0, 0.5, 1.0)] == [
        "below 0.1 %",
        "50 %",
        "above 99.9 %",
    ]


def test_a_range_says_its_unit_once_and_a_negative_one_with_words() -> None:
    words = words_of("en")
    near = plain(spread(Spread(1100.0, 1500.0, 1900.0), words)).replace("\u00a0", " ")
    over = plain(spread(Spread(-100.0, 5.0, 90.0), words)).replace("\u00a0", " ")
    assert (near, over) == ("1.5 km (1.1–1.9 km)", "5 m (−100 m to 90 m)")


def test_quoted_words_keep_their_own_language() -> None:
    page = judgement_page(JUDGEMENT, "en")
    runs = [
        run
        for card in page.blocks
        for block in getattr(card, "blocks", ())
        if isinstance(block, Paragraph)
        for run in block.text
        if run.flow is Flow.NAME
    ]
    assert any(r.language == "ru" and r.text == JUDGEMENT.claims[1].claim.words for r in runs)
