"""E-mail, through a server of the mission's own (SMTP, RFC 5321)."""

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from pathlib import Path
from typing import Any

from hudna.connect.channels.message import message_of
from hudna.connect.loopback import LOOPBACK
from hudna.errors import ConfigurationError, InputError, Unreachable
from hudna.model.reminder import Notice

__all__ = ["MailChannel"]

TIMEOUT_SECONDS = 20
SECURITIES = ("starttls", "tls", "none")
WHERE = "reminders.mail"


@dataclass(frozen=True, slots=True)
class MailChannel:
    """Sends to the addresses of an office, one message to each.

    `security` is `starttls`, `tls` or, to this machine alone, `none`.
    """

    host: str
    port: int
    sender: str
    offices: dict[str, tuple[str, ...]] = field(repr=False)
    security: str = "starttls"
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    name = "mail"

    @classmethod
    def configured(cls, settings: dict[str, Any], folder: Path) -> "MailChannel":
        """Return the channel of the settings; raises `ConfigurationError` for what is wrong."""
        try:
            host, _, port = str(settings["server"]).rpartition(":")
            channel = cls(
                host=host.strip("[]"),
                port=int(port),
                sender=str(settings["sender"]),
                offices={k: tuple(map(str, v)) for k, v in settings["offices"].items()},
                security=str(settings.get("security", "starttls")),
                user=settings.get("user"),
                password=_password(settings, folder),
            )
        except (KeyError, ValueError, AttributeError, OSError) as error:
            raise ConfigurationError(
                f"mail cannot be sent by these settings: {error}",
                where=WHERE,
                advice="It needs server (host:port), sender, and offices with their addresses",
            ) from error
        channel._check()
        return channel

    def _check(self) -> None:
        if self.security not in SECURITIES:
            raise ConfigurationError(
                f"there is no security '{self.security}'",
                where=WHERE,
                advice=f"Use one of: {', '.join(SECURITIES)}",
            )
        if self.security == "none" and self.host not in LOOPBACK:
            raise ConfigurationError(
                f"{self.host} is another machine, and others could read along",
                where=WHERE,
                advice="Set security to starttls or tls",
            )

    def reaches(self, office: str) -> bool:
        """Return whether the channel knows an address of an office."""
        return bool(self.offices.get(office))

    def send(self, notice: Notice) -> None:
        """Send a notice; raises `Unreachable` when trying again may help, else `InputError`."""
        where = f"{self.host}:{self.port}"
        try:
            with self._connected() as server:
                refused = [
                    code
                    for address in self.offices[notice.office]
                    for code in _refused(server, self._message(notice, address))
                ]
        except smtplib.SMTPResponseException as error:
            raise _failed(where, f"it answered {error.smtp_code}", error.smtp_code) from error
        except (OSError, smtplib.SMTPException) as error:
            raise Unreachable(
                f"the mail server cannot be reached: {error}",
                where=where,
                advice="What waits is sent the next time",
            ) from error
        if refused:
            some = len(refused) < len(self.offices[notice.office])
            what = f"it refused {len(refused)} addresses of {notice.office}"
            raise _failed(where, what, 500 if some else min(refused))

    def _connected(self) -> smtplib.SMTP:
        context = ssl.create_default_context()
        if self.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                self.host, self.port, timeout=TIMEOUT_SECONDS, context=context
            )
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=TIMEOUT_SECONDS)
        try:
            if self.security == "starttls":
                server.starttls(context=context)
            if self.user is not None:
                server.login(self.user, self.password or "")
        except BaseException:
            server.close()
            raise
        return server

    def _message(self, notice: Notice, address: str) -> EmailMessage:
        message = message_of(notice)
        message["From"] = self.sender
        message["To"] = address
        message["Date"] = formatdate()
        message["Message-ID"] = make_msgid(domain=self.sender.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's vacation answers it
        return message


def _password(settings: dict[str, Any], folder: Path) -> str | None:
    """Return what stands in the password's file, which is relative to the node's folder."""
    name = settings.get("password_file")
    return (folder / name).read_text("utf-8").strip() if name else None


def _refused(server: smtplib.SMTP, message: EmailMessage) -> list[int]:
    """Send one message; return the code with which its recipient was refused, if it was."""
    try:
        server.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        return [code for code, _ in error.recipients.values()]
    return []


def _failed(where: str, what: str, code: int) -> Unreachable | InputError:
    """Return the error for an answer of the server: codes from 500 on are for good."""
    if code >= 500:
        return InputError(what, where=where, advice="See to the addresses in node.toml")
    return Unreachable(what, where=where, advice="What waits is sent the next time")
