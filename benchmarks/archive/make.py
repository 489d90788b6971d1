"""Making an archive: a node of an exercise, filled lot by lot."""

import json
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from django.db import connections, transaction

from benchmarks.archive.cases import write_cases
from benchmarks.archive.days import write_days
from benchmarks.archive.incidents import draw, write_incident
from benchmarks.archive.places import Places
from benchmarks.archive.plan import Lot, Plan
from benchmarks.archive.reports import write_reports
from benchmarks.archive.rows import Sheet, without_indexes, write_tallies
from hudna.cli.exercise import load_exercise
from hudna.cli.founding import found_record, make_nodes
from hudna.db.desk import Desk
from hudna.db.models import IncidentSourceRow
from hudna.db.rebuild_map import rebuild_map
from hudna.db.setup import start
from hudna.errors import Conflict
from hudna.model.enrolment import Analysis
from hudna.model.identity import make_id

__all__ = ["MARK", "fill", "made", "make"]

MARK = "archive.json"
"""File beside the nodes with what the archive was made from, and whether it is whole."""

Progress = Callable[[int, int], None]


def made(folder: Path) -> dict[str, int] | None:
    """Return what a whole archive in `folder` was made from, null where there is none.

    Raises `Conflict` where the making of one was broken off.
    """
    mark = folder / MARK
    if not mark.exists():
        return None
    told: dict[str, int] = json.loads(mark.read_text())
    if not told["whole"]:
        raise Conflict(
            "the making of this archive was broken off",
            where=str(folder),
            advice="Remove the folder (and the database it named) and make it again",
        )
    return told


def make(
    folder: Path,
    plan: Plan,
    database: str | None = None,
    progress: Progress = lambda *_: None,
    *,
    searchable: bool = False,
) -> dict[str, int]:
    """Make the nodes of an exercise in a new folder and fill the operator's; return its counts."""
    made(folder)
    exercise = load_exercise()
    deployment = make_nodes(folder, exercise.mechanism, clock=plan.until, database=database)
    mark = folder / MARK
    told = {"incidents": plan.incidents, "seed": plan.seed, "whole": False}
    mark.write_text(json.dumps(told))
    operator = deployment.operator_node
    start(operator, migrate=True)
    desk = Desk(operator)
    found_record(desk, deployment)
    began = time.monotonic()
    counts = fill(desk, plan, progress, searchable=searchable)
    told |= {"whole": True, "seconds": round(time.monotonic() - began), **counts}
    mark.write_text(json.dumps(told, indent=1))
    return told


def fill(
    desk: Desk, plan: Plan, progress: Progress = lambda *_: None, *, searchable: bool = False
) -> dict[str, int]:
    """Fill a founded desk of an exercise; return how many objects of each kind it has.

    Each lot of some days is one transaction under one entry of the operator's, which is signed
    over the SHA-256 of all its objects: an import is answered for as a whole.
    """
    if not desk.store.mechanism().exercise:
        raise Conflict("an archive is made up, and this is no exercise", advice="Name a new folder")
    places, counts, done = Places(), Counter[str](), 0
    alias = desk.store.alias
    _in_haste(alias)
    with without_indexes(alias):
        for lot in plan.lots():
            counts += _write(desk, plan, lot, places)
            done += lot.incidents
            progress(done, plan.incidents)
    after_rows(desk, searchable=searchable)
    desk.sequence()
    with connections[desk.store.alias].cursor() as cursor:
        cursor.execute("ANALYZE")  # a database that grew by itself has counted its rows long ago
    return dict(sorted(counts.items()))


def after_rows(desk: Desk, *, searchable: bool) -> None:
    """Bring up to date what is kept beside the rows: the map's cells and the index of searches."""
    rebuild_map(desk.store.alias)
    if searchable:
        desk.store.reindex()


def _write(desk: Desk, plan: Plan, lot: Lot, places: Places) -> Counter[str]:
    sheet, happened = Sheet(), list(draw(plan, lot, places))
    public = write_reports(sheet, plan, lot, happened)
    for one in happened:
        write_incident(sheet, one)
        for report in dict.fromkeys(told.ref[0] for told in one.told):
            sheet.add(IncidentSourceRow, incident=one.id, report=report)
    write_cases(sheet, plan, plan.chance(2, lot.number), happened)
    write_days(sheet, plan.seed, plan.chance(3, lot.number), happened, public)
    alias = desk.store.alias
    with transaction.atomic(using=alias):
        sheet.write(_sign(desk, lot, sheet), alias)
        write_tallies(sheet.tallies, alias)
    return sheet.counts


def _sign(desk: Desk, lot: Lot, sheet: Sheet) -> str:
    """Say under the operator's key what a lot holds; return the entry's hash."""
    operator = desk.operator()
    run = Analysis(
        id=make_id("analysis", "archive", str(lot.number), sheet.digest()),
        at=operator.now,
        counts=dict(sorted(sheet.counts.items())),
        manifest=(("Archive", f"lot-{lot.number}", sheet.digest()),),
    )
    said = operator.say("analysis", run)
    desk.store.add_entry(said.entry, "analysis", said.private)
    return said.entry.hash


def _in_haste(alias: str) -> None:
    """Let SQLite write without waiting for the disk: what is broken off is made again."""
    connection = connections[alias]
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")
            cursor.execute("PRAGMA cache_size=-256000")
