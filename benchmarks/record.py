"""What the record takes and gives in a time: appends, receipts, proofs, and the audit.

Each figure stands beside its target and beside what this machine can do at best, measured in the
same run: Ed25519 verifications and commits of SQLite.
"""

import argparse
import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from large_log import ORIGIN, PARTIES, TIME, founded, make_large_log, pairs_of
from machine import machine

from hudna.record import ed25519
from hudna.record.add_checkpoint import AddCheckpoint
from hudna.record.audit import audit
from hudna.record.cosignature import Cosigner
from hudna.record.enrolment import ENROL, enrolment_body
from hudna.record.entry import Entry, SignedEntry, sign
from hudna.record.keys import KeyPair
from hudna.record.log import Log
from hudna.record.note import Note, VerifierKey
from hudna.record.proof import TlogProof
from hudna.record.receipt import make_receipt
from hudna.record.sample import sample_log
from hudna.record.sequencer import Sequencer
from hudna.record.witness import Witness
from hudna.record.witness_state import WitnessState

BATCHED, BATCH, SINGLE, HANDS = 20_000, 2_000, 200, 64
LARGE = 1_000_000
CORES = os.cpu_count() or 1


def main() -> None:
    """Measure and print, one figure a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=LARGE, help="entries of the large log")
    parser.add_argument("--folder", type=Path, help="where to write it (some GB)")
    parser.add_argument("--unsigned", action="store_true", help="write it without signatures")
    asked = parser.parse_args()
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory(dir=asked.folder) as name:
        folder = Path(name)
        raw(folder)
        appends(folder)
        receipts(folder)
        large(folder, asked.entries, signed=not asked.unsigned)


def show(what: str, figure: str, target: str = "") -> None:
    """Print one figure, beside its target where there is one."""
    print(f"{what}: {figure}" + (f" (target {target})" if target else ""), flush=True)


def rate(work: Callable[[], object], times: int) -> float:
    """Return how often a second `work` can be done."""
    began = time.perf_counter()
    for _ in range(times):
        work()
    return times / (time.perf_counter() - began)


def slowest(times: Sequence[float], share: int) -> float:
    """Return the time in milliseconds that so many in a hundred do not exceed."""
    return statistics.quantiles(times, n=100)[share - 1] * 1000


def raw(folder: Path) -> None:
    """Measure what bounds everything else."""
    pair, message = KeyPair.generate(), bytes(300)
    signature = pair.sign(message)
    verifies = rate(lambda: ed25519.verify(pair.public, message, signature), 5_000)
    show("machine: Ed25519 verifications on one core", f"{verifies:,.0f}/s")
    connection = sqlite3.connect(folder / "raw.sqlite3", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE t (b BLOB)")
    commits = rate(lambda: connection.execute("INSERT INTO t VALUES (zeroblob(400))"), 500)
    connection.close()
    show("machine: SQLite commits of one row", f"{commits:,.0f}/s")


def chain(pair: KeyPair, count: int, seq: int = 0, prev: str | None = None) -> list[SignedEntry]:
    """Return `count` entries of one author."""
    entries: list[SignedEntry] = []
    for number in range(seq, seq + count):
        body = {"document": f"{number:064x}", "report": f"report-{number:020}"}
        entry = sign(Entry(ORIGIN, "report", pair.id, number, prev, TIME, None, body), pair)
        prev = entry.hash
        entries.append(entry)
    return entries


def appends(folder: Path) -> None:
    """Measure durable appends: one at a time, in lots, and from many hands at once."""
    pairs = pairs_of()
    with Log.create(folder / "appends", ORIGIN, pairs["operator"]) as log:
        log.append([founded(pairs)])
        log.use_processes(CORES)
        log.append(chain(pairs["guarantor-c"], 200))  # starts the processes
        taken: list[float] = []
        for entry in chain(pairs["guarantor-a"], SINGLE):
            began = time.perf_counter()
            log.append([entry])
            taken.append(time.perf_counter() - began)
        figure = f"{1 / statistics.mean(taken):,.0f}/s, p99 {slowest(taken, 99):.1f} ms"
        show("durable signed appends, one at a time", figure, "p99 below 50 ms")
        entries = chain(pairs["observer"], BATCHED)
        began = time.perf_counter()
        for at in range(0, BATCHED, BATCH):
            log.append(entries[at : at + BATCH])
        figure = f"{BATCHED / (time.perf_counter() - began):,.0f}/s"
        show(f"durable signed appends, {BATCH:,} at a time", figure, "5,000/s; stretch 10,000/s")
        many_hands(log, pairs)


def many_hands(log: Log, pairs: dict[str, KeyPair]) -> None:
    """Measure group commit: many submitters, each with a key of its own and waiting for each."""
    holders = [KeyPair.from_seed(bytes([at]) * 32) for at in range(100, 100 + HANDS)]
    author = log.author(pairs["guarantor-b"].id)
    assert author is not None
    prev, enrolments = author.prev, []
    for seq, holder in enumerate(holders, author.next_seq):
        body = enrolment_body(ORIGIN, "guarantor-b", holder, office=f"desk-{seq}", role="monitor")
        entry = Entry(ORIGIN, ENROL, pairs["guarantor-b"].id, seq, prev, TIME, None, body)
        enrolments.append(sign(entry, pairs["guarantor-b"]))
        prev = enrolments[-1].hash
    log.append(enrolments)
    chains = [chain(holder, 25) for holder in holders]
    taken: list[float] = []

    def hand_in(entries: list[SignedEntry]) -> None:
        for entry in entries:
            began = time.perf_counter()
            sequencer.append([entry])
            taken.append(time.perf_counter() - began)

    began = time.perf_counter()
    with Sequencer(log) as sequencer, ThreadPoolExecutor(HANDS) as hands:
        list(hands.map(hand_in, chains))
    figure = f"{len(taken) / (time.perf_counter() - began):,.0f}/s, p99 {slowest(taken, 99):.0f} ms"
    show(f"durable signed appends, {HANDS} submitters each waiting for each", figure)


def receipts(folder: Path) -> None:
    """Measure from handing in to a receipt with three cosignatures, witnesses in this process."""
    pairs = pairs_of()
    names = [name for name in PARTIES if name != "operator"]
    keys = {ORIGIN: [VerifierKey(ORIGIN, pairs["operator"].public)]}
    witnesses = [
        Witness(WitnessState(folder / name), keys, [Cosigner(f"{name}.invalid", pairs[name])])
        for name in names[:3]
    ]
    taken: list[float] = []
    with Log.create(folder / "receipts", ORIGIN, pairs["operator"]) as log:
        log.append([founded(pairs)])
        seen = 0
        for entry in chain(pairs["observer"], 200):
            began = time.perf_counter()
            (index,) = log.append([entry])
            proof = tuple(log.consistency(seen)) if seen else ()
            request = AddCheckpoint(seen, proof, log.checkpoint().encode())
            lines = [line for one in witnesses for line in one.add_checkpoint(request)]
            note = Note.parse(log.checkpoint().encode())
            cosigned = str(Note(note.text, (*note.signatures, *lines)))
            path = tuple(log.inclusion(index))
            text = str(TlogProof(index, path, cosigned, entry.leaf))
            taken.append(time.perf_counter() - began)
            seen = log.size
        figure = f"p50 {slowest(taken, 50):.0f} ms, p95 {slowest(taken, 95):.0f} ms"
        show("receipt with 3 of 4 cosignatures, without the network", figure, "p95 below 1 s")
    # A path at 10 million entries has 24 hashes of 45 characters.
    longer = (24 - len(path)) * 45
    bare = len(str(TlogProof(index, path, cosigned))) + longer
    figure = f"{bare:,} bytes, {len(text) + longer:,} with an entry of {len(entry.leaf)} inside"
    show("receipt at 10 million entries", figure, "2,048")


def large(folder: Path, entries: int, *, signed: bool) -> None:
    """Measure proofs and the audit of a large log."""
    began = time.perf_counter()
    make_large_log(folder / "large", entries, signed=signed, database=signed)
    show(f"(a log of {entries:,} entries was made", f"{time.perf_counter() - began:.0f} s)")
    if signed:
        with Log.open(folder / "large") as log:
            chance = random.Random(1)
            made = rate(lambda: log.inclusion(chance.randrange(entries)), 2_000)
            show(f"inclusion proofs at {entries:,} entries", f"{made:,.0f}/s")
            length = len(make_receipt(log, entries // 3))
            show(f"receipt at {entries:,} entries, not cosigned", f"{length:,} bytes")
    target = f"{45 * entries / 10_000_000:.1f} s: 10 million in 45 s"
    for with_signatures in (False, True) if signed else (False,):
        began = time.perf_counter()
        report = audit(folder / "large", signatures=with_signatures, processes=CORES)
        taken = time.perf_counter() - began
        what = "every signature" if with_signatures else "tree, bodies, author chains"
        what += ", database" if signed else ""
        verdict = "clean" if report.ok else str(report.problems[0])
        figure = f"{taken:.1f} s, {entries / taken:,.0f} entries/s, {verdict}"
        show(f"audit of {entries:,} entries ({what})", figure, "" if with_signatures else target)
    if signed:
        began = time.perf_counter()
        sample = sample_log(folder / "large", 1_000)
        verdict = "clean" if not sample.problems else str(sample.problems[0])
        figure = f"{time.perf_counter() - began:.1f} s, {verdict}"
        show(f"audit of 1,000 of {entries:,} entries drawn at random", figure)


if __name__ == "__main__":
    main()
