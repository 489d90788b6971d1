"""Fuzz one parser with atheris, or each for a while: `python -m tests.fuzz.run [TARGET] [ARGS]`.

ARGS are libFuzzer's, such as `-max_total_time=60`. `make fuzz` installs atheris and runs them all.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports():
    from tests.fuzz.targets import TARGETS

SECONDS = 20


def one(name: str, arguments: list[str]) -> None:
    """Fuzz a target until something but a deliberate error comes out, or the time is over."""
    target = TARGETS[name]
    with tempfile.TemporaryDirectory() as corpus:
        for at, seed in enumerate(target.seeds):
            (Path(corpus) / str(at)).write_bytes(seed)
        found = f"-artifact_prefix={tempfile.gettempdir()}/"
        atheris.Setup([sys.argv[0], found, *arguments, corpus], target)
        atheris.Fuzz()


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Run the target named, or all of them one after the other; return 1 if one fell."""
    if len(sys.argv) > 1 and sys.argv[1] in TARGETS:
        one(sys.argv[1], sys.argv[2:])
        return 0
    limit = sys.argv[1:] or [f"-max_total_time={SECONDS}"]
    fallen = []
    for name in TARGETS:
        say(f"--- {name}")
        done = subprocess.run([sys.executable, "-m", "tests.fuzz.run", name, *limit], check=False)
        fallen += [name] if done.returncode else []
    say(f"fallen: {', '.join(fallen)}" if fallen else f"{len(TARGETS)} parsers stand")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
