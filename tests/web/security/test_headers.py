"""What every answer tells the browser: run nothing foreign, frame nothing, keep nothing."""

from typing import Any

import pytest
from django.test import Client

from tests.web.sample import Sample
from tests.web.security.addresses import every_step

POLICY = {
    "default-src 'none'", "script-src 'self'", "worker-src 'self'", "style-src 'self'",
    "img-src 'self' data: blob:", "font-src 'self'", "connect-src 'self'", "manifest-src 'self'",
    "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'",
}  # fmt: skip
HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def check_headers(answer: Any, address: str) -> None:
    """Fail unless an answer has the whole policy and, on a page, is kept by nobody."""
    assert set(answer["Content-Security-Policy"].split("; ")) == POLICY, address
    assert {name: answer.get(name) for name in HEADERS} == HEADERS, address
    if address.startswith("/en/"):
        assert answer["Cache-Control"].startswith(("private, no-store", "max-age=0")), address
        assert "no-store" in answer["Cache-Control"], address


def test_every_step_that_is_refused_has_them(sample: Sample, signed_in: Any) -> None:
    """`test_stored_scripts` walks all pages there are to see; here are those that are not."""
    client = signed_in("un-observer")
    for address in every_step(sample):
        check_headers(client.post(address, {}), address)


def test_the_sign_in_of_a_mission_has_them_too(mission: Any) -> None:
    for place in ("sign-in/", "sign-in/account/", "sign-in/passkey/", "invitation/x/", "account/"):
        check_headers(Client().get(f"/en/{place}"), f"/en/{place}")


def test_over_https_cookies_are_secure_and_http_is_left(mission: Any, settings: Any) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, 31_536_000
    assert Client().get("/en/")["Location"] == "https://testserver/en/"
    client = Client()
    answer = client.get("/en/sign-in/", secure=True)
    assert answer["Strict-Transport-Security"] == "max-age=31536000"
    assert client.cookies["csrftoken"]["secure"]


@pytest.mark.parametrize("host", ["elsewhere.example", "testserver.elsewhere.example", ""])
def test_links_are_never_made_for_another_host(mission: Any, host: str) -> None:
    assert Client(headers={"host": host}).get("/en/").status_code == 400
