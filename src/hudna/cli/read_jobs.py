"""What is to be read: the files named, and those in the folders named, in a fixed order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hudna.intake.intake import Problem

__all__ = ["Job", "Outcome", "Record", "jobs_of"]


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read: its place in the order, the name its texts get, the hash it had before."""

    number: int
    path: Path
    stem: str
    known: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """What one document of a file gives: its line, what its file says of it, how it is shown."""

    line: str
    metadata: str
    shown: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: `failed` says why it was not read; `same` that it was read before."""

    number: int
    sha256: str = ""
    records: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = ()
    failed: Problem | None = None
    same: bool = False


def jobs_of(paths: Sequence[Path]) -> list[Job]:
    """Return the files in the order named; those of a folder by name, hidden ones left out."""
    jobs: list[Job] = []
    taken: dict[str, int] = {}
    for path in (file for named in paths for file in _files(named)):
        stem = path.stem
        taken[stem] = taken.get(stem, 0) + 1
        name = stem if taken[stem] == 1 else f"{stem}-{taken[stem]}"
        jobs.append(Job(len(jobs), path, name))
    return jobs


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for inner in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in inner.relative_to(path).parts)
        if inner.is_file() and not hidden:
            yield inner
