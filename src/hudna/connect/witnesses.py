"""Asking witnesses for cosignatures over HTTP (https://c2sp.org/tlog-witness), all at once."""

import http.client
import ssl
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from hudna.errors import ConfigurationError
from hudna.record.add_checkpoint import (
    MAX_REQUEST,
    AddCheckpoint,
    known_cosignatures,
    parse_lines,
    parse_size,
)
from hudna.record.checkpoint import Checkpoint
from hudna.record.cosignature import CosignerKey
from hudna.record.errors import RecordError
from hudna.record.note import Note, NoteSignature
from hudna.record.policy import WitnessPolicy
from hudna.record.witness import origin_hash

__all__ = ["Round", "WitnessClient", "Witnesses", "clients"]

TIMEOUT_SECONDS = 3.0
PATIENCE_SECONDS = 0.25
"""How long the rest is waited for once a quorum has answered; who is late is asked again later."""

Proof = Callable[[int, int], Sequence[bytes]]


class _Refused(Exception):
    """The witness answered, with something else than cosignatures."""


class _Ahead(Exception):
    """The witness has cosigned more entries than the checkpoint has."""

    def __init__(self, size: int) -> None:
        super().__init__(f"has cosigned {size} entries already")
        self.size = size


@dataclass(slots=True)
class WitnessClient:
    """One party's witness: where it listens, its keys, and the size it cosigned last."""

    party: str
    address: str
    keys: tuple[CosignerKey, ...]
    size: int = 0

    def cosign(self, note: Note, proof: Proof) -> tuple[NoteSignature, ...]:
        """Return the witness's cosignatures, catching up once where it stands elsewhere."""
        size = Checkpoint.parse(note.text).size
        for _ in range(3):
            old = min(self.size, size)
            path = tuple(proof(old, size)) if 0 < old < size else ()
            body = bytes(AddCheckpoint(old, path, str(note).encode()))
            status, answer = self._call("POST", "/add-checkpoint", body)
            if status == 200:
                lines = known_cosignatures(note.text, parse_lines(answer), self.keys)
                self.size = size
                return lines
            if status != 409:
                words = answer[:200].decode("utf-8", "replace").strip()
                raise _Refused(f"answered {status}: {words}")
            self.size = parse_size(answer)
            if self.size > size:
                raise _Ahead(self.size)
        raise _Refused("answered 409 again and again")

    def latest(self, origin: str) -> bytes | None:
        """Return the newest checkpoint the witness has cosigned, None if there is none."""
        status, answer = self._call("GET", f"/{origin_hash(origin)}/checkpoint")
        if status == 404:
            return None
        if status != 200:
            raise _Refused(f"answered {status}")
        return answer

    def _call(self, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes]:
        parts = urlsplit(self.address)
        host, port = parts.hostname or "", parts.port
        connection = (
            http.client.HTTPSConnection(
                host, port, timeout=TIMEOUT_SECONDS, context=ssl.create_default_context()
            )
            if parts.scheme == "https"
            else http.client.HTTPConnection(host, port, timeout=TIMEOUT_SECONDS)
        )
        try:
            connection.request(method, parts.path.rstrip("/") + path, body)
            response = connection.getresponse()
            answer = response.read(MAX_REQUEST + 1)
        finally:
            connection.close()
        if len(answer) > MAX_REQUEST:
            raise _Refused("answered too much")
        return response.status, answer


@dataclass(slots=True)
class Round:
    """What came of asking: valid lines, problems by party, and sizes beyond the checkpoint's."""

    lines: list[NoteSignature] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)
    ahead: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0


class Witnesses:
    """All witnesses of a log that have an address."""

    def __init__(self, members: Sequence[WitnessClient]) -> None:
        self.members = tuple(members)
        self._pool = ThreadPoolExecutor(max(1, len(members)), thread_name_prefix="witness")

    def close(self) -> None:
        """Let go of the threads; answers that still come are dropped."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def cosign(self, note: Note, proof: Proof, quorum: int | None = None) -> Round:
        """Ask all at once; once `quorum` have cosigned, the others are given a moment only.

        `proof` gives the consistency proof between two sizes. Nothing a witness does is an error
        here: what went wrong is told by party.
        """
        began = time.monotonic()
        outcome = Round()
        asked = {
            self._pool.submit(member.cosign, note, proof): member.party for member in self.members
        }
        deadline = began + 3 * TIMEOUT_SECONDS
        waiting: set[Future[tuple[NoteSignature, ...]]] = set(asked)
        while waiting and (left := deadline - time.monotonic()) > 0:
            done, waiting = wait(waiting, left, return_when=FIRST_COMPLETED)
            for future in done:
                _take(outcome, asked[future], future)
            if quorum is not None and len(outcome.parties) >= quorum:
                deadline = min(deadline, time.monotonic() + PATIENCE_SECONDS)
                quorum = None
        for future in waiting:
            outcome.problems[asked[future]] = "has not answered in time"
        outcome.seconds = time.monotonic() - began
        return outcome

    def latest(self, origin: str) -> tuple[dict[str, bytes], dict[str, str]]:
        """Return each witness's newest checkpoint, and by party what went wrong."""
        asked = {m.party: self._pool.submit(m.latest, origin) for m in self.members}
        found: dict[str, bytes] = {}
        problems: dict[str, str] = {}
        for party, future in asked.items():
            try:
                note = future.result()
            except (OSError, http.client.HTTPException, ValueError, _Refused) as error:
                problems[party] = str(error)
                continue
            if note is not None:
                found[party] = note
        return found, problems


def _take(outcome: Round, party: str, future: "Future[tuple[NoteSignature, ...]]") -> None:
    try:
        outcome.lines += future.result()
        outcome.parties.append(party)
    except _Ahead as error:
        outcome.ahead[party] = error.size
        outcome.problems[party] = str(error)
    except (OSError, http.client.HTTPException, ValueError, RecordError, _Refused) as error:
        outcome.problems[party] = str(error) or type(error).__name__


def clients(policy: WitnessPolicy, addresses: Mapping[str, str]) -> list[WitnessClient]:
    """Return the witnesses of the policy that have an address here, in its order."""
    for party, address in addresses.items():
        if party not in policy.parties:
            raise ConfigurationError(
                f"{party} has no witness in the policy that the parties signed",
                where=address,
                advice=f"The policy names {', '.join(policy.parties)}",
            )
        if urlsplit(address).scheme not in ("http", "https"):
            raise ConfigurationError(
                f"the witness of {party} has no http or https address", where=address
            )
    return [
        WitnessClient(
            party, addresses[party], tuple(w.key for w in policy.witnesses if w.party == party)
        )
        for party in policy.parties
        if party in addresses
    ]
