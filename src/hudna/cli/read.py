"""`hudna read`: attributed claims with exact spans, from files, without a node."""

import json
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from hudna.cli.assist import assist_option, named_model
from hudna.cli.output import console, json_option
from hudna.cli.read_file import FileReader, tools
from hudna.cli.read_jobs import Job, Outcome, jobs_of
from hudna.cli.read_ledger import Ledger
from hudna.cli.read_pool import Pool, processors
from hudna.intake.limits import LIMITS
from hudna.model.codec import to_json

__all__ = ["read"]

_REFRESH_SECONDS = 0.2
LISTED = 50
"""How many unread files are named at the end; --errors names all."""

_file = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@json_option
@click.option(
    "--text-out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to write each text as read; offsets are its code points.",
)
@click.option("--out", type=_file, help="File for the JSON lines; run again to go on.")
@click.option(
    "--metadata", type=_file, help="File for what files say of themselves, as JSON lines."
)
@click.option(
    "--errors", type=_file, help="File for what could not be read and why, as JSON lines."
)
@click.option(
    "--jobs", type=click.IntRange(min=1), help="Processes to read in.  [default: processors]"
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=float(LIMITS["file_seconds"].most),
    show_default=True,
    help="Seconds for one file; then it is given up.",
)
@assist_option
def read(
    files: tuple[Path, ...],
    as_json: bool,
    text_out: Path | None,
    out: Path | None,
    metadata: Path | None,
    errors: Path | None,
    jobs: int | None,
    timeout: float,
    assist: bool,
) -> None:
    """Read FILES and folders and print who claims what, one JSON object per document with --json.

    Ends with 0 when every file was read, with 1 when some were not: they are listed.
    """
    work = FileReader(text_out, named_model(assist=assist))
    places = _Places(text_out, out, metadata, errors)
    todo = jobs_of(files)
    try:
        unread = _read_all(todo, work, places, as_json, jobs or processors(), timeout)
    except KeyboardInterrupt:
        again = "; the same command goes on from here" if out else ""
        click.echo(f"hudna: stopped{again}", err=True)
        raise SystemExit(130) from None
    _end(len(todo), unread, errors)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where what is read goes; without `out` to standard output."""

    text_out: Path | None
    out: Path | None
    metadata: Path | None
    errors: Path | None


def _read_all(
    todo: list[Job],
    work: FileReader,
    places: _Places,
    as_json: bool,
    size: int,
    timeout: float,
) -> list[str]:
    """Read everything; return a line for each file that could not be read."""
    tools()  # before the processes part: they share what is loaded
    unread: list[str] = []
    with ExitStack() as stack:
        kept = (places.out, places.metadata) if places.out else ()
        ledgers = [Ledger(path) for path in kept if path]
        errors = (
            stack.enter_context(places.errors.open("w", encoding="utf-8"))
            if places.errors
            else None
        )
        loose = places.metadata if places.metadata and not places.out else None
        metadata = stack.enter_context(loose.open("w", encoding="utf-8")) if loose else None
        memory = LIMITS["file_memory"].most
        size = min(size, max(len(todo), 1))
        pool = stack.enter_context(Pool(work, size=size, seconds=timeout, memory=memory))
        for job, outcome in _with_progress(pool, _known(todo, ledgers)):
            _report(job, outcome, errors, unread)
            if ledgers:
                _note(job, outcome, ledgers)
            else:
                _print(outcome, as_json, metadata)
        for ledger in ledgers:
            ledger.settle([job.path for job in todo])
    return unread


def _known(todo: list[Job], ledgers: list[Ledger]) -> list[Job]:
    """Return the jobs with the hash each file had when every ledger took its lines."""
    if not ledgers:
        return todo
    first, *others = [ledger.known() for ledger in ledgers]
    both = {
        path: sha256
        for path, sha256 in first.items()
        if all(other.get(path) == sha256 for other in others)
    }
    return [replace(job, known=both.get(str(job.path))) for job in todo]


def _with_progress(pool: Pool, todo: list[Job]) -> Iterator[tuple[Job, Outcome]]:
    """Yield the outcomes, with a bar on standard error where that is a terminal."""
    with Progress(
        TextColumn("Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]:.0f} files/s"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        auto_refresh=False,  # no thread: processes are started while it runs
        redirect_stdout=False,
        redirect_stderr=False,
        disable=not console.is_terminal,
    ) as bar:
        task = bar.add_task("read", total=len(todo), rate=0.0)
        began = shown = time.monotonic()
        for done, (job, outcome) in enumerate(zip(todo, pool.run(todo), strict=True), start=1):
            yield job, outcome
            now = time.monotonic()
            bar.update(task, advance=1, rate=done / max(now - began, 0.001))
            if now - shown > _REFRESH_SECONDS:
                bar.refresh()
                shown = now


def _report(job: Job, outcome: Outcome, errors: IO[str] | None, unread: list[str]) -> None:
    for problem in (*([outcome.failed] if outcome.failed else []), *outcome.problems):
        inside = "" if problem.where in (str(job.path), job.path.name) else f"{problem.where}: "
        line = f"{job.path}: {inside}{problem.message}. {problem.advice}"
        if problem is outcome.failed:
            unread.append(line)
        else:
            click.echo(f"hudna: {line}", err=True)
        if errors:
            told = {"file": str(job.path), "unread": problem is outcome.failed, **to_json(problem)}
            errors.write(json.dumps(told, ensure_ascii=False, sort_keys=True) + "\n")
            errors.flush()


def _note(job: Job, outcome: Outcome, ledgers: list[Ledger]) -> None:
    if outcome.same or outcome.failed:
        return
    for ledger, member in zip(ledgers, ("line", "metadata"), strict=False):
        lines = [getattr(record, member) for record in outcome.records]
        ledger.add(job.path, outcome.sha256, lines)


def _print(outcome: Outcome, as_json: bool, metadata: IO[str] | None) -> None:
    for record in outcome.records:
        click.echo(record.line if as_json else record.shown)
        if metadata:
            metadata.write(record.metadata + "\n")


def _end(count: int, unread: list[str], errors: Path | None) -> None:
    """List what was not read; end with 1 if there is any."""
    if not unread:
        return
    for line in unread[:LISTED]:
        click.echo(f"hudna: {line}", err=True)
    if len(unread) > LISTED:
        where = f"all are in {errors}" if errors else "name a file with --errors to have all"
        click.echo(f"hudna: and {len(unread) - LISTED} more; {where}", err=True)
    if count > 1:
        click.echo(f"hudna: {len(unread)} of {count} files were not read", err=True)
    raise SystemExit(1)
