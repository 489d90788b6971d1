"""An ASGI server of a few lines, for tests that ask an application in this process."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Asked", "ask"]


@dataclass
class Asked:
    """One request and what was answered to it so far; `leave` is set when the client goes."""

    messages: list[dict[str, Any]] = field(default_factory=list)
    leave: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def status(self) -> int:
        return int(self.messages[0]["status"])

    @property
    def headers(self) -> list[tuple[bytes, bytes]]:
        return list(self.messages[0]["headers"])

    @property
    def body(self) -> bytes:
        return b"".join(m.get("body", b"") for m in self.messages[1:])

    @property
    def ended(self) -> bool:
        return self.messages[-1].get("more_body") is False


def ask(
    application: Callable[..., Awaitable[None]],
    path: str,
    method: str = "GET",
    query: str = "",
    headers: tuple[tuple[str, str], ...] = (),
    body: tuple[bytes, ...] = (b"",),
) -> tuple[Asked, Awaitable[None]]:
    """Return the request and what has to be awaited for it to be answered."""
    asked, coming = Asked(), list(body)
    scope = {
        "type": "http", "http_version": "1.1", "method": method, "scheme": "http",
        "path": path, "query_string": query.encode(), "root_path": "",
        "headers": [(k.lower().encode(), v.encode("latin-1")) for k, v in headers],
        "server": ("127.0.0.1", "8000"), "client": ("127.0.0.2", "5000"),
    }  # fmt: skip

    async def receive() -> dict[str, Any]:
        if coming:
            part = coming.pop(0)
            return {"type": "http.request", "body": part, "more_body": bool(coming)}
        await asked.leave.wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        asked.messages.append(message)

    return asked, application(scope, receive, send)
