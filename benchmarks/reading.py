"""How fast documents are read on one core: the exercise's own, each read many times.

Prints documents per second of reading and placing, the median of runs with its range, and the
process's peak memory.
"""

import resource
import statistics
import time
from importlib.resources import files

from machine import machine

from hudna.extract.reader import Reader
from hudna.geo import gazetteer
from hudna.intake.intake import read_bytes
from hudna.locate.locate import locate

RUNS = 7


def main() -> None:
    """Measure and print."""
    folder = files("hudna.data") / "demo" / "documents"
    documents = [
        document
        for item in sorted(folder.iterdir(), key=lambda i: i.name)
        for document in read_bytes(item.name, item.read_bytes()).documents
        if document.media_type != "text/csv"
    ]
    characters = sum(len(d.text) for d in documents)
    began = time.perf_counter()
    places = gazetteer.load()
    reader = Reader.default(places)
    print(machine())
    print(f"start: {time.perf_counter() - began:.2f} s")
    rates = []
    for run in range(RUNS + 1):
        # Another last line each time: no run finds anything of the one before in a cache.
        texts = [f"{document.text}\n\n{run} {run * 7919}\n" for document in documents]
        began = time.perf_counter()
        for document, text in zip(documents, texts, strict=True):
            locate(reader.read(text, sha256=document.id), places, text=text)
        rates.append(len(documents) / (time.perf_counter() - began))
    print(f"documents/s on one core, tables still to build: {rates.pop(0):.0f}")
    mean = characters / len(documents)
    print(f"{len(documents)} documents of {mean:.0f} characters on average, {RUNS} runs")
    print(
        f"documents/s on one core: median {statistics.median(rates):.0f} "
        f"({min(rates):.0f}-{max(rates):.0f})"
    )
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
