"""A party's own node and the operator's desk: what is released comes here, what is signed goes."""

import base64
import http.client
import json
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from hudna.actions.shared import SharedEntry, SharedObject
from hudna.actions.statements import SignedStatement
from hudna.connect.hand_over import hand_over
from hudna.connect.record import fetch_checkpoint, fetch_record
from hudna.errors import ConfigurationError, Conflict, InputError, Refused, Unreachable
from hudna.model.codec import from_json, to_json
from hudna.model.release import Release
from hudna.record.asking import AskedFile, ask, ask_file
from hudna.record.entry import SignedEntry
from hudna.record.errors import RecordError
from hudna.record.mirror import has, mirror, mirror_when_free

__all__ = ["OperatorsDesk", "shared_json", "statement_json"]

RELEASED, STATEMENTS = "/record/released", "/record/statements"
EVIDENCE, EVIDENCE_FILE = "/record/evidence", "/record/evidence-file"
TIMEOUT_SECONDS = 20
LIMIT_BYTES = 256 * 1024 * 1024


class _Signer(Protocol):
    def sign(self, message: bytes) -> bytes: ...


class _Joined(Protocol):
    """What the desk has to know of the node that joined it."""

    @property
    def origin(self) -> str: ...
    @property
    def party(self) -> str: ...
    @property
    def folder(self) -> Path: ...


@dataclass(frozen=True, slots=True)
class OperatorsDesk:
    """The operator's desk at `address`, asked by the node of `party` with the party's own key."""

    address: str
    origin: str
    party: str
    signer: _Signer

    @classmethod
    def reached(cls, address: str | None, node: _Joined, signer: _Signer) -> "OperatorsDesk":
        """Return the desk at an address; raises `ConfigurationError` where none is known."""
        if address is None:
            raise ConfigurationError(
                "the address of the operator's desk is not known",
                where=str(node.folder),
                advice='Join it by its address, or write desk = "https://..." into node.toml',
            )
        return cls(address.removesuffix("/"), node.origin, node.party, signer)

    def mirror(self, folder: Path) -> None:
        """Bring the mirror in `folder` up to the desk's record; a rewritten one is refused."""
        if has(folder, fetch_checkpoint(f"{self.address}/record")):
            return
        try:
            mirror_when_free(lambda: self._mirror(folder))
        except RecordError as error:
            raise Conflict(
                f"the mirror was left as it is: {error}",
                where=self.address,
                advice="Run 'hudna record audit' on this node, and keep both checkpoints",
            ) from error

    def _mirror(self, folder: Path) -> None:
        with tempfile.TemporaryDirectory() as fetched:
            fetch_record(f"{self.address}/record", Path(fetched), known=folder)
            mirror(Path(fetched), folder)

    def shared(self, after: int, now: datetime) -> Iterator[tuple[tuple[SharedEntry, ...], int]]:
        """Yield what is shared with the party from an index on, in lots, each with the next index.

        Raises `Refused` with the desk's words, `Unreachable` where trying again may help.
        """
        while True:
            body, signature = ask(self.signer, self.origin, self.party, after, now)
            asked = {"body": _text(body), "signature": _text(signature)}
            said = _post(self.address + RELEASED, asked)
            try:
                lot = tuple(_shared(one) for one in said["entries"])
                following = int(said["next"])
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise _unreachable(self.address, f"its answer cannot be read: {error}") from error
            yield lot, following
            if following == after:
                return
            after = following

    def entries(self, entries: Sequence[SignedEntry]) -> None:
        """Hand over signed entries by their bytes, oldest first."""
        if entries:
            hand_over(self.address, entries)

    def disclose(
        self, statement: SignedStatement, data: bytes, sealed: Mapping[str, bytes]
    ) -> None:
        """Hand in what was said of evidence with its file; raises `Refused` with the desk's words.

        The body is one line of JSON, and after it the bytes of the file.
        """
        said = {**statement_json(statement), "sealed": {k: _text(v) for k, v in sealed.items()}}
        line = json.dumps(said).encode() + b"\n"
        _answer(self.address + EVIDENCE, line + data, "application/octet-stream")

    def evidence_file(self, evidence: str, office: str, now: datetime) -> bytes:
        """Return a file of evidence for an office of the party; the desk notes that it was opened.

        Raises `Refused` with the desk's words.
        """
        file = AskedFile(self.party, office, evidence)
        body, signature = ask_file(self.signer, self.origin, file, now)
        asked = json.dumps({"body": _text(body), "signature": _text(signature)}).encode()
        return _answer(self.address + EVIDENCE_FILE, asked, "application/json")

    def hand_in(self, statement: SignedStatement) -> None:
        """Hand a signed statement in; raises `Refused` with the desk's words."""
        _post(self.address + STATEMENTS, statement_json(statement))


def statement_json(statement: SignedStatement) -> dict[str, Any]:
    """Return a statement as it is handed in, by browsers and nodes alike."""
    return {
        "entry": _text(statement.canonical),
        "signature": _text(statement.signature),
        "private": statement.private,
    }


def shared_json(shared: SharedEntry) -> dict[str, Any]:
    """Return what is shared of an entry as JSON values."""
    return {
        "index": shared.index,
        "hash": shared.hash,
        "private": shared.private,
        "objects": [[o.kind, o.body, to_json(o.release), to_json(o.at)] for o in shared.objects],
        "document": shared.document,
        "data": None if shared.data is None else _text(shared.data),
        "sealed": {field: _text(data) for field, data in shared.sealed.items()},
    }


def _shared(said: dict[str, Any]) -> SharedEntry:
    return SharedEntry(
        index=int(said["index"]),
        hash=str(said["hash"]),
        private=dict(said["private"]),
        objects=tuple(
            SharedObject(kind, body, from_json(Release, release), datetime.fromisoformat(at))
            for kind, body, release, at in said["objects"]
        ),
        document=said["document"],
        data=None if said["data"] is None else base64.b64decode(said["data"], validate=True),
        sealed={k: base64.b64decode(v, validate=True) for k, v in said["sealed"].items()},
    )


def _post(address: str, body: dict[str, Any]) -> dict[str, Any]:
    said = _answer(address, json.dumps(body).encode(), "application/json")
    try:
        return dict(json.loads(said))
    except (ValueError, TypeError) as error:
        raise _unreachable(address, f"its answer cannot be read: {error}") from error


def _answer(address: str, body: bytes, kind: str) -> bytes:
    if not address.startswith(("http://", "https://")):
        raise InputError(
            "a desk is reached by http or https",
            where=address,
            advice="Name the desk's address, such as https://desk.example",
        )
    request = urllib.request.Request(  # noqa: S310
        address, body, {"Content-Type": kind}, method="POST"
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310
            return bytes(answer.read(LIMIT_BYTES))
    except urllib.error.HTTPError as error:
        if error.code >= 500:
            raise _unreachable(address, f"it answered {error.code}") from error
        raise _refused(address, error) from error
    except (OSError, http.client.HTTPException) as error:
        raise _unreachable(address, str(error)) from error


def _refused(address: str, error: urllib.error.HTTPError) -> Refused:
    said = error.read(4000).decode("utf-8", "replace")
    try:
        told = json.loads(said)
        return Refused(str(told["error"]), where=address, advice=str(told.get("advice", "")))
    except (ValueError, KeyError, TypeError, AttributeError):
        return Refused(f"the desk answered {error.code}", where=address)


def _unreachable(address: str, why: str) -> Unreachable:
    return Unreachable(
        f"the desk did not answer: {why}", where=address, advice="Nothing is lost: try again later"
    )


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
