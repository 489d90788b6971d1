"""Signing in: by office in an exercise, with a password in a mission, never by a forged link."""

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from hudna.db.gated import Gated


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


@pytest.fixture
def mission(desk: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The same mechanism, for real."""
    real = replace(desk.store.mechanism(), exercise=False)
    monkeypatch.setattr(Gated, "mechanism", lambda self: real)
    return desk


def test_a_mission_asks_for_the_password_and_lists_no_office(mission: Any) -> None:
    page = Client().get("/en/sign-in/").content.decode()
    assert 'type="password"' in page
    assert "turkey-analyst" not in page
    assert Client().post("/en/sign-in/", {"office": "turkey-analyst"}).status_code == 403


def test_a_mission_lets_in_with_the_right_password_only(mission: Any) -> None:
    users: Any = get_user_model()._default_manager
    users.create_user("turkey-analyst", "a long enough word")
    wrong = {"office": "turkey-analyst", "password": "another long word"}
    right = {"office": "turkey-analyst", "password": "a long enough word"}
    assert Client().post("/en/sign-in/", wrong).status_code == 403
    assert Client().post("/en/sign-in/", right).status_code == 302


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
