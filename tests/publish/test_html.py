import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from hudna.model.edition import Change, ChangeKind, Printed, Why
from hudna.publish.bulletin import render_html
from hudna.publish.html import style_hash
from hudna.publish.markup import Markup, element, escape
from tests.publish.exercise import BULLETIN, CONTESTED, LANGUAGES, MECHANISM
from tests.publish.plain import tree_of

PAGES = {language: render_html(BULLETIN, language) for language in LANGUAGES}


@pytest.mark.parametrize(
    ("language", "direction"),
    [("ar", "rtl"), ("en", "ltr"), ("fa", "rtl"), ("ru", "ltr"), ("tr", "ltr")],
)
def test_the_page_says_its_language_and_direction(language: str, direction: str) -> None:
    root = tree_of(PAGES[language])
    assert (root.get("lang"), root.get("dir")) == (language, direction)


def test_the_style_sheet_knows_no_left_or_right() -> None:
    style = re.search(r"<style>(.*?)</style>", PAGES["ar"], re.DOTALL)
    assert style
    physical = r"(margin|padding|border|inset)-(left|right)|text-align:\s*(left|right)|float:"
    assert not re.search(physical, style[1])
    assert not re.search(r"(margin|padding):[^;{} ]+( [^;{} ]+){3}", style[1])


def test_the_page_needs_nothing_from_elsewhere() -> None:
    for page in PAGES.values():
        links = re.sub(r'xmlns="[^"]*"', "", page)
        assert not re.search(
            r"<script|<link|<iframe|@import|url\((?!#)|src=|https?://|\son\w+=", links
        )


def test_figures_identifiers_and_foreign_names_are_isolated() -> None:
    tree = tree_of(PAGES["ar"])
    numbers = tree.xpath("//bdi[@class='n']")
    assert numbers
    assert all(bdi.get("dir") == "ltr" for bdi in numbers)
    codes = {bdi.text for bdi in tree.xpath("//bdi[@class='code' and @dir='ltr']")}
    assert {CONTESTED.case.id, BULLETIN.id, BULLETIN.checkpoint.root} <= codes
    names = {bdi.text for bdi in tree.xpath("//bdi[not(@class)]")}
    assert {"Exercise News", "روسيا", "Head of delegation"} <= names


@pytest.mark.parametrize(
    ("language", "chance"),
    [("ar", "0.93–1.00"), ("en", "0.93–1.00"), ("ru", "0,93–1,00"), ("tr", "0,93–1,00")],
)
def test_ranges_are_one_isolated_run(language: str, chance: str) -> None:
    isolated = {bdi.text for bdi in tree_of(PAGES[language]).xpath("//bdi[@class='n']")}
    assert {"10–17", "31–50", chance, "16–17", "1–2"} <= isolated


def test_persian_figures_are_persian_and_codes_stay_as_they_are() -> None:
    tree = tree_of(PAGES["fa"])
    isolated = {bdi.text for bdi in tree.xpath("//bdi[@class='n']")}
    assert {"۱۰–۱۷", "۳۱–۵۰", "۰٫۹۳–۱٫۰۰", "۱۶–۱۷", "۹۹۷", "۰۹:۳۰"} <= isolated
    assert {"C4", "UTC+03:00"} <= isolated
    ours = "".join(tree.xpath("//main//text()[not(ancestor::*[@lang='en' or @lang='ar'])]"))
    left = re.findall(r"[0-9]+", ours)
    codes = "".join(bdi.text for bdi in tree.xpath("//bdi[@class='code']"))
    assert set(left) - set(re.findall(r"[0-9]+", codes)) <= {"4", "2", "03", "00", "1"}


@pytest.mark.parametrize("language", ["fa", "ru", "tr"])
def test_a_name_not_given_in_the_readers_language_says_which_it_is_in(language: str) -> None:
    names = tree_of(PAGES[language]).xpath("//bdi[text()='Syrian opposition groups']")
    assert names
    assert all(bdi.get("lang") == "en" for bdi in names)
    assert not tree_of(PAGES["en"]).xpath("//bdi[text()='Syrian opposition groups' and @lang]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotations_carry_their_own_language(language: str) -> None:
    quotes = tree_of(PAGES[language]).xpath("//blockquote | //q")
    said = {quote.text: quote.get("lang") for quote in quotes}
    for claim in CONTESTED.claims:
        assert said[claim.words] == claim.language
    for finding in CONTESTED.findings:
        assert said[finding.reasons] == finding.language
    assert said[CONTESTED.votes[0].ballots[0].dissent] == "ru"
    assert all(quote.get("dir") == "auto" for quote in quotes)


def test_an_exercise_is_announced_and_real_work_is_not() -> None:
    real = replace(BULLETIN, mechanism=replace(MECHANISM, exercise=False))
    assert tree_of(PAGES["en"]).xpath("//aside[@class='banner']")
    assert not tree_of(render_html(real, "en")).xpath("//aside[@class='banner']")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_exercise_is_announced_on_every_printed_page(language: str) -> None:
    banner = tree_of(PAGES[language]).xpath("//aside[@class='banner']")[0].text
    named = re.search(rf"@page exercise-{language}{{(.*)}}", PAGES[language])
    assert named
    assert f'@top-center{{content:"{banner}"' in named[1]
    assert f".exercise:lang({language}){{page:exercise-{language}}}" in PAGES[language]


def test_every_table_has_a_caption_and_named_columns_and_rows() -> None:
    for table in tree_of(PAGES["ar"]).xpath("//table"):
        assert table.xpath("./caption")[0].text_content()
        assert all(cell.get("scope") == "col" for cell in table.xpath("./thead//th"))
        assert all(row.xpath("./th[@scope='row']") for row in table.xpath("./tbody/tr"))


def test_headings_do_not_skip_a_level_from_the_page_to_its_parts() -> None:
    assert len(tree_of(PAGES["en"]).xpath("//h1")) == 1


def test_the_style_hash_is_that_of_the_style_in_the_page() -> None:
    import base64
    import hashlib

    style = re.search(r"<style>(.*?)</style>", PAGES["en"], re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert style_hash() == f"sha256-{digest}"


@given(st.text())
def test_text_comes_back_from_markup_as_text(text: str) -> None:
    made = f"<div>{element('p', text, title=text)}</div>"
    div = html.fragment_fromstring(made)
    assert [child.tag for child in div] == ["p"]
    assert len(div[0]) == 0
    assert div[0].keys() == ["title"]


def test_what_is_markup_already_is_not_escaped_twice() -> None:
    assert escape(escape("<a & b>")) == "&lt;a &amp; b&gt;"
    assert isinstance(escape("x"), Markup)


HOSTILE = "</p><script>alert(1)</script><img src=x onerror=alert(1)>\" onload='x' \u202egnorw\u2066"


def hostile_bulletin() -> object:
    names = {"ar": HOSTILE, "en": HOSTILE}
    claim = replace(CONTESTED.claims[0], words=HOSTILE, outlet=HOSTILE, language=HOSTILE)
    finding = replace(CONTESTED.findings[0], reasons=HOSTILE, source_grade=HOSTILE)
    place = replace(CONTESTED.incident.place, id=None, name=HOSTILE, admin1=HOSTILE)
    file = replace(
        CONTESTED,
        claims=(claim,),
        findings=(finding,),
        incident=replace(CONTESTED.incident, place=place, event_type=HOSTILE),
        case=replace(CONTESTED.case, id=HOSTILE),
    )
    return replace(
        BULLETIN,
        id=HOSTILE,
        mechanism=replace(MECHANISM, names=names, counting_rule=names),
        cases=(file,),
        coverage={HOSTILE: 3},
        corrects=HOSTILE,
        changes=(
            Change(
                ChangeKind.CLAIM,
                Printed(actor=HOSTILE, words=HOSTILE, language="en"),
                None,
                case=HOSTILE,
                about=HOSTILE,
                why=(Why("turkey", HOSTILE, HOSTILE),),
            ),
            Change(ChangeKind.REGISTERED, None, Printed(code=HOSTILE), by=HOSTILE, about=HOSTILE),
        ),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_words_stay_words(language: str) -> None:
    page = render_html(hostile_bulletin(), language)  # type: ignore[arg-type]
    tree = html.document_fromstring(page.encode())
    assert not tree.xpath("//script | //img | //@onerror | //@onload")
    assert "alert(1)" in tree.text_content()
    said = tree_of(page).text_content()
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", said)


def test_the_dark_theme_is_for_screens_alone() -> None:
    dark = [line for line in PAGES["en"].splitlines() if "prefers-color-scheme:dark" in line]
    assert len(dark) == 1
    assert "@media screen and (prefers-color-scheme:dark)" in dark[0]


def test_figures_inside_prose_keep_their_order() -> None:
    reason = {"ar": "الوقت (2019-09-20 – 2019-09-21) ضمن السريان من 2016-12-30 00:00", "en": "x"}
    allegation = replace(CONTESTED.allegations[0], reasons=(reason,))
    file = replace(CONTESTED, allegations=(allegation,))
    tree = tree_of(render_html(replace(BULLETIN, cases=(file,)), "ar"))
    isolated = {bdi.text for bdi in tree.xpath("//li/bdi[@dir='ltr']")}
    assert {"2019-09-20 – 2019-09-21", "2016-12-30 00:00"} <= isolated
