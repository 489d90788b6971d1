"""A language model behind any OpenAI-compatible endpoint; off unless the environment names one.

`HUDNA_LLM_URL` (such as http://127.0.0.1:8080/v1), `HUDNA_LLM_MODEL`, and where the endpoint asks
for one `HUDNA_LLM_KEY`. Redirects are not followed: the key and the text go to that host alone.
"""

import http.client
import ipaddress
import json
import ssl
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

from hudna.errors import ConfigurationError, Unreachable

__all__ = ["LanguageModel", "Said", "configured"]

TIMEOUT_SECONDS = 120.0
"""For one whole answer, however slowly it drips."""

LIMIT_BYTES = 1024 * 1024
_CHUNK = 65_536
_OK = 200


class Said(Protocol):
    """A message: who speaks and what."""

    @property
    def role(self) -> str:
        """Return "system" or "user"."""
        ...

    @property
    def content(self) -> str:
        """Return the words."""
        ...


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """One endpoint. `is_local` says that what is sent does not leave this machine."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = TIMEOUT_SECONDS
    clock: Callable[[], float] = time.monotonic

    @property
    def is_local(self) -> bool:
        """Return whether the host is this machine."""
        return _is_local(urlsplit(self.url).hostname or "")

    def ask(self, messages: Sequence[Said]) -> str:
        """Return the words the model answers with; raises `Unreachable` where none come."""
        body = json.dumps(
            {
                "model": self.model,
                "temperature": 0,
                "messages": [{"role": m.role, "content": m.content} for m in messages],
            }
        ).encode("utf-8", "replace")
        try:
            return self._words(self._post(body))
        except (OSError, http.client.HTTPException, RecursionError) as error:
            raise self._silent(str(error) or type(error).__name__) from error

    def _post(self, body: bytes) -> bytes:
        deadline = self.clock() + self.timeout
        parts = urlsplit(self.url)
        connection = _connection(parts.scheme, parts.hostname or "", parts.port, self.timeout)
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        try:
            connection.request("POST", f"{parts.path.rstrip('/')}/chat/completions", body, headers)
            answer = connection.getresponse()
            if answer.status != _OK:
                raise self._silent(f"it answered {answer.status}")
            return self._read(answer, connection, deadline)
        finally:
            connection.close()

    def _read(
        self, answer: http.client.HTTPResponse, connection: http.client.HTTPConnection, by: float
    ) -> bytes:
        data = bytearray()
        while True:
            left = by - self.clock()
            if left <= 0:
                raise self._silent(f"no whole answer within {self.timeout:.0f} s")
            if connection.sock is not None:
                connection.sock.settimeout(left)
            chunk = answer.read1(_CHUNK)
            if not chunk:
                return bytes(data)
            data += chunk
            if len(data) > LIMIT_BYTES:
                raise self._silent(f"its answer is larger than {LIMIT_BYTES} bytes")

    def _words(self, data: bytes) -> str:
        try:
            content: Any = json.loads(data)["choices"][0]["message"]["content"]
        except (ValueError, KeyError, IndexError, TypeError) as error:
            raise self._silent("its answer is not in the chat-completions form") from error
        return content if isinstance(content, str) else ""

    def _silent(self, why: str) -> Unreachable:
        return Unreachable(
            f"the language model did not answer: {why}",
            where=self.url,
            advice="Texts are read by rules alone until it does",
        )


def configured(environment: Mapping[str, str]) -> LanguageModel | None:
    """Return the endpoint the environment names, null where it names none.

    Raises `ConfigurationError` for half a configuration, and for one that would send a text or a
    key over an open network without TLS.
    """
    url, model = environment.get("HUDNA_LLM_URL", ""), environment.get("HUDNA_LLM_MODEL", "")
    if not url and not model:
        return None
    parts = urlsplit(url)
    if not model or parts.scheme not in ("http", "https") or not parts.hostname:
        raise ConfigurationError(
            "a language model needs an address and a model's name",
            where="HUDNA_LLM_URL, HUDNA_LLM_MODEL",
            advice="Set both, such as http://127.0.0.1:8080/v1, or neither",
        )
    if parts.scheme == "http" and not _is_local(parts.hostname):
        raise ConfigurationError(
            "reports would cross a network unencrypted",
            where="HUDNA_LLM_URL",
            advice="Use https, or an endpoint on this machine",
        )
    return LanguageModel(url, model, environment.get("HUDNA_LLM_KEY", ""))


def _is_local(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _connection(
    scheme: str, host: str, port: int | None, timeout: float
) -> http.client.HTTPConnection:
    if scheme == "https":
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(host, port, timeout=timeout, context=context)
    return http.client.HTTPConnection(host, port, timeout=timeout)
