"""Half a sign-in is no sign-in, whatever address is tried."""

from dataclasses import fields
from typing import Any

import pytest
from django.test import Client

from hudna.model.account import needs_second_factor
from hudna.model.party import Role
from hudna.web.middleware import WITHOUT_SECOND_FACTOR
from tests.web.people import PASSWORD, person, signed_in_with
from tests.web.sample import Sample
from tests.web.security.addresses import every_address

NEEDS = {
    Role.MONITOR: False, Role.ANALYST: False, Role.OBSERVER: False, Role.MEDIATOR: False,
    Role.VERIFIER: True, Role.REPRESENTATIVE: True, Role.CHAIR: True, Role.PUBLISHER: True,
    Role.ADMINISTRATOR: True,
}  # fmt: skip
NOTHING = Sample(*(f"{field.name}-x" for field in fields(Sample)))


@pytest.mark.parametrize("role", Role)
def test_who_has_to_have_one(role: Role) -> None:
    assert needs_second_factor(role, exercise=False) is NEEDS[role]
    assert not needs_second_factor(role, exercise=True)


def test_without_one_every_page_leads_to_where_it_is_added(mission: Any, account: Any) -> None:
    account("turkey-representative")
    client = signed_in_with(PASSWORD, "turkey-representative")
    led = []
    for address in every_address(NOTHING):
        if not address.startswith("/en/") or address == "/en/sign-out/":
            continue
        answer = client.get(address)
        (led if answer.get("Location") == "/en/account/" else []).append(address)
    assert len(led) > 40
    assert {"/en/", "/en/reports/", "/en/keys/enrol", "/en/offices/", "/en/offices/invite"} <= set(
        led
    )
    assert len(WITHOUT_SECOND_FACTOR) == 10


def test_a_password_alone_opens_nothing_where_there_is_a_second_factor(mission: Any) -> None:
    person("turkey-representative")
    client = signed_in_with(PASSWORD, "turkey-representative")
    assert client.get("/en/account/").status_code == 403
    for step in ("code/", "code/remove/", "recovery/", "passkeys/", "password/", "again/"):
        answer = client.post(f"/en/account/{step}", {"password": PASSWORD})
        assert answer["Location"] == "/en/sign-in/", step
    assert "Sign in" in client.get("/en/").content.decode()


def test_the_second_step_needs_the_first(mission: Any) -> None:
    person("turkey-representative")
    answer = Client().post("/en/sign-in/factor/", {"code": "000000"})
    assert answer["Location"] == "/en/sign-in/account/"


def test_a_second_factor_is_not_changed_without_proving_oneself_again(
    mission: Any, settings: Any
) -> None:
    client = person("turkey-representative")
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    for address in ("code/remove/", "recovery/new/", "passkeys/"):
        for answer in (client.get(f"/en/account/{address}"), client.post(f"/en/account/{address}")):
            assert answer["Location"].startswith("/en/account/again/"), address
