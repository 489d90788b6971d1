"""The page of the watch: each reader its own outlook, reading is noted, notes are the parties'."""

from collections.abc import Callable

import pytest
from django.test import Client

from hudna.actions.raise_alerts import raise_alerts, store_outlook
from hudna.actions.send_alerts import send_alerts
from hudna.db.desk import Desk
from hudna.model.alert import Alert
from hudna.model.reminder import Notice
from tests.watch.alerts import outlook

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def watched(desk: Desk) -> Alert:
    made = outlook(at=desk.now())
    store_outlook(desk.operator(), made)
    (alert,) = raise_alerts(desk.operator(), made)
    send_alerts(
        desk.operator(), lambda _: ([], 0.0), lambda a, o: Notice(o.id, "en", a.id, "words")
    )
    return alert


def page(client: Client, language: str = "en") -> str:
    answer = client.get(f"/{language}/watch/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_office_reads_what_is_expected_and_who_has_not_acknowledged(
    watched: Alert, signed_in: Callable[..., Client]
) -> None:
    words = page(signed_in("iran-analyst"))
    assert "between 9 and 21 violations are likely to be reported" in words
    assert "More violations than usual are reported from Idlib." in words
    assert "not yet" in words
    assert f"acknowledge-{watched.id}" in words


def test_a_gap_is_told_as_one(watched: Alert, signed_in: Callable[..., Client]) -> None:
    assert "No reports come from Daraa: a gap, not calm." in page(signed_in("iran-analyst"))


def test_the_public_reads_neither_the_outlook_nor_a_fresh_alert(
    watched: Alert, client: Client
) -> None:
    words = page(client)
    assert "No outlook has been made yet." in words
    assert "Idlib" not in words


def test_a_side_is_warned_and_reads_no_outlook_of_the_mechanism(
    watched: Alert, signed_in: Callable[..., Client]
) -> None:
    words = page(signed_in("syria_opposition-monitor"))
    assert "More violations than usual are reported from Idlib." in words
    assert "9 and 21" not in words


def test_who_reads_an_outlook_is_noted_once(
    watched: Alert, desk: Desk, signed_in: Callable[..., Client]
) -> None:
    reader = signed_in("iran-analyst")
    page(reader)
    page(reader)
    (line,) = list(desk.store.accesses(watched.outlook))
    assert (line.party, line.by) == ("iran", "iran-analyst")


def test_the_first_page_says_what_waits(watched: Alert, signed_in: Callable[..., Client]) -> None:
    words = signed_in("iran-analyst").get("/en/").content.decode()
    assert "1 alert waits for you" in words


def test_only_a_guarantors_representative_is_offered_the_switch(
    watched: Alert, signed_in: Callable[..., Client]
) -> None:
    assert "Turn the watch off" in page(signed_in("iran-representative"))
    assert "Turn the watch off" not in page(signed_in("iran-analyst"))
