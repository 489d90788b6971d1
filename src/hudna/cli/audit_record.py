"""`hudna record audit`: everything the record claims, computed again."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from hudna.cli.context import open_desk
from hudna.cli.output import console, json_option, node_option, print_json
from hudna.cli.record_files import files_of
from hudna.db.audit import audit_desk
from hudna.db.log_store import store_to_read
from hudna.db.node import find_node
from hudna.db.records import MirroredRecord
from hudna.record.audit import AuditReport
from hudna.record.audit import audit as audit_record
from hudna.record.checkpoint import Checkpoint
from hudna.record.errors import Malformed, RecordError
from hudna.record.folder import Folder
from hudna.record.problem import Problem
from hudna.record.sample import SampleReport, sample_log

__all__ = ["audit", "audit_node"]

_SIGNATURES_UP_TO = 100_000
"""Records up to this size have every signature checked unless it is refused: some seconds."""


@click.command()
@click.argument("source", required=False)
@node_option
@json_option
@click.option("--sample", type=click.IntRange(1), help="Check so many entries drawn at random.")
@click.option(
    "--signatures/--no-signatures",
    default=None,
    help="Check every signature, or only those that change keys. "
    f"By default all, in records of up to {_SIGNATURES_UP_TO:,} entries.",
)
@click.option(
    "--processes", type=click.IntRange(1), default=os.cpu_count() or 1, help="Processes to use."
)
def audit(
    source: str | None,
    node: Path,
    as_json: bool,
    sample: int | None,
    signatures: bool | None,
    processes: int,
) -> None:
    """Check everything again: the record of a node, a folder of static files, or an address.

    Of a node the database is checked too. Exits with 1 if anything is wrong, and names the first
    entry that is.
    """
    if sample is not None:
        with files_of(source) if source else _own(node) as folder:
            _print_sample(sample_log(folder, sample), as_json)
        return
    began = time.monotonic()
    if source:
        with files_of(source) as folder:
            wanted = _wanted(folder) if signatures is None else signatures
            with _bar() as progress:
                report = audit_record(
                    folder, signatures=wanted, processes=processes, progress=progress
                )
        problems = list(report.problems)
    else:
        report, problems = audit_node(node, signatures=signatures, processes=processes)
    taken = time.monotonic() - began
    if as_json:
        _print_json(report, problems)
    else:
        for problem in problems:
            click.echo(str(problem))
        verdict = "nothing is wrong" if not problems else f"{len(problems)} problems"
        click.echo(f"{report.origin}: {report.size} entries, root {report.root[:16]}, {verdict}")
        _say_signatures(report, taken)
    if problems:
        raise SystemExit(1)


def audit_node(
    folder: Path, *, signatures: bool | None = None, processes: int = 1
) -> tuple[AuditReport, list[Problem]]:
    """Audit a node's record and, where it has one, its database against it."""
    node = find_node(folder)
    wanted = _wanted(node.record) if signatures is None else signatures
    store = store_to_read(node) if node.record_database else None
    try:
        with _bar() as progress:
            report = audit_record(
                node.record,
                store=store,
                signatures=wanted,
                processes=processes,
                progress=progress,
            )
    finally:
        if store is not None:
            store.close()
    problems = list(report.problems)
    desk = open_desk(folder)
    try:
        recorded = desk.record.hashes()
    except RecordError as error:
        problems.append(Problem(None, f"the entries cannot be compared with the desk: {error}"))
    else:
        operator = None if isinstance(desk.record, MirroredRecord) else node.party
        problems += audit_desk(recorded, desk.store.alias, operator=operator, files=desk.files)
    return report, sorted(problems, key=lambda p: (p.index is None, p.index or 0))


@contextmanager
def _own(node: Path) -> Iterator[Path]:
    yield find_node(node).record


def _wanted(folder: Path) -> bool:
    try:
        head = Checkpoint.of_note(Folder(folder).read_checkpoint())
    except Malformed:
        return True
    return head.size <= _SIGNATURES_UP_TO


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    """Show how far the audit is, on a terminal."""
    columns = (TextColumn("audit"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("audit", total=None)

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield show


def _print_json(report: AuditReport, problems: list[Problem]) -> None:
    print_json(
        {
            "origin": report.origin,
            "size": report.size,
            "root": report.root,
            "pending": report.pending,
            "signatures": report.signatures,
            "problems": [{"entry": p.index, "what": p.what} for p in problems],
        }
    )


def _say_signatures(report: AuditReport, taken: float) -> None:
    if report.signatures:
        rate = report.size / taken if taken else 0
        console.print(f"every signature was checked, {rate:,.0f} entries/s")
    else:
        console.print("signatures of entries that change no keys were not checked: --signatures")


def _print_sample(report: SampleReport, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "origin": report.origin,
                "size": report.size,
                "sample": report.looked_at,
                "problems": [{"entry": p.index, "what": p.what} for p in report.problems],
            }
        )
    else:
        for problem in report.problems:
            click.echo(str(problem))
        found = f"{len(report.problems)} problems" if report.problems else "nothing is wrong"
        click.echo(
            f"{report.origin}: {report.looked_at} of {report.size} entries looked at, {found}; "
            f"if one entry in a hundred were altered, this would miss it with a chance of "
            f"{report.chance_to_miss(0.01):.2g}"
        )
    if report.problems:
        raise SystemExit(1)
