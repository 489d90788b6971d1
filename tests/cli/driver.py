"""Runs `hudna` commands in a process of their own, as a user's shell would, several in a row."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Ran", "hudna", "one"]

SCRIPT = """
import contextlib, io, json, sys, traceback
from hudna.cli import main as entry
results = []
for words in json.load(sys.stdin):
    out, err = io.StringIO(), io.StringIO()
    sys.argv = ["hudna", *words]
    code = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            entry.main()
        except SystemExit as end:
            code = end.code or 0
        except BaseException:
            code = 70
            traceback.print_exc()
    results.append([code, out.getvalue(), err.getvalue()])
json.dump(results, sys.stdout)
"""


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
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=json.dumps([[str(word) for word in words] for words in commands]),
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "200"},
    )
    assert done.returncode == 0, done.stderr
    return [Ran(*result) for result in json.loads(done.stdout)]


def one(*words: str | Path) -> Ran:
    """Run one command."""
    return hudna([*words])[0]
