"""Reminders by mail: through a real server on loopback."""

from pathlib import Path
from typing import Any

import pytest

from hudna.connect.channels import channels_of
from hudna.connect.channels.mail import MailChannel
from hudna.errors import ConfigurationError, InputError, Unreachable
from hudna.model.reminder import Notice
from tests.connect.mail_server import mail_server

NOTICE = Notice("turkey-analyst", "ar", "هدنة: أمر ينتظركم", "تصويت ينتظركم.\n")


def settings(port: int, *names: str, **more: Any) -> dict[str, Any]:
    return {
        "server": f"127.0.0.1:{port}",
        "sender": "hudna@desk.example",
        "security": "none",
        "offices": {"turkey-analyst": [f"{name}@ankara.example" for name in names]},
        **more,
    }


def channel(port: int, *names: str, **more: Any) -> MailChannel:
    return MailChannel.configured(settings(port, *names, **more), Path())


def test_each_address_gets_a_letter_of_its_own() -> None:
    with mail_server() as letters:
        channel(letters.port, "duty", "deputy").send(NOTICE)
    assert [letter["To"] for letter in letters.taken] == [
        "duty@ankara.example",
        "deputy@ankara.example",
    ]
    first = letters.taken[0]
    assert first["Subject"] == NOTICE.subject
    assert first.get_content().splitlines() == NOTICE.body.splitlines()
    assert (first["From"], first["Content-Language"]) == ("hudna@desk.example", "ar")
    assert first["Auto-Submitted"] == "auto-generated"
    assert first["Message-ID"].endswith("@desk.example>")


def test_what_may_pass_is_tried_again_and_what_is_for_good_is_not() -> None:
    with mail_server(full=452, gone=550) as letters:
        with pytest.raises(Unreachable, match="1 addresses of turkey-analyst"):
            channel(letters.port, "full").send(NOTICE)
        with pytest.raises(InputError, match="1 addresses"):
            channel(letters.port, "gone").send(NOTICE)
        with pytest.raises(InputError, match="1 addresses"):
            channel(letters.port, "full", "duty").send(NOTICE)
    assert [letter["To"] for letter in letters.taken] == ["duty@ankara.example"], "once"
    with pytest.raises(Unreachable, match="cannot be reached"):
        channel(letters.port, "duty").send(NOTICE)


def test_a_server_that_does_not_keep_it_private_is_told_nothing() -> None:
    with mail_server() as letters, pytest.raises(Unreachable, match="STARTTLS"):
        channel(letters.port, "duty", security="starttls").send(NOTICE)
    assert letters.taken == []


def test_an_office_without_an_address_is_not_reached(tmp_path: Path) -> None:
    (made,) = channels_of({"language": "ar", "mail": settings(25, "duty")}, tmp_path)
    assert made.reaches("turkey-analyst")
    assert not made.reaches("iran-analyst")
    assert channels_of({}, tmp_path) == ()


@pytest.mark.parametrize(
    ("wrong", "advice"),
    [
        ({"mail": {"server": "smtp.example:587"}}, "It needs server"),
        ({"mail": settings(25, server="smtp.example")}, "It needs server"),
        ({"mail": settings(25, server="smtp.example:25")}, "starttls or tls"),
        ({"mail": settings(25, security="ssl")}, "Use one of: starttls, tls, none"),
        ({"mail": settings(25, password_file="absent")}, "It needs server"),
        ({"pigeon": {"loft": "roof"}}, "Use one of: mail"),
    ],
)
def test_settings_that_cannot_work_are_refused(wrong: dict[str, Any], advice: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        channels_of(wrong, Path())
    assert advice in refused.value.advice


def test_the_password_is_in_a_file_of_its_own_and_in_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "smtp.password").write_text("open sesame\n")
    given = settings(25, "duty", user="hudna", password_file="smtp.password")
    made = MailChannel.configured(given, tmp_path)
    assert made.password == "open sesame"
    assert "sesame" not in repr(made)
