"""Pages behind an ASGI server: what reaches the WSGI application, and what it answers."""

import asyncio
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from hudna.web.bridge import AT_ONCE, PIECE, Pages
from tests.web.asgi import Asked, ask


def answered(application: Callable[..., Iterable[bytes]], path: str = "/", **how: Any) -> Asked:
    """Return what an application answers behind the bridge."""

    async def serve() -> Asked:
        asked, done = ask(Pages(application), path, **how)
        await done
        return asked

    return asyncio.run(serve())


def seen(**how: Any) -> dict[str, Any]:
    """Return the environment an application is given."""
    kept: dict[str, Any] = {}

    def keep(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        kept.update(environ, body=environ["wsgi.input"].read())
        start("204 No Content", [])
        return []

    assert answered(keep, **how).status == 204
    return kept


def test_a_request_arrives_as_pep_3333_has_it() -> None:
    given = seen(
        path="/ar/هدنة", method="POST", query="q=%D9%87",
        headers=(("Content-Type", "text/plain"), ("Content-Length", "6"), ("X-One", "a")),
        body=(b"abc", b"def"),
    )  # fmt: skip
    assert given["PATH_INFO"].encode("latin-1").decode() == "/ar/هدنة"
    assert (given["REQUEST_METHOD"], given["QUERY_STRING"]) == ("POST", "q=%D9%87")
    assert (given["CONTENT_TYPE"], given["CONTENT_LENGTH"]) == ("text/plain", "6")
    assert (given["REMOTE_ADDR"], given["SERVER_PORT"]) == ("127.0.0.2", "8000")
    assert given["HTTP_X_ONE"] == "a"
    assert given["body"] == b"abcdef"


def test_cookies_sent_apart_are_one_header_again() -> None:
    given = seen(headers=(("Cookie", "a=1"), ("Cookie", "b=2"), ("Accept", "x"), ("Accept", "y")))
    assert given["HTTP_COOKIE"] == "a=1; b=2"
    assert given["HTTP_ACCEPT"] == "x,y"


def test_a_header_cannot_pass_for_another_one() -> None:
    given = seen(headers=(("X_Forwarded_Proto", "https"), ("X_Forwarded-For", "10.0.0.1")))
    assert [key for key in given if "FORWARDED" in key] == []


def test_a_long_body_is_read_as_it_is_asked_for() -> None:
    parts = tuple(bytes([n]) * (AT_ONCE // 2) for n in range(5))

    def read(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        start("200 OK", [])
        body = environ["wsgi.input"]
        return [body.read(10), body.readline()[-3:], body.read()]

    assert answered(read, method="POST", body=parts).body == b"\0" * 10 + b"\4" * 3
    lines = answered(read, method="POST", body=(b"0123456789ab\n", b"rest"))
    assert lines.body == b"0123456789ab\nrest"


def test_a_sender_that_leaves_is_not_answered() -> None:
    async def serve() -> list[dict[str, Any]]:
        asked, done = ask(Pages(lambda environ, start: pytest.fail("asked")), "/", body=())
        asked.leave.set()
        await done
        return asked.messages

    assert asyncio.run(serve()) == []


class Slow:
    """An answer in many small pieces that says when it is closed."""

    def __init__(self, pieces: int) -> None:
        self.pieces, self.closed_in = pieces, ""

    def __iter__(self) -> Iterator[bytes]:
        return iter([b"x" * 4096] * self.pieces)

    def close(self) -> None:
        self.closed_in = threading.current_thread().name


@pytest.mark.parametrize(("pieces", "sent"), [(0, [0]), (1, [4096]), (40, [PIECE, PIECE, 32768])])
def test_small_pieces_are_sent_together_and_the_answer_is_closed(
    pieces: int, sent: list[int]
) -> None:
    answer = Slow(pieces)

    def give(environ: dict[str, Any], start: Callable[..., Any]) -> Slow:
        start("200 OK", [("X-One", "a"), ("Set-Cookie", " a=1")])
        return answer

    asked = answered(give)
    assert [len(m["body"]) for m in asked.messages[1:]] == sent
    assert [m["more_body"] for m in asked.messages[1:]] == [True] * (len(sent) - 1) + [False]
    assert asked.headers == [(b"x-one", b"a"), (b"set-cookie", b"a=1")]
    assert answer.closed_in.startswith("page"), "where its database connection is"


def test_pages_are_answered_side_by_side() -> None:
    together = threading.Barrier(3, timeout=5)

    def wait(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        together.wait()
        start("200 OK", [])
        return [b"met"]

    async def serve() -> list[bytes]:
        pages = Pages(wait, threads=3)
        asked = [ask(pages, "/") for _ in range(3)]
        await asyncio.gather(*(done for _, done in asked))
        return [one.body for one, _ in asked]

    assert asyncio.run(serve()) == [b"met"] * 3
