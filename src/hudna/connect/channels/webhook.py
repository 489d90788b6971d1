"""A webhook: a signed POST to an address of a party's own choosing.

The signature is an HMAC-SHA256 (RFC 2104) over the time of sending, a full stop and the body, with
a secret that the office and this node share; a receiver refuses what is old or does not fit.
"""

import hmac
import http.client
import json
import ssl
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from hudna.connect.loopback import LOOPBACK
from hudna.errors import ConfigurationError, InputError, Unreachable
from hudna.model.reminder import Notice

__all__ = ["SIGNATURE", "TIME", "WebhookChannel", "signature_of"]

SIGNATURE = "Hudna-Signature"
TIME = "Hudna-Time"
TIMEOUT_SECONDS = 20
WHERE = "webhook"


@dataclass(frozen=True, slots=True)
class Hook:
    """An address and the secret shared with who reads there."""

    address: str
    secret: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class WebhookChannel:
    """Posts an alert as CAP 1.2 where there is one, any other notice as JSON."""

    offices: dict[str, Hook] = field(repr=False)

    name = "webhook"

    @classmethod
    def configured(cls, settings: dict[str, Any], folder: Path) -> "WebhookChannel":
        """Return the channel of the settings; raises `ConfigurationError` for what is wrong."""
        try:
            offices = {
                str(office): _hook(dict(one), folder) for office, one in settings["offices"].items()
            }
        except (KeyError, ValueError, TypeError, AttributeError, OSError) as error:
            raise ConfigurationError(
                f"webhooks cannot be called by these settings: {error}",
                where=WHERE,
                advice="It needs offices, each with address and secret_file",
            ) from error
        return cls(offices)

    def reaches(self, office: str) -> bool:
        """Return whether the channel knows an address of an office."""
        return office in self.offices

    def send(self, notice: Notice) -> None:
        """Post a notice; raises `Unreachable` when trying again may help, else `InputError`."""
        hook = self.offices[notice.office]
        media_type, body = _body(notice)
        moment = str(int(time.time()))
        headers = {
            "Content-Type": media_type,
            TIME: moment,
            SIGNATURE: signature_of(hook.secret, moment, body),
        }
        status = _post(hook.address, body, headers)
        if status >= 500 or status == 429:
            raise Unreachable(f"it answered {status}", where=_host(hook.address))
        if not 200 <= status < 300:
            raise InputError(
                f"it answered {status}",
                where=_host(hook.address),
                advice="See to the address and the secret in node.toml",
            )


def signature_of(secret: bytes, moment: str, body: bytes) -> str:
    """Return the signature a receiver computes as well: `sha256=` and hex."""
    return "sha256=" + hmac.new(secret, moment.encode() + b"." + body, "sha256").hexdigest()


def _body(notice: Notice) -> tuple[str, bytes]:
    if notice.attachment is not None:
        return notice.attachment.media_type, notice.attachment.data
    said = {
        "office": notice.office,
        "language": notice.language,
        "subject": notice.subject,
        "body": notice.body,
    }
    return "application/json", json.dumps(said, ensure_ascii=False).encode()


def _post(address: str, body: bytes, headers: dict[str, str]) -> int:
    parts = urlsplit(address)
    try:
        if parts.scheme == "https":
            context = ssl.create_default_context()
            connection: http.client.HTTPConnection = http.client.HTTPSConnection(
                parts.netloc, timeout=TIMEOUT_SECONDS, context=context
            )
        else:
            connection = http.client.HTTPConnection(parts.netloc, timeout=TIMEOUT_SECONDS)
        try:
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("POST", path, body, headers)
            return connection.getresponse().status
        finally:
            connection.close()
    except (OSError, http.client.HTTPException) as error:
        raise Unreachable(
            f"it cannot be reached: {error}",
            where=_host(address),
            advice="What waits is sent the next time",
        ) from error


def _hook(settings: dict[str, Any], folder: Path) -> Hook:
    address = str(settings["address"])
    parts = urlsplit(address)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise ValueError(f"'{address}' is no web address")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise ValueError(f"{parts.hostname} is another machine and others could read along: https")
    secret = (folder / str(settings["secret_file"])).read_bytes().strip()
    if len(secret) < 16:
        raise ValueError("a secret has 16 bytes or more")
    return Hook(address, secret)


def _host(address: str) -> str:
    """Return what may stand in a report: an address may hold a token."""
    return urlsplit(address).netloc
