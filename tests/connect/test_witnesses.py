"""Asking witnesses: all at once, no longer than needed, and believing none of them."""

import io
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from hudna.cli.witness_server import serving
from hudna.connect.cosigning import compare_with_witnesses, cosign
from hudna.connect.witnesses import Witnesses, clients
from hudna.errors import ConfigurationError
from hudna.record.cosignature import Cosigner
from hudna.record.errors import Fork, Rollback
from hudna.record.keys import KeyPair
from hudna.record.log import Log
from hudna.record.policy import Finality, Witness, WitnessPolicy
from hudna.record.receipt import make_receipt, verify_receipt
from hudna.record.witness import Witness as RunningWitness
from hudna.record.witness_app import WitnessApp
from hudna.record.witness_state import WitnessState
from tests.record.scene import ORIGIN, Scene

PARTIES = ("guarantor-a", "guarantor-b", "guarantor-c", "observer")
COSIGNERS = {
    name: Cosigner(f"exercise.example/{name}", KeyPair.from_seed(bytes([at + 60]) * 32))
    for at, name in enumerate(PARTIES)
}
POLICY = WitnessPolicy(3, tuple(Witness(name, COSIGNERS[name].key) for name in PARTIES))


class Network:
    """A log and its witnesses, each answering over loopback in a thread of this process."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder, self._stack, self.scene = folder, stack, Scene()
        self.log = stack.enter_context(Log.create(folder / "log", ORIGIN, self.scene.operator))
        self.log.append([self.scene.genesis()])
        self.addresses = {party: self.serve(self.app(party)) for party in PARTIES}

    def app(self, party: str) -> WitnessApp:
        state = WitnessState(self.folder / party)
        return WitnessApp(RunningWitness(state, {ORIGIN: [self.log.key]}, [COSIGNERS[party]]))

    def serve(self, app: Any) -> str:
        return self._stack.enter_context(serving(app))

    def grow(self, entries: int = 1) -> None:
        self.log.append([self.scene.say("guarantor-a") for _ in range(entries)])

    def ask(self, log: Log | None = None) -> Any:
        asked = log or self.log
        witnesses = Witnesses(clients(POLICY, self.addresses))
        try:
            return cosign(asked.folder, POLICY, witnesses, asked.add_cosignatures)
        finally:
            witnesses.close()

    def compare(self, log: Log) -> dict[str, str]:
        witnesses = Witnesses(clients(POLICY, self.addresses))
        try:
            return compare_with_witnesses(log.folder, log.key, POLICY, witnesses)
        finally:
            witnesses.close()


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Network]:
    with ExitStack() as stack:
        yield Network(tmp_path, stack)


def test_all_witnesses_catch_up_from_wherever_they_stand(made: Network) -> None:
    for entries in (1, 300, 1):
        made.grow(entries)
        done = made.ask()
        assert (done.standing.finality, done.round.problems) == (Finality.ALL, {})
        index = made.log.size - 1
        receipt = verify_receipt(
            make_receipt(made.log, index, POLICY), made.log.key, policy=POLICY, own="observer"
        )
        assert receipt.standing.finality is Finality.ALL


def test_one_that_does_not_answer_costs_a_moment_only(made: Network) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        made.addresses["observer"] = f"http://127.0.0.1:{silent.getsockname()[1]}"
        began = time.monotonic()
        done = made.ask()
        assert time.monotonic() - began < 2
    assert done.standing.finality is Finality.QUORUM
    assert done.standing.missing == ("observer",)
    assert "not answered in time" in done.round.problems["observer"]


Answered = Callable[..., Any]


def answering(status: str, body: bytes) -> Callable[[dict[str, Any], Answered], Iterable[bytes]]:
    def app(environ: dict[str, Any], start_response: Answered) -> Iterable[bytes]:
        environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        start_response(status, [("Content-Length", str(len(body)))])
        return [body]

    return app


@pytest.mark.parametrize(
    ("status", "body"),
    [
        ("200 OK", b""),
        ("200 OK", b"no line\n"),
        ("200 OK", "— exercise.example/observer AAAAAAAAAAAA\n".encode()),
        ("409 Conflict", b"seven\n"),
        ("409 Conflict", b"0\n"),
        ("500 Internal Server Error", b"\xff\xfe"),
        ("404 Not Found", b""),
    ],
)
def test_what_a_witness_answers_wrongly_counts_for_nothing(
    made: Network, status: str, body: bytes
) -> None:
    made.addresses["observer"] = made.serve(answering(status, body))
    done = made.ask()
    assert set(done.round.problems) == {"observer"}
    assert done.standing.finality is Finality.QUORUM


def test_cosignatures_of_an_older_checkpoint_are_kept_for_its_receipts(made: Network) -> None:
    made.ask()
    size = made.log.size
    made.grow()
    assert made.log.folder.witnessed_sizes() == [size]
    old = verify_receipt(make_receipt(made.log, 0, POLICY), made.log.key, policy=POLICY)
    new = verify_receipt(make_receipt(made.log, size, POLICY), made.log.key, policy=POLICY)
    assert (old.standing.finality, old.checkpoint.size) == (Finality.ALL, size)
    assert (new.standing.finality, new.checkpoint.size) == (Finality.PROMISED, size + 1)


def test_a_record_that_is_behind_or_another_is_refused(made: Network, tmp_path: Path) -> None:
    made.grow(3)
    made.ask()
    assert made.compare(made.log) == {}
    other = Scene()
    with Log.create(tmp_path / "other", ORIGIN, other.operator) as log:
        log.append([other.genesis()])
        with pytest.raises(Rollback):
            made.compare(log)
        with pytest.raises(Rollback):
            made.ask(log)
        log.append([other.say("guarantor-b") for _ in range(3)])
        with pytest.raises(Fork):
            made.compare(log)


def test_two_operators_with_one_key_never_both_reach_a_quorum(
    made: Network, tmp_path: Path
) -> None:
    made.grow(2)
    other = Scene()
    with Log.create(tmp_path / "other", ORIGIN, other.operator) as twin:
        twin.append([other.genesis(), *(other.say("guarantor-b") for _ in range(2))])
        for _ in range(3):
            results: list[Any] = []
            start = threading.Barrier(2)

            def ask(
                log: Log, results: list[Any] = results, start: threading.Barrier = start
            ) -> None:
                start.wait()
                results.append(made.ask(log).standing.finality)

            threads = [threading.Thread(target=ask, args=(log,)) for log in (made.log, twin)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert sum(item >= Finality.QUORUM for item in results) <= 1


def test_only_witnesses_of_the_policy_are_asked() -> None:
    with pytest.raises(ConfigurationError):
        clients(POLICY, {"somebody": "http://127.0.0.1:1"})
    with pytest.raises(ConfigurationError):
        clients(POLICY, {"observer": "ftp://127.0.0.1:1"})


def test_an_app_that_is_asked_nonsense_answers_all_the_same(made: Network) -> None:
    app = made.app("observer")
    for method, path in (("GET", "/"), ("POST", "/add-checkpoint"), ("PUT", "/record/tile/0/000")):
        got: list[str] = []
        environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "wsgi.input": io.BytesIO()}
        b"".join(app(environ, lambda status, headers, got=got: got.append(status)))
        assert got[0][0] == "4"
