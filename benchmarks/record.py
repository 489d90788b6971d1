"""How fast signed entries go into the record, and how fast an audit checks them again."""

import tempfile
import time
from pathlib import Path

from machine import machine

from hudna.record.audit import audit
from hudna.record.entry import Entry, SignedEntry, sign
from hudna.record.genesis import Founder, Genesis, found
from hudna.record.keys import KeyPair
from hudna.record.log import Log

ENTRIES = 20_000
BATCH = 500
TIME = "2019-09-22T15:00:00Z"
ORIGIN = "benchmark.invalid/record"


def main() -> None:
    """Measure and print."""
    pair = KeyPair.generate()
    genesis = Genesis(ORIGIN, "operator", (Founder("operator", "operator", pair.public),))
    first = found(genesis, {"operator": pair.sign(genesis.statement())}, pair, TIME)
    entries = chain(pair, first, ENTRIES)
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "record"
        with Log.create(folder, ORIGIN, pair) as log:
            log.append([first])
            began = time.perf_counter()
            for at in range(0, ENTRIES, BATCH):
                log.append(entries[at : at + BATCH])
            taken = time.perf_counter() - began
        print(f"durable appends in batches of {BATCH}: {ENTRIES / taken:,.0f}/s over {ENTRIES:,}")
        began = time.perf_counter()
        report = audit(folder)
        taken = time.perf_counter() - began
    verdict = "clean" if report.ok else str(report.problems[0])
    print(f"audit with every signature: {ENTRIES / taken:,.0f} entries/s ({verdict})")


def chain(pair: KeyPair, first: SignedEntry, count: int) -> list[SignedEntry]:
    """Return `count` entries of one author, following its first."""
    entries: list[SignedEntry] = []
    previous = first
    for seq in range(1, count + 1):
        entry = Entry(
            ORIGIN, "analysis", pair.id, seq, previous.hash, TIME, None, {"id": f"run-{seq}"}
        )
        previous = sign(entry, pair)
        entries.append(previous)
    return entries


if __name__ == "__main__":
    main()
