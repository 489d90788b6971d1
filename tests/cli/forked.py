"""A process that has imported `hudna`, and forks for each line of commands it is given."""

import contextlib
import io
import json
import os
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hudna.cli import main as entry
from hudna.db import node
from tests.cli.groups import groups


def serve() -> None:
    """Answer each line with how its commands went."""
    groups(entry.cli)  # type: ignore[arg-type]
    answers = os.dup(sys.stdout.fileno())
    for line in sys.stdin:
        if os.fork() == 0:
            _answer(json.loads(line), answers)
        _, status = os.wait()
        if status:
            os.write(answers, json.dumps(f"ended with status {status}\n").encode() + b"\n")


def _answer(asked: dict[str, Any], answers: int) -> None:
    """Run commands as a process that has just begun, and end."""
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["folder"])
    sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 until this process ends
    node._STARTED = datetime.now(UTC)
    done = [_run(words) for words in asked["commands"]]
    with os.fdopen(answers, "w", encoding="utf-8") as back:
        back.write(json.dumps(done) + "\n")
    os._exit(0)


def _run(words: list[str]) -> list[Any]:
    out, err = io.StringIO(), io.StringIO()
    sys.argv = ["hudna", *words]
    code: Any = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            entry.main()
        except SystemExit as end:
            code = end.code or 0
        except BaseException:  # noqa: BLE001 how it ended is the answer
            code = 70
            traceback.print_exc()
    return [code, out.getvalue(), err.getvalue()]


if __name__ == "__main__":
    serve()
