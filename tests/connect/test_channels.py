"""Alerts over real channels on loopback: mail, webhook, Apprise; all within the same minute."""

import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hudna.cli.exercise import load_exercise
from hudna.connect.channels import channels_of
from hudna.connect.channels.at_once import SAME_MINUTE, send_at_once
from hudna.connect.channels.webhook import SIGNATURE, TIME, WebhookChannel, signature_of
from hudna.errors import ConfigurationError, InputError, Unreachable
from hudna.model.reminder import Notice
from hudna.publish.alert import alert_notice
from hudna.watch.alerting import alerts_of
from tests.connect.mail_server import mail_server
from tests.watch.alerts import NOW, outlook

MECHANISM = load_exercise().mechanism
(ALERT,) = alerts_of(outlook(), (), NOW)
SECRET = "an exercise secret of some length"


def notice(office: str) -> Notice:
    return alert_notice(ALERT, MECHANISM.actor(office), MECHANISM, first="en", desk=None)


@dataclass
class Posted:
    """What a receiver was sent: headers and body; it answers `status` after `delay` seconds."""

    status: int = 200
    delay: float = 0.0
    port: int = 0
    taken: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@contextmanager
def receiver(**changes: float) -> Iterator[Posted]:
    posted = Posted(**changes)  # type: ignore[arg-type]

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            time.sleep(posted.delay)
            posted.taken.append((dict(self.headers), body))
            self.send_response(int(posted.status))
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        posted.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield posted
        server.shutdown()


def hooks(folder: Path, port: int, *offices: str) -> WebhookChannel:
    (folder / "secret").write_text(SECRET + "\n", "utf-8")
    one = {"address": f"http://127.0.0.1:{port}/alerts?to=us", "secret_file": "secret"}
    return WebhookChannel.configured({"offices": dict.fromkeys(offices, one)}, folder)


def test_a_webhook_gets_the_cap_file_signed(tmp_path: Path) -> None:
    with receiver() as posted:
        hooks(tmp_path, posted.port, "iran-analyst").send(notice("iran-analyst"))
    ((headers, body),) = posted.taken
    assert headers["Content-Type"] == "application/cap+xml"
    assert body == notice("iran-analyst").attachment.data  # type: ignore[union-attr]
    assert headers[SIGNATURE] == signature_of(SECRET.encode(), headers[TIME], body)
    assert headers[SIGNATURE] != signature_of(SECRET.encode(), headers[TIME], body + b" ")


@pytest.mark.parametrize(("status", "error"), [(503, Unreachable), (404, InputError)])
def test_what_a_webhook_answers_decides_whether_it_is_tried_again(
    status: int, error: type[Exception], tmp_path: Path
) -> None:
    with receiver(status=status) as posted, pytest.raises(error, match=str(status)):
        hooks(tmp_path, posted.port, "iran-analyst").send(notice("iran-analyst"))


def test_an_unreachable_webhook_does_not_tell_its_address(tmp_path: Path) -> None:
    with pytest.raises(Unreachable) as told:
        hooks(tmp_path, 9, "iran-analyst").send(notice("iran-analyst"))
    assert "to=us" not in str(told.value)


@pytest.mark.parametrize(
    ("address", "secret"),
    [
        ("http://elsewhere.example/a", SECRET),
        ("ftp://127.0.0.1/a", SECRET),
        ("https://desk.example/a", "short"),
    ],
)
def test_an_unsafe_webhook_is_refused(address: str, secret: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(secret, "utf-8")
    settings = {"offices": {"iran-analyst": {"address": address, "secret_file": "secret"}}}
    with pytest.raises(ConfigurationError):
        WebhookChannel.configured(settings, tmp_path)


def test_mail_carries_the_words_and_the_cap_file(tmp_path: Path) -> None:
    with mail_server() as letters:
        settings = {
            "mail": {
                "server": f"127.0.0.1:{letters.port}",
                "sender": "hudna@desk.example",
                "security": "none",
                "offices": {"un-observer": ["un@desk.example"]},
            }
        }
        (mail,) = channels_of(settings, tmp_path)
        mail.send(notice("un-observer"))
    (letter,) = letters.taken
    (cap,) = letter.iter_attachments()
    assert cap.get_content_type() == "application/cap+xml"
    assert cap.get_content() == notice("un-observer").attachment.data  # type: ignore[union-attr]
    assert "More violations than usual" in letter.get_body().get_content()  # type: ignore[union-attr]


def test_a_slow_receiver_does_not_make_the_others_wait(tmp_path: Path) -> None:
    slow, quick = "turkey-analyst", "iran-analyst"
    with receiver(delay=2.0) as late, receiver() as prompt:
        channels = [hooks(tmp_path, late.port, slow), hooks(tmp_path, prompt.port, quick)]
        parties = {slow: "turkey", quick: "iran"}
        began = time.monotonic()
        told, seconds = send_at_once(channels, [notice(slow), notice(quick)], parties)
        assert time.monotonic() - began < 4
    assert all(one.reached for one in told)
    assert seconds < SAME_MINUTE


def test_who_cannot_be_reached_is_named_with_the_reason(tmp_path: Path) -> None:
    channels = [hooks(tmp_path, 9, "iran-analyst")]
    told, _ = send_at_once(channels, [notice("iran-analyst")], {"iran-analyst": "iran"})
    assert [(one.party, one.reached) for one in told] == [("iran", False)]
    assert "cannot be reached" in told[0].problem


def test_apprise_sends_to_what_it_knows(tmp_path: Path) -> None:
    pytest.importorskip("apprise", reason="the extra 'apprise' is not installed")
    with receiver() as posted:
        (tmp_path / "iran").write_text(f"json://127.0.0.1:{posted.port}/room\n", "utf-8")
        settings = {"apprise": {"offices": {"iran-analyst": "iran"}}}
        (channel,) = channels_of(settings, tmp_path)
        channel.send(notice("iran-analyst"))
    assert b"More violations than usual" in posted.taken[0][1]


def test_a_folder_holds_every_message_until_a_courier_takes_it(tmp_path: Path) -> None:
    settings = {"folder": {"offices": {"iran-analyst": "outbox/iran"}}}
    (channel,) = channels_of(settings, tmp_path)
    for words in ("first", "second"):
        channel.send(Notice("iran-analyst", "en", "reminder", words))
    channel.send(notice("iran-analyst"))
    channel.send(notice("iran-analyst"))
    left = sorted((tmp_path / "outbox" / "iran").iterdir())
    texts = [path.read_text("utf-8") for path in left]
    assert sum("first" in text for text in texts) == 1
    assert sum("second" in text for text in texts) == 1
    assert len(left) == 3, "the same alert sent again is the same file"
    assert all(path.suffix == ".eml" for path in left)


def test_an_unknown_channel_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="pigeon"):
        channels_of({"pigeon": {}}, tmp_path)
