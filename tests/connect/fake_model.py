"""A local endpoint in the chat-completions form that answers as each test tells it to."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Fake:
    url: str
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)


def said(content: Any) -> bytes:
    """Return a whole answer with `content` as the model's words."""
    words = content if isinstance(content, str) else json.dumps(content)
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": words}}]}).encode()


@contextmanager
def serving(
    answer: Callable[[dict[str, Any]], bytes],
    *,
    status: int = 200,
    wait: float = 0,
    drip: float = 0,
    location: str = "",
) -> Iterator[Fake]:
    """Serve on a free port of this machine until the block ends."""
    fake = Fake("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            fake.requests.append(asked)
            fake.keys.append(self.headers.get("Authorization"))
            time.sleep(wait)
            body = answer(asked)
            try:
                self.send_response(status)
                if location:
                    self.send_header("Location", location)
                self.end_headers()
                for at in range(0, len(body), 1 if drip else len(body) or 1):
                    self.wfile.write(body[at : at + 1] if drip else body)
                    self.wfile.flush()
                    time.sleep(drip)
            except OSError:
                pass  # the reader hung up, as it should

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    fake.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
