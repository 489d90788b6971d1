"""Pages and styles travel compressed; what is compressed already travels as it is."""

import gzip
from collections.abc import Callable

from django.conf import settings
from django.test import Client

from tests.web.sample import Sample

SignedIn = Callable[[str | None], Client]
TAKES = {"HTTP_ACCEPT_ENCODING": "gzip, br"}


def test_a_page_travels_compressed_and_says_the_same(sample: Sample, signed_in: SignedIn) -> None:
    client = signed_in(None)
    plain, small = client.get("/en/incidents/"), client.get("/en/incidents/", **TAKES)
    assert small["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in small["Vary"]
    assert len(small.content) < len(plain.content) / 2
    assert b"<h1>Incidents</h1>" in gzip.decompress(small.content)


def test_a_style_travels_compressed_and_is_kept(sample: Sample, signed_in: SignedIn) -> None:
    address = f"{settings.STATIC_URL}css/base.css"
    client = signed_in(None)
    plain, small = client.get(address), client.get(address, **TAKES)
    assert gzip.decompress(small.content) == b"".join(plain.streaming_content)
    assert "immutable" in small["Cache-Control"]
    assert client.get(address, HTTP_RANGE="bytes=0-9", **TAKES).status_code == 206


def test_a_font_travels_as_it_is(sample: Sample, signed_in: SignedIn) -> None:
    address = f"{settings.STATIC_URL}vendor/fonts/vazirmatn-arabic-400-normal.woff2"
    assert "Content-Encoding" not in signed_in(None).get(address, **TAKES)
