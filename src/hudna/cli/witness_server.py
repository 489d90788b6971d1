"""Serving a witness from this process: one thread a request, none that waits for ever."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from hudna.errors import Conflict

__all__ = ["Repeating", "WitnessServer", "serving"]


class _Handler(WSGIRequestHandler):
    timeout = 10

    def log_message(self, *words: Any) -> None:
        """Stay quiet; what matters is in the state."""


class WitnessServer(ThreadingMixIn, WSGIServer):
    """A threaded HTTP server; a mission puts its usual web server in front of it."""

    daemon_threads = True
    request_queue_size = 128

    @classmethod
    def at(cls, host: str, port: int, app: Any) -> "WitnessServer":
        """Return a server that listens; port 0 takes a free one."""
        try:
            server = cls((host, port), _Handler)
        except OSError as error:
            raise Conflict(
                f"the witness cannot listen: {error}",
                where=f"{host}:{port}",
                advice="Stop the program that uses this port, or name another with --listen",
            ) from error
        server.set_app(app)
        return server

    @property
    def address(self) -> str:
        """The address it is reached at."""
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}"


@contextmanager
def serving(app: Any, host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """Serve an application in threads of this process; gives its address."""
    server = WitnessServer.at(host, port, app)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.address
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Repeating:
    """Does something again every so many seconds, and at once when there is news."""

    def __init__(self, work: Callable[[], None], seconds: float, news: threading.Event) -> None:
        self._work, self._seconds, self._news, self._ended = work, seconds, news, False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End after what is being done."""
        self._ended = True
        self._news.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ended:
            self._work()
            self._news.wait(self._seconds)
            self._news.clear()
