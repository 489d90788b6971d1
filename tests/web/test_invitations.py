"""Letting people in and out: by their own party's administrator, once, and written down."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from click.testing import CliRunner
from django.contrib.auth import get_user_model
from django.test import Client

from hudna.cli.account import account as account_commands
from hudna.cli.main import cli
from hudna.db.accounts import hash_of
from hudna.db.models import AccountEventRow, InvitationRow
from tests.web.people import PASSWORD, add_code, person, signed_in_with

Accounts = Callable[..., Any]
ADMINISTRATOR = "turkey-administrator"


def link_in(answer: Any) -> str:
    found = re.search(r"http://testserver(/en/invitation/[^<]+)</bdi>", answer.content.decode())
    assert found, answer.content.decode()
    return found[1]


def invite(client: Client, office: str) -> str:
    return link_in(client.post("/en/offices/invite", {"office": office}))


def take_up(link: str, password: str = PASSWORD, client: Client | None = None) -> Any:
    form = {"password1": password, "password2": password}
    return (client or Client()).post(link, form)


def users(**which: Any) -> Any:
    return get_user_model()._default_manager.filter(**which)


def happened(party: str = "turkey") -> list[tuple[str, str, str]]:
    rows = AccountEventRow.objects.filter(party=party).order_by("id")
    return [(row.kind, row.account, row.by) for row in rows]


def test_an_administrator_invites_and_the_invited_sets_password_and_second_factor(
    mission: Any,
) -> None:
    link = invite(person(ADMINISTRATOR), "turkey-verifier")
    client = Client()
    assert "second factor" in client.get(link).content.decode()
    assert take_up(link, client=client)["Location"] == "/en/account/"
    assert client.get("/en/reports/")["Location"] == "/en/account/", "no second factor yet"
    assert add_code(client)[1]["Location"] == "/en/account/recovery/"
    assert "Verifier, Turkish centre" in client.get("/en/").content.decode()
    assert happened()[2:] == [
        ("invited", "turkey-verifier", ADMINISTRATOR),
        ("accepted", "turkey-verifier", "turkey-verifier"),
        ("factor_added", "turkey-verifier", "turkey-verifier"),
        ("factor_added", "turkey-verifier", "turkey-verifier"),
    ], "the app, and the recovery codes that come with it"


def test_a_link_is_good_once(mission: Any) -> None:
    link = invite(person(ADMINISTRATOR), "turkey-analyst")
    assert take_up(link).status_code == 302
    assert take_up(link).status_code == 404
    assert Client().get(link).status_code == 404
    assert users(actor="turkey-analyst").count() == 1


def test_a_link_is_kept_as_a_hash_and_shown_once(mission: Any) -> None:
    client = person(ADMINISTRATOR)
    token = invite(client, "turkey-analyst").split("/")[3]
    assert InvitationRow.objects.get().token == hash_of(token)
    assert len(token) == 43
    assert token not in client.get("/en/offices/").content.decode()


@pytest.mark.parametrize("change", ["expires", "ended"])
def test_a_link_too_old_or_withdrawn_looks_like_one_made_up(mission: Any, change: str) -> None:
    link = invite(person(ADMINISTRATOR), "turkey-analyst")
    past = datetime.now(UTC) - timedelta(seconds=1)
    InvitationRow.objects.update(**{change: past})
    made_up = Client().get("/en/invitation/made-up/")
    assert Client().get(link).status_code == made_up.status_code == 404
    assert take_up(link).status_code == 404
    assert not users(actor="turkey-analyst").exists()


def test_an_invitation_is_withdrawn_by_its_party_only(mission: Any) -> None:
    turkey, russia = person(ADMINISTRATOR), person("russia-administrator")
    link = invite(turkey, "turkey-analyst")
    address = f"/en/offices/invitations/{InvitationRow.objects.get().pk}/withdraw"
    assert russia.post(address).status_code == 404
    assert Client().get(link).status_code == 200
    assert turkey.post(address).status_code == 302
    assert Client().get(link).status_code == 404


@pytest.mark.parametrize("office", ["russia-analyst", "russia-administrator", "nobody"])
def test_nobody_is_invited_to_another_partys_office(mission: Any, office: str) -> None:
    answer = person(ADMINISTRATOR).post("/en/offices/invite", {"office": office})
    assert answer.status_code in (403, 404)
    assert not InvitationRow.objects.exists()


@pytest.mark.parametrize("office", ["turkey-representative", "turkey-analyst", "un-observer"])
def test_only_an_administrator_handles_accounts(mission: Any, office: str) -> None:
    client = person(office)
    assert client.get("/en/offices/").status_code == 403
    assert client.post("/en/offices/invite", {"office": "turkey-analyst"}).status_code == 403
    assert client.post("/en/offices/accounts/turkey-analyst/close").status_code == 403


def test_an_administrator_sees_its_own_party_only(mission: Any) -> None:
    invite(person("russia-administrator"), "russia-analyst")
    page = person(ADMINISTRATOR).get("/en/offices/").content.decode()
    assert ADMINISTRATOR in page
    assert "russia" not in page.replace("russia)", "").lower().split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("step", ["close", "renew"])
def test_accounts_of_another_party_cannot_be_touched(mission: Any, step: str) -> None:
    person("russia-analyst")
    client = person(ADMINISTRATOR)
    assert client.post(f"/en/offices/accounts/russia-analyst/{step}").status_code == 404
    assert users(name="russia-analyst", is_active=True).exists()
    assert Authenticator.objects.filter(user__name="russia-analyst", type="totp").exists()


def test_a_closed_account_is_out_and_its_name_is_never_given_again(mission: Any) -> None:
    administrator, analyst = person(ADMINISTRATOR), person("turkey-analyst")
    assert administrator.post("/en/offices/accounts/turkey-analyst/close").status_code == 302
    assert "Analyst, Turkish centre" not in analyst.get("/en/").content.decode()
    take_up(invite(administrator, "turkey-analyst"))
    assert users(name="turkey-analyst-2", actor="turkey-analyst", is_active=True).exists()
    assert not users(name="turkey-analyst").get().is_active


def test_nobody_closes_the_account_they_use(mission: Any) -> None:
    client = person(ADMINISTRATOR)
    assert client.post(f"/en/offices/accounts/{ADMINISTRATOR}/close").status_code == 409
    assert client.get("/en/offices/").status_code == 200


def test_renewing_takes_everything_and_a_link_gives_it_back(mission: Any) -> None:
    administrator, verifier = person(ADMINISTRATOR), person("turkey-verifier")
    link = link_in(administrator.post("/en/offices/accounts/turkey-verifier/renew"))
    assert "Verifier, Turkish centre" not in verifier.get("/en/").content.decode()
    lost = signed_in_with(PASSWORD, "turkey-verifier")
    assert lost.get("/en/account/").status_code == 403, "the old password is worth nothing"
    client = Client()
    take_up(link, "six fig trees are left", client)
    assert "Add a second factor" in client.get("/en/account/").content.decode()
    assert users(actor="turkey-verifier").count() == 1


def test_a_renewal_of_an_account_closed_since_is_worth_nothing(mission: Any) -> None:
    administrator = person(ADMINISTRATOR)
    person("turkey-verifier")
    link = link_in(administrator.post("/en/offices/accounts/turkey-verifier/renew"))
    administrator.post("/en/offices/accounts/turkey-verifier/close")
    assert take_up(link).status_code == 404


@pytest.mark.parametrize("password", ["short", "1qaz2wsx3edc", "turkey-analyst", "718293645546"])
def test_a_poor_password_is_refused(mission: Any, password: str) -> None:
    link = invite(person(ADMINISTRATOR), "turkey-analyst")
    answer = take_up(link, password)
    assert answer.status_code == 200
    assert "aria-invalid" in answer.content.decode()
    assert not users(actor="turkey-analyst").exists()


def test_letting_in_asks_for_the_password_again_after_a_while(mission: Any, settings: Any) -> None:
    client = person(ADMINISTRATOR)
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    for answer in (
        client.get("/en/offices/"),
        client.post("/en/offices/invite", {"office": "turkey-analyst"}),
    ):
        assert answer["Location"] == "/en/account/again/?next=%2Fen%2Foffices%2F"
    assert not InvitationRow.objects.exists()


def command(desk: Any, *arguments: str) -> Any:
    node = ["--node", str(desk.node.folder)]
    assert cli.get_command(None, "account") is account_commands  # type: ignore[arg-type]
    return CliRunner().invoke(account_commands, [*arguments, *node])


@pytest.fixture
def on_node(desk: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The commands on the shared desk's node, in this process's database."""
    monkeypatch.setattr("hudna.cli.account.open_desk", lambda node: desk)
    return desk


def test_the_node_lets_in_the_first_administrator_of_each_party(on_node: Any) -> None:
    done = command(on_node, "invite", ADMINISTRATOR, "--address", "https://desk.example/")
    found = re.search(r"https://desk.example(/ar/invitation/\S+/)", done.output)
    assert found, done.output
    assert take_up(found[1])["Location"] == "/ar/account/"
    assert happened()[0] == ("invited", ADMINISTRATOR, "node of operator")


def test_the_node_lets_in_no_other_office_of_another_party(on_node: Any) -> None:
    done = command(on_node, "invite", "turkey-representative")
    assert "this node may let in administrators of turkey only" in str(done.exception)
    assert not InvitationRow.objects.exists()


def test_the_node_lists_closes_and_renews_accounts_of_its_party(on_node: Any) -> None:
    assert "operator-publisher" not in command(on_node, "list").output
    take_up(
        re.findall(r"/ar/invitation/\S+/", command(on_node, "invite", "operator-publisher").output)[
            0
        ]
    )
    assert "operator-publisher  operator-publisher, since" in command(on_node, "list").output
    assert "/invitation/" in command(on_node, "renew", "operator-publisher").output
    command(on_node, "close", "operator-publisher")
    assert ", closed" in command(on_node, "list").output
