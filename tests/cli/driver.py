"""Runs `hudna` commands in a process of their own, as a user's shell would, several in a row.

Importing the program takes longer than most commands: it is done once, in a process that does
nothing else, and each run is a fork of that one, with the test's own environment and folder.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any

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
    server = _server(tuple(sorted(_settings(os.environ).items())))
    asked = {
        "commands": [[str(word) for word in words] for words in commands],
        "environment": {**os.environ, "COLUMNS": "200"},
        "folder": str(Path.cwd()),
    }
    to, back = _ends(server)
    to.write(json.dumps(asked) + "\n")
    to.flush()
    answer = back.readline()
    assert answer, f"the program's process ended with {server.wait()}"
    done = json.loads(answer)
    assert isinstance(done, list), done
    return [Ran(*result) for result in done]


def one(*words: str | Path) -> Ran:
    """Run one command."""
    return hudna([*words])[0]


def _settings(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what is read when the program is imported."""
    return {k: v for k, v in environment.items() if k.startswith(("HUDNA_", "DJANGO_", "PYTHON"))}


@cache
def _server(settings: tuple[tuple[str, str], ...]) -> subprocess.Popen[str]:
    """Return the process that has imported the program under these settings."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.cli.forked"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
        env={**os.environ, **dict(settings)},
    )  # fmt: skip


def _ends(server: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    assert server.stdin is not None
    assert server.stdout is not None
    return server.stdin, server.stdout
