"""Runs `hudna` commands in a process of their own, as a user's shell would, several in a row.

Importing the program takes longer than most commands: it is done once, in a process that does
nothing else, and each run is a fork of that one, with the test's own environment and folder.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["Ran", "hudna", "one"]

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str

    def json(self) -> list[Any]:
        """Return the JSON values printed, one a line."""
        assert self.code == 0, self.err
        return [json.loads(line) for line in self.out.splitlines()]

    def fails_with(self, *words: str) -> bool:
        """Return whether it failed in one plain line that holds the words."""
        assert "Traceback" not in self.err, self.err
        return self.code not in (0, 70) and all(word in self.err for word in words)


def hudna(*commands: list[str | Path]) -> list[Ran]:
    """Run commands one after the other in one process; return how each went."""
    server = _server(_settings())
    asked = {
        "commands": [[str(word) for word in words] for words in commands],
        "environment": {**os.environ, "COLUMNS": "200"},
        "folder": str(Path.cwd()),
    }
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(json.dumps(asked) + "\n")
    server.stdin.flush()
    answer = server.stdout.readline()
    assert answer, f"the program's process ended with {server.wait()}"
    done = json.loads(answer)
    assert isinstance(done, list), done
    return [Ran(*result) for result in done]


def one(*words: str | Path) -> Ran:
    """Run one command."""
    return hudna([*words])[0]


def _settings() -> tuple[tuple[str, str], ...]:
    """Return what is read when the program is imported."""
    read = ("HUDNA_", "DJANGO_", "PYTHON")
    return tuple(sorted(item for item in os.environ.items() if item[0].startswith(read)))


@cache
def _server(settings: tuple[tuple[str, str], ...]) -> subprocess.Popen[str]:
    """Return the process that has imported the program under the settings that hold now."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.cli.forked"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
