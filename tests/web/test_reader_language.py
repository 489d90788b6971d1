"""A reader of the Arabic desk meets no English but in quotations that say they are English."""

from typing import Any

import pytest
from django.template import Context, Template
from django.utils import translation

from tests.publish.plain import latin_sentences
from tests.web.sample import Sample
from tests.web.test_release import LANGUAGE, SignedIn, addresses, body


def arabic_pages(sample: Sample, client: Any) -> dict[str, str]:
    pages = {}
    for address in addresses(sample):
        response = client.get("/" + address.replace(LANGUAGE, "ar/"))
        text = body(response)
        if "<html" in text and address.startswith(LANGUAGE):
            pages[address] = text
    return pages


@pytest.mark.parametrize("office", ["turkey-analyst", "russia-representative", None])
def test_no_english_sentence_stands_on_an_arabic_page(
    sample: Sample, signed_in: SignedIn, office: str | None
) -> None:
    pages = arabic_pages(sample, signed_in(office))
    assert len(pages) > 12
    found = {address: latin_sentences(page) for address, page in pages.items()}
    assert {a: said for a, said in found.items() if said} == {}


def test_an_english_sentence_would_be_seen(sample: Sample, signed_in: SignedIn) -> None:
    page = body(signed_in("turkey-analyst").get(f"/ar/incidents/{sample.incident}/"))
    assert latin_sentences(page.replace("</main>", "<p>Nobody has answered yet</p></main>")) == [
        "Nobody has answered yet"
    ]


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
