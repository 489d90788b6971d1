"""Three guarantors, an observer and an operator, each a process of its own on loopback.

`python -m tests.scenario.network` starts them all and prints how long receipts take.
"""

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from hudna.connect.cosigning import cosign
from hudna.connect.witnesses import Witnesses, clients
from hudna.record.entry import Entry, sign, timestamp
from hudna.record.folder import Folder
from hudna.record.founded import log_key, read_genesis, read_policy
from hudna.record.keys import KeyPair
from hudna.record.log import Log
from hudna.record.policy import Finality
from hudna.record.receipt import make_receipt, verify_receipt
from tests.cli.driver import hudna, one
from tests.connect.served import free_port, served

__all__ = ["WITNESSES", "Network", "network"]

MECHANISM = Path(__file__).resolve().parents[2] / "src/hudna/data/demo/mechanism.yaml"
WITNESSES = ("russia", "turkey", "iran", "un")
HUDNA = "from hudna.cli.main import main; main()"


class Network:
    """The nodes of an exercise, their witnesses' processes, and the operator's desk."""

    def __init__(self, folder: Path) -> None:
        self.nodes = folder / "nodes"
        self.operator = self.nodes / "operator"
        self.desk = ""
        self.addresses: dict[str, str] = {}
        self._running: dict[str, subprocess.Popen[str]] = {}
        self._documents = 0

    def start(self, party: str, *words: str) -> None:
        """Start a party's witness, with mirror and relay, where it listened before."""
        port = self.addresses.setdefault(party, f"http://127.0.0.1:{free_port()}")
        self._running[party] = self.launch(party, port, *words)

    def launch(self, party: str, address: str, *words: str) -> subprocess.Popen[str]:
        listen = address.removeprefix("http://")
        source = ["--mirror", f"{self.desk}/record", "--operator", self.desk] if self.desk else []
        command = ["record", "witness", "--node", str(self.nodes / party), "--listen", listen]
        return subprocess.Popen(
            [sys.executable, "-c", HUDNA, *command, *source, "--every", "1", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )

    def wait_for(self, *parties: str) -> None:
        """Wait until witnesses that were started listen."""
        for party in parties:
            process = self._running[party]
            assert process.stdout is not None
            lines = [process.stdout.readline(), process.stdout.readline()]
            assert "The witness of" in lines[1], (party, process.stderr and process.stderr.read())

    def wait_until(self, holds: Callable[[], bool], seconds: float = 20) -> None:
        """Wait for what other processes do on their own."""
        until = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < until, "it did not happen in time"
            time.sleep(0.1)

    def kill(self, *parties: str) -> None:
        """End witnesses without warning."""
        for party in parties:
            process = self._running.pop(party)
            process.send_signal(signal.SIGKILL)
            process.communicate()

    def grow(self, node: Path | None = None) -> None:
        """Hand a document in at the operator's node and bring it into the record."""
        where = node or self.operator
        self._documents += 1
        path = self.nodes.parent / f"report-{self._documents}.txt"
        path.write_text(f"Exercise.\n\nShells fell near Kafr Nabl, report {self._documents}.\n")
        key = self.nodes / "un" / "keys" / "un-observer.key"
        keys = sorted((self.nodes / "un" / "keys").glob("*.key"))
        given = key if key.exists() else next(p for p in keys if p.stem != "un")
        options = ("--node", where, "--key", given, "--source", "x")
        for done in hudna(["submit", path, *options], ["record", "sequence", "--node", where]):
            assert done.code == 0, done.err

    def close(self) -> None:
        """End all witnesses."""
        self.kill(*tuple(self._running))


@contextmanager
def network(folder: Path) -> Iterator[Network]:
    """Give the five processes, all listening and with the record mirrored."""
    made = Network(folder)
    done = one("init", made.nodes, "--mechanism", MECHANISM)
    assert done.code == 0, done.err
    with served(made.operator) as made.desk:
        try:
            for party in WITNESSES:
                made.start(party)
            made.wait_for(*WITNESSES)
            yield made
        finally:
            made.close()


def measure(made: Network, rounds: int) -> list[float]:
    """Return the seconds each of several rounds took: sign, append, cosign, receipt."""
    record = made.operator / "record"
    files = Folder(record)
    genesis, policy = read_genesis(files), read_policy(files)
    assert policy is not None
    pair = KeyPair.load(made.nodes / "un" / "keys" / "un.key")
    operator = KeyPair.load(made.operator / "keys" / "operator.key")
    witnesses = Witnesses(clients(policy, made.addresses))
    times: list[float] = []
    with Log.open(record, operator) as log:
        for _ in range(rounds):
            author = log.author(pair.id)
            assert author is not None
            began = time.perf_counter()
            now = timestamp(datetime.now(UTC))
            entry = Entry(
                genesis.origin, "report", pair.id, author.next_seq, author.prev, now, None, {}
            )
            (index,) = log.append([sign(entry, pair)])
            cosign(files, policy, witnesses, log.add_cosignatures)
            text = make_receipt(log, index, policy)
            times.append(time.perf_counter() - began)
            receipt = verify_receipt(text, log_key(genesis), policy=policy)
            assert receipt.standing.finality >= Finality.QUORUM
    witnesses.close()
    return times


def main() -> None:
    """Start the network, measure, and print."""
    with tempfile.TemporaryDirectory() as folder, network(Path(folder)) as made:
        for words, killed in (("four of four", ()), ("three of four", ("iran",))):
            made.kill(*killed)
            times = sorted(measure(made, 40))
            p95 = times[int(len(times) * 0.95)]
            median = statistics.median(times)
            figures = f"median {median * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms"
            sys.stdout.write(f"receipt, {words}: {figures}\n")


if __name__ == "__main__":
    main()
