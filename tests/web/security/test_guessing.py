"""Guessing is slow: wrong passwords and codes are counted, and too many close the door."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from tests.web.people import PASSWORD, code_of, person, secret_of, signed_in_with
from tests.web.security.addresses import body

Accounts = Callable[..., Any]
WAIT = "Too many failed attempts."


def attempt(name: str, password: str, **headers: str) -> Any:
    form = {"login": name, "password": password}
    return Client(headers=headers).post("/en/sign-in/account/", form)


def test_five_failures_close_an_account_and_no_other(account: Accounts) -> None:
    account("turkey-analyst")
    account("russia-analyst")
    for _ in range(5):
        assert WAIT not in attempt("turkey-analyst", "wrong").content.decode()
    closed = attempt("turkey-analyst", PASSWORD)
    assert closed.status_code == 403
    assert WAIT in closed.content.decode()
    assert attempt("russia-analyst", PASSWORD).status_code == 302


def test_the_door_opens_again_when_the_time_is_over(account: Accounts) -> None:
    account("turkey-analyst")
    for _ in range(5):
        attempt("turkey-analyst", "wrong")
    cache.clear()
    assert attempt("turkey-analyst", PASSWORD).status_code == 302


def test_the_right_password_does_not_wipe_out_the_failures(account: Accounts) -> None:
    account("turkey-analyst")
    for password in ("wrong", "wrong", "wrong", "wrong", PASSWORD, "wrong"):
        attempt("turkey-analyst", password)
    assert WAIT in attempt("turkey-analyst", PASSWORD).content.decode()


def test_how_many_failures_there_are(settings: Any) -> None:
    assert settings.ACCOUNT_RATE_LIMITS["login_failed"] == "20/10m/ip,5/15m/key"
    assert settings.ALLAUTH_TRUSTED_PROXY_COUNT == 0


@pytest.fixture
def three_failures(account: Accounts, settings: Any) -> None:
    """An account, and a desk where an address has three failures, not twenty."""
    account("turkey-analyst")
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/10m/ip,5/15m/key"}


@pytest.mark.parametrize("header", ["x-forwarded-for", "x-real-ip", "forwarded", "client-ip"])
def test_an_address_is_the_same_whatever_it_says_it_is(three_failures: None, header: str) -> None:
    for number in range(3):
        attempt(f"nobody-{number}", "wrong", **{header: f"203.0.113.{number}"})
    assert attempt("turkey-analyst", PASSWORD, **{header: "203.0.113.99"}).status_code == 403


def test_behind_a_known_proxy_only_what_the_proxy_wrote_counts(
    three_failures: None, settings: Any
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(3):
        forged = f"198.51.100.{number}, 203.0.113.7"
        attempt(f"nobody-{number}", "wrong", **{"x-forwarded-for": forged})
    same, other = "198.51.100.99, 203.0.113.7", "203.0.113.8"
    assert attempt("turkey-analyst", PASSWORD, **{"x-forwarded-for": same}).status_code == 403
    assert attempt("turkey-analyst", PASSWORD, **{"x-forwarded-for": other}).status_code == 302


def test_an_account_that_exists_answers_as_one_that_does_not(account: Accounts) -> None:
    account("turkey-analyst")
    there, absent = attempt("turkey-analyst", "wrong"), attempt("turkey-analyss", "wrong")
    assert there.status_code == absent.status_code == 403
    assert body(there).replace("turkey-analyst", "X") == body(absent).replace("turkey-analyss", "X")


def test_five_wrong_codes_close_the_second_factor(mission: Any) -> None:
    person("turkey-representative")
    secret = secret_of("turkey-representative")
    cache.clear()
    client = signed_in_with(PASSWORD, "turkey-representative")
    for _ in range(5):
        client.post("/en/sign-in/factor/", {"code": "000000"})
    answer = client.post("/en/sign-in/factor/", {"code": code_of(secret)})
    assert WAIT in answer.content.decode()
    assert "Representative of Turkey" not in client.get("/en/").content.decode()


def test_invitations_cannot_be_guessed_through(mission: Any) -> None:
    for number in range(20):
        assert Client().post(f"/en/invitation/guess-{number}/").status_code == 404
    answer = Client().post("/en/invitation/guess-20/")
    assert answer.status_code == 429
    assert "Wait some minutes" in answer.content.decode()


MADE_UP = (
    "", "x", "[]", "{}", "null", "1", '{"response": {}}', '{"id": "AA", "response": 3}',
    '{"id": "AA", "rawId": 1, "type": "public-key", "response": {}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"userHandle": "AA"}}',
    '{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"AA",'
    '"authenticatorData":"AA","signature":"AA","userHandle":"AA"}}',
)  # fmt: skip


def test_a_made_up_passkey_is_refused(mission: Any) -> None:
    for credential in MADE_UP:
        client = Client()
        client.get("/en/sign-in/passkey/", headers={"accept": "application/json"})
        answer = client.post("/en/sign-in/passkey/", {"credential": credential})
        refused = "/en/sign-in/account/?passkey=refused"
        assert answer.get("Location") == refused or answer.status_code == 429, credential


def test_a_made_up_passkey_is_no_second_factor_and_cannot_be_added(mission: Any) -> None:
    client = person("turkey-representative")
    half = signed_in_with(PASSWORD, "turkey-representative")
    for credential in MADE_UP:
        form = {"credential": credential, "name": "x"}
        for address in ("/en/account/passkeys/", "/en/account/again/passkey/"):
            client.get(address)
            assert client.post(address, form).status_code in (200, 302, 429), (address, credential)
        assert half.post("/en/sign-in/factor/", form).status_code == 200
    assert "Representative of Turkey" not in half.get("/en/").content.decode()
    assert Authenticator.objects.filter(type="webauthn").count() == 0
