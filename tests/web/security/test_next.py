"""Nobody is led from this desk to another site."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.core.cache import cache
from django.test import Client

from tests.web.people import PASSWORD, code_of, person, secret_of

ELSEWHERE = [
    "https://elsewhere.example/",
    "//elsewhere.example/",
    "///elsewhere.example/",
    "/\\elsewhere.example/",
    "\\\\elsewhere.example/",
    "https:elsewhere.example",
    "http:///elsewhere.example/",
    "http://testserver@elsewhere.example/",
    "http://testserver.elsewhere.example/",
    "javascript:alert(1)",
    "data:text/html,x",
    "\t//elsewhere.example/",
    " //elsewhere.example/",
    "/\t/elsewhere.example/",
]


def stays(answer: Any) -> bool:
    place = urlsplit(answer["Location"].replace("\\", "/").strip())
    return not place.scheme and not place.netloc and place.path.startswith("/en/")


def test_choosing_a_theme_or_an_office_leads_nobody_elsewhere(desk: Any) -> None:
    client = Client()
    for address in ELSEWHERE:
        assert stays(client.get("/en/theme/dark/", {"next": address})), address
        form = {"office": "un-observer", "next": address}
        assert stays(client.post("/en/sign-in/", form)), address


def test_signing_in_leads_nobody_elsewhere(mission: Any, account: Callable[..., Any]) -> None:
    account("turkey-analyst")
    form = {"login": "turkey-analyst", "password": PASSWORD}
    for number, address in enumerate(ELSEWHERE):
        place = "/en/sign-in/account/" if number % 2 else "/en/sign-in/"
        assert stays(Client().post(place, {**form, "next": address})), address
    for address in ELSEWHERE[:3]:
        assert stays(Client().post(place, form, query_params={"next": address})), address


def test_signing_in_again_leads_nobody_elsewhere(mission: Any) -> None:
    client = person("turkey-analyst")
    for address in ELSEWHERE:
        assert stays(client.get("/en/sign-in/account/", {"next": address})), address
    for address in ELSEWHERE[1:4]:
        form = {"password": PASSWORD, "next": address}
        assert stays(client.post("/en/account/again/", form)), address


def test_signing_in_leads_on_to_where_one_wanted_to_go(
    mission: Any, account: Callable[..., Any]
) -> None:
    account("turkey-analyst")
    form = {"login": "turkey-analyst", "password": PASSWORD, "next": "/en/reports/?after=x"}
    assert Client().post("/en/sign-in/", form)["Location"] == "/en/reports/?after=x"


def test_the_second_factor_leads_nobody_elsewhere(mission: Any) -> None:
    person("turkey-representative")
    secret = secret_of("turkey-representative")
    for address, leads in (("//elsewhere.example/", "/en/"), ("/en/cases/", "/en/cases/")):
        cache.clear()
        client = Client()
        form = {"login": "turkey-representative", "password": PASSWORD, "next": address}
        client.post("/en/sign-in/account/", form)
        answer = client.post("/en/sign-in/factor/", {"code": code_of(secret)})
        assert answer["Location"] == leads
