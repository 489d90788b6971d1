"""A lost device: reported by its office or administrator, refused, revoked in the record."""

from typing import Any

import pytest

from hudna.cli.record_entries import entries_of
from hudna.model.case import Finding
from hudna.record.audit import audit
from hudna.record.revocation import REVOKE
from tests.web.sample import Sample
from tests.web.test_signing import FINDING, Office


@pytest.fixture
def verifier(desk: Any, sample: Sample) -> Office:
    """The verifier of Turkey, who has signed once with this browser."""
    office = Office(desk, "turkey-verifier")
    office.enrol()
    assert office.say(sample.case, FINDING).status_code == 200
    return office


def lose(office: Office, key: str) -> Any:
    return office.client.post(f"/en/keys/{key}/lost")


def test_a_lost_key_signs_nothing_here_from_then_on(verifier: Office, sample: Sample) -> None:
    kept = verifier.prepare(sample.case, FINDING).json()
    assert lose(verifier, verifier.pair.id)["Location"] == "/en/keys/"
    assert verifier.prepare(sample.case, FINDING).status_code == 403
    assert verifier.submit(sample.case, kept).status_code == 403, "nor what was prepared before"
    assert verifier.enrol().status_code == 403
    assert "device lost" in verifier.client.get("/en/keys/").content.decode()


def test_another_browser_of_the_office_goes_on(verifier: Office, sample: Sample) -> None:
    lose(verifier, verifier.pair.id)
    other = Office(verifier.desk, "turkey-verifier")
    assert other.enrol().json()["now"]
    assert other.prepare(sample.case, FINDING).status_code == 200


def test_its_own_office_or_administrator_reports_it_and_nobody_else(verifier: Office) -> None:
    key = verifier.pair.id
    for name, status in {
        "turkey-representative": 403,
        "russia-administrator": 403,
        "turkey-administrator": 302,
    }.items():
        assert lose(Office(verifier.desk, name), key).status_code == status, name


def test_the_administrator_revokes_it_in_the_record_from_its_first_doubtful_entry(
    verifier: Office, sample: Sample, desk: Any
) -> None:
    key, size = verifier.pair.id, desk.record.size
    administrator = Office(desk, "turkey-administrator").client
    revoke = f"/en/keys/{key}/revoke"
    assert administrator.post(revoke).status_code == 409, "nobody reported it lost"
    lose(verifier, key)
    assert "Revoke it in the record" in administrator.get("/en/offices/").content.decode()
    assert Office(desk, "russia-administrator").client.post(revoke).status_code == 403
    assert administrator.post(revoke)["Location"] == "/en/offices/"
    assert desk.record.size == size + 1
    last = list(entries_of(desk.node))[size][1]
    assert (last.type, last.body["key"], last.body["suspect_from"]) == (REVOKE, key, size)
    assert desk.store.key(key).ended is not None
    assert audit(desk.node.record).problems == []
    assert len(list(desk.store.all(Finding, case=sample.case))) == 1, "what it signed before stands"
    page = administrator.get("/en/offices/").content.decode()
    assert "revoked or replaced" in page
    assert "key revoked" in page


@pytest.mark.parametrize(("since", "entries_before"), [("2019-01-01T00:00", 1), ("", 0)])
def test_what_was_signed_after_the_device_was_last_at_hand_is_suspect(
    verifier: Office, desk: Any, since: str, entries_before: int
) -> None:
    verifier.client.post(f"/en/keys/{verifier.pair.id}/lost", {"since": since})
    page = Office(desk, "turkey-administrator").client
    (desk.node.folder.parent / "turkey").rename(desk.node.folder.parent / "elsewhere")
    first = desk.record.size - entries_before
    assert f"--suspect-from {first} " in page.get("/en/offices/").content.decode()


def test_where_the_partys_key_is_not_at_hand_the_page_says_what_to_run(
    verifier: Office, desk: Any
) -> None:
    administrator = Office(desk, "turkey-administrator").client
    lose(verifier, verifier.pair.id)
    (desk.node.folder.parent / "turkey").rename(desk.node.folder.parent / "elsewhere")
    page = administrator.get("/en/offices/").content.decode()
    command = f"hudna record revoke {verifier.pair.id} --suspect-from {desk.record.size} --reason"
    assert command in page
    assert administrator.post(f"/en/keys/{verifier.pair.id}/revoke").status_code == 403


def test_a_shared_desk_says_what_its_operator_could_do(desk: Any, sample: Sample) -> None:
    for name, shared in {"turkey-verifier": True, "operator-publisher": False}.items():
        page = Office(desk, name).client.get("/en/keys/").content.decode()
        assert ("could serve an altered script" in page) is shared, name
    signing = Office(desk, "iran-representative").client.get(f"/en/cases/{sample.case}/")
    assert (
        "could serve an altered script" in signing.content.decode().split('<dialog id="confirm"')[1]
    )
