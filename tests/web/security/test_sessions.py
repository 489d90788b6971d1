"""A session cannot be planted, and ends when it should."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hudna.db.accounts import DjangoAccounts, hash_of
from hudna.model.account import INVITATION_LIFE
from hudna.web.pages.offices import moment
from tests.web.people import PASSWORD, code_of, person, secret_of, signed_in_with

OFFICE = "Analyst, Turkish centre"
Entering = Callable[[Client], Any]


def by_office(client: Client) -> Any:
    return client.post("/en/sign-in/", {"office": "turkey-analyst"})


def by_password(client: Client) -> Any:
    form = {"login": "turkey-analyst", "password": PASSWORD}
    return client.post("/en/sign-in/account/", form)


def by_invitation(client: Client) -> Any:
    accounts, now = DjangoAccounts(), moment()
    office = accounts.office("turkey-analyst")
    accounts.add_invitation(hash_of("t"), office, None, "test", now, now + INVITATION_LIFE)
    form = {"password1": PASSWORD, "password2": PASSWORD}
    return client.post("/en/invitation/t/", form)


def planted(client: Client) -> str:
    """Give a browser a session that somebody else knows, and return its key."""
    session = client.session
    session["planted"] = True
    session.save()
    return str(session.session_key)


def check_fixation(enter: Entering) -> None:
    victim = Client()
    known = planted(victim)
    enter(victim)
    assert OFFICE in victim.get("/en/").content.decode()
    assert victim.session.session_key != known
    attacker = Client()
    attacker.cookies["sessionid"] = known
    assert OFFICE not in attacker.get("/en/").content.decode()


def test_signing_in_as_an_office_changes_the_session(desk: Any) -> None:
    check_fixation(by_office)


@pytest.mark.parametrize("enter", [by_password, by_invitation])
def test_signing_in_with_an_account_changes_the_session(
    mission: Any, account: Callable[..., Any], enter: Entering
) -> None:
    if enter is by_password:
        account("turkey-analyst")
    check_fixation(enter)


def test_the_second_factor_changes_the_session_again(mission: Any) -> None:
    person("turkey-representative")
    client = signed_in_with(PASSWORD, "turkey-representative")
    half_way = client.session.session_key
    code = code_of(secret_of("turkey-representative"))
    client.post("/en/sign-in/factor/", {"code": code})
    assert "Representative of Turkey" in client.get("/en/").content.decode()
    assert client.session.session_key != half_way


def test_the_cookie_is_kept_from_scripts_and_other_sites(desk: Any) -> None:
    client = Client()
    by_office(client)
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_signing_in_as_another_office_takes_nothing_along(desk: Any) -> None:
    client = Client()
    by_office(client)
    planted(client)
    client.post("/en/sign-in/", {"office": "russia-analyst"})
    assert "planted" not in client.session


def test_a_session_that_was_ended_stays_ended(desk: Any) -> None:
    client = Client()
    by_office(client)
    old = client.cookies["sessionid"].value
    client.post("/en/sign-out/")
    again = Client()
    again.cookies["sessionid"] = old
    assert OFFICE not in again.get("/en/").content.decode()
