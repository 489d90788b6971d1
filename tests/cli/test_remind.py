"""Reminding from a node: each office once at each moment, of what its own eyes may see."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hudna.cli.remind import due_at, remind_from
from hudna.db import session
from hudna.db.node import find_node, write_node
from hudna.db.reminders import CLAIM_LASTS, SentReminders
from hudna.errors import ConfigurationError, Unreachable
from hudna.model.reminder import Ask, AskKind, Reminder
from hudna.publish.reminder import path_of
from tests.connect.mail_server import Letters, mail_server
from tests.web.sample import Sample, fill

DUE = datetime(2019, 9, 22, 20, 0, tzinfo=UTC)
FINDERS = {f"{p}-{r}" for p in ("russia", "turkey", "iran") for r in ("verifier", "representative")}


@pytest.fixture
def sample(exercise_desk: Any) -> Sample:
    return fill(exercise_desk)


@pytest.fixture
def letters(sample: Sample, exercise_desk: Any) -> Iterator[Letters]:
    """A mail server, and a desk three hours before the case is due that sends through it."""
    with mail_server() as served:
        settings = {
            "desk": "https://desk.example",
            "mail": {
                "server": f"127.0.0.1:{served.port}",
                "sender": "hudna@desk.example",
                "security": "none",
                "offices": {"turkey-verifier": ["duty@ankara.example"]},
            },
        }
        exercise_desk.node = replace(exercise_desk.node, reminders=settings)
        exercise_desk.moment = DUE - timedelta(hours=3)
        yield served


def test_who_has_to_find_is_reminded_once(
    letters: Letters, sample: Sample, exercise_desk: Any
) -> None:
    expected = Reminder(Ask(AskKind.FINDING, sample.case, DUE), 4)
    assert {one.office for one in due_at(exercise_desk)} == FINDERS
    done = remind_from(exercise_desk)
    assert {one.office: one.channels for one in done} == {
        office: ("mail",) if office == "turkey-verifier" else () for office in FINDERS
    }
    assert {one.reminders for one in done} == {(expected,)}
    assert remind_from(exercise_desk) == ()
    assert due_at(exercise_desk) == ()
    exercise_desk.moment = DUE - timedelta(minutes=30)
    assert {one.reminders[0].hours for one in remind_from(exercise_desk)} == {1}
    assert [letter["To"] for letter in letters.taken] == ["duty@ankara.example"] * 2


def test_a_letter_gives_nothing_away(letters: Letters, sample: Sample, exercise_desk: Any) -> None:
    remind_from(exercise_desk)
    text = letters.taken[0].get_content()
    assert f"https://desk.example/cases/{sample.case}/#finding" in text
    rest = text.replace(sample.case, "")
    assert not any(word in rest.lower() for word in ("kafr", "idlib", "russia", "shelling"))


def test_a_server_that_is_away_is_asked_again(
    letters: Letters, sample: Sample, exercise_desk: Any
) -> None:
    letters.refused["duty"] = 450
    (late,) = [one for one in remind_from(exercise_desk) if one.problem]
    assert (late.office, type(late.problem)) == ("turkey-verifier", Unreachable)
    letters.refused.clear()
    assert [(one.office, one.channels) for one in remind_from(exercise_desk)] == [
        ("turkey-verifier", ("mail",))
    ]


def test_a_party_reminds_its_own_offices_from_its_own_node(
    letters: Letters, exercise_desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(exercise_desk), "is_own", True)
    exercise_desk.node = replace(exercise_desk.node, party="turkey", reminders={})
    assert {one.office for one in remind_from(exercise_desk)} == {
        "turkey-verifier",
        "turkey-representative",
    }


def test_a_language_that_is_not_there_is_named(letters: Letters, exercise_desk: Any) -> None:
    exercise_desk.node = replace(exercise_desk.node, reminders={"language": "de"})
    with pytest.raises(ConfigurationError, match="'de'"):
        remind_from(exercise_desk)


@pytest.mark.django_db(databases=["default", "postgres"])
def test_of_two_that_send_only_one_does(alias: str) -> None:
    now, one = DUE - timedelta(hours=3), Reminder(Ask(AskKind.BALLOT, "case-1", DUE), 4)
    first, second = SentReminders(now, alias), SentReminders(now, alias)
    assert first.claim("turkey-representative", one, now)
    assert not second.claim("turkey-representative", one, now)
    assert second.of("turkey-representative") == (one,)
    later = now + CLAIM_LASTS
    third = SentReminders(later, alias)
    assert third.of("turkey-representative") == (), "whoever claimed it has come to grief"
    assert third.claim("turkey-representative", one, later)
    third.keep("turkey-representative", [one])
    assert not third.claim("turkey-representative", one, later + CLAIM_LASTS)
    assert third.of("iran-representative") == ()


def test_links_lead_to_pages_in_the_readers_language(
    sample: Sample, exercise_desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "node", lambda: exercise_desk.node)
    client = Client(headers={"accept-language": "en"})
    client.post("/en/sign-in/", {"office": "turkey-representative"})
    path = path_of(Ask(AskKind.BALLOT, sample.case, DUE)).partition("#")[0]
    answer = client.get(path)
    assert (answer.status_code, answer["Location"]) == (302, f"/en{path}")
    assert client.get(answer["Location"]).status_code == 200


def test_an_office_sees_when_it_was_last_reminded(
    letters: Letters, exercise_desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "node", lambda: exercise_desk.node)
    client = Client()
    client.post("/en/sign-in/", {"office": "turkey-verifier"})
    words = "Your office was last reminded:"
    assert words not in client.get("/en/").content.decode()
    remind_from(exercise_desk)
    assert words in client.get("/en/").content.decode()


def test_a_node_keeps_its_settings_when_they_are_written_again(
    letters: Letters, exercise_desk: Any, tmp_path: Path
) -> None:
    node = replace(exercise_desk.node, folder=tmp_path / "node")
    write_node(node)
    again = find_node(node.folder)
    assert again.reminders == exercise_desk.node.reminders
    write_node(again)
    assert find_node(node.folder).reminders == exercise_desk.node.reminders
