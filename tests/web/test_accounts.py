"""Signing in: by office in an exercise, with an account in a mission, never by a forged link."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.test import Client

from tests.web.people import PASSWORD, add_code, code_of, signed_in_with

Accounts = Callable[..., Any]


def test_an_exercise_lists_every_office_and_asks_no_password(desk: Any) -> None:
    client = Client()
    page = client.get("/en/sign-in/").content.decode()
    for actor in desk.store.mechanism().actors:
        assert f'value="{actor.id}"' in page
    assert 'type="password"' not in page
    answer = client.post("/en/sign-in/", {"office": "turkey-analyst"})
    assert answer.status_code == 302
    assert "Analyst, Turkish centre" in client.get("/en/").content.decode()


def test_no_office_is_made_up(desk: Any) -> None:
    assert Client().post("/en/sign-in/", {"office": "nobody"}).status_code == 403
    assert not get_user_model()._default_manager.filter(actor="nobody").exists()


def test_an_exercise_asks_for_no_second_factor(desk: Any) -> None:
    client = Client()
    client.post("/en/sign-in/", {"office": "turkey-representative"})
    assert "Representative of Turkey" in client.get("/en/").content.decode()


def test_a_mission_lists_no_office_and_lets_none_in_without_a_password(mission: Any) -> None:
    client = Client()
    page = client.get("/en/sign-in/").content.decode()
    assert 'type="password"' in page
    assert "turkey-analyst" not in page
    assert client.post("/en/sign-in/", {"office": "turkey-analyst"}).status_code == 403
    assert not get_user_model()._default_manager.exists()


def test_a_session_of_an_exercise_is_worth_nothing_in_a_mission(
    mission: Any, account: Accounts
) -> None:
    user = account("turkey-analyst")
    client = Client()
    client.force_login(user, "hudna.web.accounts.backends.ExerciseBackend")
    assert "Analyst, Turkish centre" not in client.get("/en/").content.decode()


def test_both_node_and_mechanism_have_to_say_that_it_is_an_exercise(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    object.__setattr__(desk.node, "exercise", False)
    assert Client().post("/en/sign-in/", {"office": "turkey-analyst"}).status_code == 403


def test_a_mission_lets_in_with_the_right_password_only(account: Accounts) -> None:
    account("turkey-analyst")
    wrong = {"login": "turkey-analyst", "password": "another long word"}
    right = {"login": "turkey-analyst", "password": PASSWORD}
    assert Client().post("/en/sign-in/", wrong).status_code == 403
    client = Client()
    assert client.post("/en/sign-in/", right)["Location"] == "/en/"
    assert "Analyst, Turkish centre" in client.get("/en/").content.decode()


def test_passwords_are_kept_as_argon2(mission: Any, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    user = get_user_model()._default_manager.create_user("turkey-analyst", PASSWORD)  # type: ignore[attr-defined]
    assert user.password.startswith("argon2$argon2id$")


def test_who_signs_can_do_nothing_before_a_second_factor(account: Accounts) -> None:
    account("turkey-representative")
    client = signed_in_with(PASSWORD, "turkey-representative")
    for address in ("/en/", "/en/reports/", "/en/keys/", "/en/account/recovery/new/"):
        assert client.get(address)["Location"] == "/en/account/", address
    assert client.post("/en/keys/enrol")["Location"] == "/en/account/"
    assert "Add a second factor" in client.get("/en/account/").content.decode()
    _, answer = add_code(client)
    assert answer["Location"] == "/en/account/recovery/"
    assert "Representative of Turkey" in client.get("/en/").content.decode()


def test_who_does_not_sign_may_go_without(account: Accounts) -> None:
    account("turkey-analyst")
    client = signed_in_with(PASSWORD, "turkey-analyst")
    assert client.get("/en/reports/").status_code == 200


def test_a_code_is_asked_for_and_good_once(account: Accounts) -> None:
    user = account("turkey-representative")
    secret, _ = add_code(signed_in_with(PASSWORD, user.name))
    cache.clear()
    used, client = code_of(secret), signed_in_with(PASSWORD, user.name)
    assert "Representative of Turkey" not in client.get("/en/").content.decode()
    assert client.post("/en/sign-in/factor/", {"code": used})["Location"] == "/en/"
    assert "Representative of Turkey" in client.get("/en/").content.decode()
    again = signed_in_with(PASSWORD, user.name)
    assert again.post("/en/sign-in/factor/", {"code": used}).status_code == 200
    assert "Representative of Turkey" not in again.get("/en/").content.decode()


def test_recovery_codes_are_shown_once_and_good_once(account: Accounts) -> None:
    user = account("turkey-representative")
    first = signed_in_with(PASSWORD, user.name)
    add_code(first)
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    assert codes[0] in first.get("/en/account/recovery/").content.decode()
    assert codes[0] not in first.get("/en/account/recovery/").content.decode()
    for answer in ("/en/", None):
        client = signed_in_with(PASSWORD, user.name)
        said = client.post("/en/sign-in/factor/", {"code": codes[0]})
        assert said.get("Location") == answer


def test_secrets_of_second_factors_are_not_readable_in_the_database(account: Accounts) -> None:
    user = account("turkey-representative")
    secret, _ = add_code(signed_in_with(PASSWORD, user.name))
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in kept
    assert kept.startswith("gAAAA")


def test_one_sees_where_one_is_signed_in_and_ends_the_others(account: Accounts) -> None:
    account("turkey-analyst")
    here = signed_in_with(PASSWORD, "turkey-analyst", Client(HTTP_USER_AGENT="Here"))
    there = signed_in_with(PASSWORD, "turkey-analyst", Client(HTTP_USER_AGENT="There"))
    assert "There" in here.get("/en/account/").content.decode()
    assert here.post("/en/account/sessions/")["Location"] == "/en/account/"
    assert "Analyst, Turkish centre" in here.get("/en/").content.decode()
    assert "Analyst, Turkish centre" not in there.get("/en/").content.decode()


def test_a_new_password_ends_the_other_sessions(account: Accounts) -> None:
    account("turkey-analyst")
    here, there = (signed_in_with(PASSWORD, "turkey-analyst") for _ in range(2))
    new = "four almond trees fell"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert here.post("/en/account/password/", form)["Location"] == "/en/account/"
    assert "Analyst, Turkish centre" in here.get("/en/").content.decode()
    assert "Analyst, Turkish centre" not in there.get("/en/").content.decode()


def test_a_closed_account_is_out_at_once(account: Accounts) -> None:
    user = account("turkey-analyst")
    client = signed_in_with(PASSWORD, "turkey-analyst")
    user.is_active = False
    user.save()
    assert "Analyst, Turkish centre" not in client.get("/en/").content.decode()
    right = {"login": "turkey-analyst", "password": PASSWORD}
    assert Client().post("/en/sign-in/account/", right)["Location"].endswith("?closed=1")


def test_signing_out_ends_the_session(desk: Any) -> None:
    client = Client()
    client.post("/en/sign-in/", {"office": "turkey-analyst"})
    client.post("/en/sign-out/")
    assert "Analyst, Turkish centre" not in client.get("/en/").content.decode()


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example/", ""])
def test_nobody_is_sent_elsewhere(desk: Any, address: str) -> None:
    answer = Client().post("/en/sign-in/", {"office": "un-observer", "next": address})
    assert answer["Location"] == "/en/"
    assert Client().get("/en/theme/dark/", {"next": address})["Location"] == "/en/"
