"""How a folder of 10,000 small files is read: in how long, in how much memory, after a kill.

The files are the exercise's documents, each with another last line; every hundredth is a page, a
message or a picture that cannot be read. The reading is killed once in the middle and run again;
afterwards every readable file must stand in the output once, in order.
"""

import hashlib
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from importlib.resources import files
from pathlib import Path

from machine import machine

COUNT = int(os.environ.get("HUDNA_BENCH_FILES", "10000"))
COMMAND = [sys.executable, "-c", "from hudna.cli.main import main; main()", "read"]


def main() -> None:
    """Measure and print; raises `AssertionError` where a file is lost or doubled."""
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name) / "in", Path(name) / "out.jsonl"
        expected = _write(folder)
        words = [*COMMAND, str(folder), "--out", str(out), "--errors", f"{out}.errors"]
        began = time.perf_counter()
        first = subprocess.Popen(words, stderr=subprocess.DEVNULL)
        while not (out.exists() and out.stat().st_size and _lines(out) > COUNT // 2):
            time.sleep(0.05)
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
        killed, done = time.perf_counter() - began, _lines(out)
        for line in out.read_bytes().splitlines():
            json.loads(line)
        print(
            f"killed after {killed:.1f} s with {done} lines, all whole: {done / killed:.0f} files/s"
        )
        began = time.perf_counter()
        ended = subprocess.run(words, capture_output=True, text=True, check=False)
        took = time.perf_counter() - began
        print(f"the rest, {COUNT - done} files: {took:.1f} s")
        hashes = [json.loads(line)["document"]["sha256"] for line in out.open()]
        assert hashes == expected, "a file is lost, doubled or out of order"
        unread = len(Path(f"{out}.errors").read_text().splitlines())
        assert ended.returncode == (1 if unread else 0)
        assert unread == COUNT - len(expected)
        print(f"{len(hashes)} read once each in order, {unread} listed as unread")
        again = time.perf_counter()
        subprocess.run(words, capture_output=True, check=False)
        print(f"nothing left to do: {time.perf_counter() - again:.1f} s")
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"largest process: {most:.0f} MiB")


def _write(folder: Path) -> list[str]:
    """Write the files; return the hashes of those that can be read, in order."""
    folder.mkdir()
    texts = [
        item.read_text("utf-8")
        for item in sorted((files("hudna.data") / "demo" / "documents").iterdir(), key=str)
        if item.name.endswith(".txt")
    ]
    expected = []
    for n in range(COUNT):
        text = f"{texts[n % len(texts)]}\n\nExercise {n}.\n"
        if n % 100 == 33:
            paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines() if line)
            path, data = folder / f"{n:05}.html", f"<html><body>{paragraphs}</body></html>".encode()
        elif n % 100 == 66:
            head = f"From: x@y.example\nMessage-ID: <{n}@y>\nSubject: Exercise {n}\n"
            path, data = (
                folder / f"{n:05}.eml",
                f"{head}Content-Type: text/plain; charset=utf-8\n\n{text}".encode(),
            )
        elif n % 100 == 99:
            path, data = folder / f"{n:05}.png", b"\x89PNG\r\n\x1a\n%d" % n
        else:
            path, data = folder / f"{n:05}.txt", text.encode()
        path.write_bytes(data)
        if path.suffix != ".png":
            expected.append(hashlib.sha256(data).hexdigest())
    return expected


def _lines(path: Path) -> int:
    return path.read_bytes().count(b"\n")


if __name__ == "__main__":
    main()
