"""Pages as they are served: language and direction, what they say, and what they may load."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

import hudna.web
from hudna.model.bulletin import BulletinNotice
from hudna.model.release import Audience, Release
from tests.web.sample import AT, ENTRY, Sample

SignedIn = Callable[[str | None], Client]
WEB = Path(hudna.web.__file__).parent
ROOMS = ("", "reports/", "incidents/", "cases/", "registers/", "watch/", "airspace/", "movements/",
         "agreement/", "talks/", "talks/rounds/", "talks/rounds/astana-2017-01-23/",
         "talks/commitments/", "talks/statements/", "talks/relations/", "bulletins/", "record/",
         "search/?q=%D9%82%D8%B5%D9%81", "exports/", "keys/")  # fmt: skip


@pytest.mark.parametrize("room", ROOMS)
def test_each_room_speaks_both_languages_in_their_direction(
    sample: Sample, signed_in: SignedIn, room: str
) -> None:
    client = signed_in("turkey-representative")
    arabic = client.get(f"/ar/{room}").content.decode()
    english = client.get(f"/en/{room}").content.decode()
    assert '<html lang="ar" dir="rtl"' in arabic
    assert '<html lang="en" dir="ltr"' in english
    assert f'href="/en/{room}'.split("?")[0] in arabic, "the way to the same page in English"
    assert "<h1>" in arabic


def test_the_overview_opens_with_the_state_of_the_truce(
    sample: Sample, signed_in: SignedIn
) -> None:
    page = signed_in("turkey-representative").get("/en/").content.decode()
    title = re.search(r"<h1>(.*?)</h1>", page, re.S)
    assert title
    assert title[1] == "Day 997. Both sides register violations in Idlib, Latakia, Hama and Aleppo."
    assert "at least <bdi" in page
    assert "1 step waits for you." in page


def test_the_public_overview_says_nothing_waits(sample: Sample, signed_in: SignedIn) -> None:
    page = signed_in(None).get("/en/").content.decode()
    assert "waits for you" not in page
    assert "Waits for you" not in page


def test_numbers_are_isolated_so_that_they_read_left_to_right(
    sample: Sample, signed_in: SignedIn
) -> None:
    page = signed_in(None).get("/ar/").content.decode()
    assert '<bdi class="n">10–17</bdi>' in page


def test_the_reading_view_lights_the_words_of_a_claim(sample: Sample, signed_in: SignedIn) -> None:
    page = signed_in(None).get(f"/ar/reports/{sample.arabic}/").content.decode()
    assert re.search(r'<span class="seg value" data-items="c1"[^>]*>كفر نبل</span>', page)
    assert 'data-item="c1"' in page
    assert 'lang="ar" dir="auto"' in page


def test_the_root_asks_the_browser_for_the_language(desk: object) -> None:
    client = Client()
    assert client.get("/", headers={"accept-language": "en"})["Location"] == "/en/"
    assert client.get("/", headers={"accept-language": "de"})["Location"] == "/ar/"


def test_only_what_a_representative_may_do_is_asked(sample: Sample, signed_in: SignedIn) -> None:
    address = f"/en/cases/{sample.case}/"
    assert 'id="finding"' in signed_in("iran-representative").get(address).content.decode()
    assert 'id="finding"' not in signed_in("un-observer").get(address).content.decode()


def test_nothing_inline_and_nothing_from_elsewhere_may_load(
    sample: Sample, signed_in: SignedIn
) -> None:
    response = signed_in("iran-representative").get(f"/en/cases/{sample.case}/")
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy
    assert "http" not in policy
    assert response["X-Frame-Options"] == "DENY"
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("path", sorted(WEB.rglob("templates/**/*.html")), ids=lambda p: p.name)
def test_templates_have_no_inline_style_or_script_and_no_outside_host(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"(?:src|href|action)=[\"']?(?:https?:)?//", text)


@pytest.mark.parametrize("path", sorted((WEB / "static").rglob("css/*.css")), ids=lambda p: p.name)
def test_styles_know_no_left_or_right(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)
    sides = re.findall(
        r"(?:margin|padding|border)-(?:left|right)|(?<![\w-])(?:left|right):|float:", text
    )
    assert sides == []


@pytest.mark.parametrize("room", ["", "reports/", "cases/"])
def test_the_first_view_stays_small(sample: Sample, signed_in: SignedIn, room: str) -> None:
    client = signed_in("turkey-representative")
    page = client.get(f"/ar/{room}").content
    prefix = re.escape(settings.STATIC_URL)
    links = re.findall(rf'<link rel="stylesheet" href="{prefix}([^"]+)"', page.decode())
    own = [WEB / "static" / link for link in links if "maplibre" not in link]
    fonts = [WEB / f"static/vendor/fonts/vazirmatn-{script}-{weight}-normal.woff2"
             for script in ("arabic", "latin") for weight in (400, 600)]  # fmt: skip
    total = len(page) + sum(path.stat().st_size for path in (*own, *fonts))
    assert total < 200_000, f"{total} bytes besides the map"


def test_a_page_that_is_not_there_says_what_to_do(sample: Sample, signed_in: SignedIn) -> None:
    response = signed_in(None).get("/ar/cases/case-000000000000/")
    assert response.status_code == 404
    assert "لا شيء لكم هنا" in response.content.decode()


def test_a_garbled_page_token_starts_from_the_first(sample: Sample, signed_in: SignedIn) -> None:
    assert signed_in(None).get("/en/reports/?after=nonsense").status_code == 200


def test_pages_of_a_list_follow_one_another(
    sample: Sample, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hudna.web.pages.reports.LIMIT", 1)
    client, seen, address = signed_in("turkey-analyst"), [], "/en/reports/"
    while address:
        page = client.get(address).content.decode()
        seen += re.findall(r'data-row href="/en/reports/([^/]+)/"', page)
        following = re.search(r'<a href="(\?[^"]+)" rel="next"', page)
        address = "/en/reports/" + following[1].replace("&amp;", "&") if following else ""
    assert sorted(seen) == sorted([sample.arabic, sample.english, sample.confided])


def test_a_desk_without_a_mechanism_says_what_to_do(db: None) -> None:
    response = Client().get("/en/")
    assert response.status_code == 404
    assert "hudna init" in response.content.decode()


def test_a_bulletin_is_one_file_that_may_run_nothing(sample: Sample, desk: Any) -> None:
    notice = BulletinNotice(
        "bulletin-1", 1, date(2019, 9, 22), datetime(2019, 9, 22, 18, tzinfo=UTC), {}
    )
    desk.store.put(notice, Release(Audience.PUBLIC), AT, ENTRY)
    desk.store.put_files("bulletin-1", {("ar", "html"): b"<p>1</p>", ("ar", "pdf"): b"%PDF"})
    client = Client()
    listing = client.get("/en/bulletins/").content.decode()
    assert "/en/bulletins/bulletin-1/ar.pdf" in listing
    page = client.get("/en/bulletins/bulletin-1/ar.html")
    assert page.content == b"<p>1</p>"
    assert page["Content-Language"] == "ar"
    assert page["Content-Security-Policy"].startswith("default-src 'none'; style-src 'unsafe-inl")
    assert client.get("/en/bulletins/bulletin-1/fr.html").status_code == 404
    assert client.get("/en/bulletins/bulletin-1/ar.exe").status_code == 404


def test_a_defect_shows_a_page_that_reads_no_data(
    sample: Sample, desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a defect")

    monkeypatch.setattr("hudna.db.gate.Reader.waiting", broken)
    client = Client(raise_request_exception=False)
    client.post("/en/sign-in/", {"office": "turkey-analyst"})
    response = client.get("/en/")
    assert response.status_code == 500
    assert "Nothing you sent was half kept" in response.content.decode()
