"""A reader meets no other language but in quotations that say so, and no other digits."""

import re
from typing import Any

import pytest
from django.template import Context, Template
from django.utils import translation
from lxml import html

from tests.publish.plain import latin_sentences
from tests.web.sample import Sample
from tests.web.test_release import LANGUAGE, SignedIn, addresses, body

NOT_LATIN = ("ar", "fa", "ru")
"""Languages in whose pages an English sentence can be told by its letters."""

IDENTIFIERS = ("code", "pre", "script", "style", "title", "kbd", "option")


def pages_in(language: str, sample: Sample, client: Any) -> dict[str, str]:
    pages = {}
    for address in addresses(sample):
        response = client.get("/" + address.replace(LANGUAGE, f"{language}/"))
        text = body(response)
        if "<html" in text and address.startswith(LANGUAGE):
            pages[address] = text
    return pages


@pytest.mark.parametrize("language", NOT_LATIN)
@pytest.mark.parametrize("office", ["turkey-analyst", "russia-representative", None])
def test_no_english_sentence_stands_on_a_page_in_another_script(
    sample: Sample, signed_in: SignedIn, office: str | None, language: str
) -> None:
    pages = pages_in(language, sample, signed_in(office))
    assert len(pages) > 12
    found = {address: latin_sentences(page, language) for address, page in pages.items()}
    assert {a: said for a, said in found.items() if said} == {}


def test_an_english_sentence_would_be_seen(sample: Sample, signed_in: SignedIn) -> None:
    page = body(signed_in("turkey-analyst").get(f"/ar/incidents/{sample.incident}/"))
    assert latin_sentences(page.replace("</main>", "<p>Nobody has answered yet</p></main>")) == [
        "Nobody has answered yet"
    ]


def latin_digits(page: str) -> list[str]:
    """Return the passages of a Persian page with Latin digits in words of the desk's own.

    Identifiers keep theirs: they stand in `<bdi>` with letters, in code, and in what is quoted.
    """
    found = []
    for text in html.fromstring(page).xpath("//main//text()"):
        inside = [text.getparent(), *text.getparent().iterancestors()]
        quoted = any(e.get("lang") not in (None, "fa") for e in inside)
        named = any(e.tag in IDENTIFIERS for e in inside) or re.search(r"[A-Za-z]", text)
        version = re.fullmatch(r"\s*\d{4}-\d\d-\d\d\s*", text)
        if not quoted and not named and not version and re.search(r"[0-9]", text):
            found.append(text.strip())
    return found


@pytest.mark.parametrize("office", ["turkey-representative", None])
def test_persian_pages_have_persian_digits(
    sample: Sample, signed_in: SignedIn, office: str | None
) -> None:
    pages = pages_in("fa", sample, signed_in(office))
    assert len(pages) > 12
    found = {address: latin_digits(page) for address, page in pages.items()}
    assert {a: said for a, said in found.items() if said} == {}


def rendered(template: str, **values: str) -> str:
    with translation.override("ar"):
        return Template("{% load desk %}" + template).render(Context(values))


def test_words_in_another_script_say_their_language() -> None:
    page = "<bdi{{ words|lang }}>{{ words }}</bdi>"
    assert rendered(page, words="Residents said so to the team").startswith('<bdi lang="en">')
    assert rendered(page, words="أهالي البلدة") == "<bdi>أهالي البلدة</bdi>"


def test_a_quotation_in_a_sentence_of_ours_says_its_language_and_is_escaped() -> None:
    said = rendered("{{ words|prose }}", words="السبب: «They said <so> to the team».")
    assert '«<bdi lang="en">They said &lt;so&gt; to the team</bdi>»' in said
