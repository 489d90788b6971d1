"""The witness over HTTP, a WSGI application (https://c2sp.org/tlog-witness).

It answers `add-checkpoint` and, to whoever compares what witnesses saw, `<origin hash>/checkpoint`.
A party that mirrors the record serves the copy below `record/`, where a desk has it as well.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from hudna.record.add_checkpoint import (
    MAX_REQUEST,
    SIZE_TYPE,
    AddCheckpoint,
    print_lines,
    print_size,
)
from hudna.record.errors import BadProof, BadSignature, Malformed, RecordError, Stale, Unknown
from hudna.record.folder import CHECKPOINT, Folder
from hudna.record.tiles import TileId
from hudna.record.witness import Witness

__all__ = ["Answer", "Call", "WitnessApp"]

ADD_CHECKPOINT = "/add-checkpoint"
MAX_ENTRIES = 2_500_000
"""No more bytes of entries are read at once; a desk has the same limit."""
RECORD = "/record/"
TEXT = "text/plain; charset=utf-8"
_HEAD = re.compile(r"/([0-9a-f]{64})/checkpoint", re.ASCII)
_STATUS = {
    200: "200 OK",
    400: "400 Bad Request",
    403: "403 Forbidden",
    404: "404 Not Found",
    405: "405 Method Not Allowed",
    409: "409 Conflict",
    413: "413 Content Too Large",
    422: "422 Unprocessable Entity",
    500: "500 Internal Server Error",
}

Answer = tuple[int, str, str | bytes]
"""Status, content type and body."""
Call = Callable[[bytes], Answer]


class WitnessApp:
    """Serves one witness; `calls` are further POST calls of the same node, by path.

    Litewitness answers 403 for a log it does not watch, where the specification says 404:
    `unknown_log` is the status given then. `added` is told of every checkpoint that was cosigned;
    `mirror` is the folder of a copy of the record.
    """

    def __init__(
        self,
        witness: Witness,
        *,
        calls: Mapping[str, Call] | None = None,
        mirror: Folder | None = None,
        unknown_log: int = 404,
        added: Callable[[], None] = lambda: None,
    ) -> None:
        self._witness, self._unknown, self._added = witness, unknown_log, added
        self._mirror = mirror
        self._calls: dict[str, Call] = {ADD_CHECKPOINT: self._add, **(calls or {})}

    def __call__(
        self, environ: Mapping[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer one request."""
        status, kind, text = self._answer(environ)
        body = text.encode() if isinstance(text, str) else text
        headers = [("Content-Type", kind), ("Content-Length", str(len(body)))]
        start_response(_STATUS[status], headers)
        return [body]

    def _answer(self, environ: Mapping[str, Any]) -> Answer:
        path, method = environ.get("PATH_INFO", ""), environ["REQUEST_METHOD"]
        call = self._calls.get(path)
        if call is None:
            return self._read(path) if method == "GET" else (404, TEXT, "there is no such call\n")
        if method != "POST":
            return 405, TEXT, "this call is a POST\n"
        length = environ.get("CONTENT_LENGTH") or "0"
        most = MAX_REQUEST if path == ADD_CHECKPOINT else MAX_ENTRIES
        if not length.isdecimal() or int(length) > most:
            return 413, TEXT, f"a request has at most {most} bytes\n"
        return call(environ["wsgi.input"].read(int(length)))

    def _read(self, path: str) -> Answer:
        if path.startswith(RECORD):
            return self._copy(path.removeprefix(RECORD))
        match = _HEAD.fullmatch(path)
        note = self._witness.latest_by_hash(match[1]) if match else None
        return (404, TEXT, "nothing was cosigned here\n") if note is None else (200, TEXT, note)

    def _copy(self, path: str) -> Answer:
        kind = TEXT if path == CHECKPOINT else "application/octet-stream"
        missing = 404, TEXT, "there is no such file\n"
        try:
            name = path if path == CHECKPOINT else TileId.parse(path).path
            return missing if self._mirror is None else (200, kind, self._mirror.read(name))
        except Malformed:
            return missing

    def _add(self, body: bytes) -> Answer:
        try:
            lines = self._witness.add_checkpoint(AddCheckpoint.parse(body))
        except Stale as error:
            return 409, SIZE_TYPE, print_size(error.size)
        except RecordError as error:
            return self._refusal(error), TEXT, f"{error}\n"
        self._added()
        return 200, TEXT, print_lines(lines)

    def _refusal(self, error: RecordError) -> int:
        if isinstance(error, Unknown):
            return self._unknown
        known = {Malformed: 400, BadSignature: 403, BadProof: 422}
        return next((status for kind, status in known.items() if isinstance(error, kind)), 500)
