"""`hudna demo`: the whole path on the exercise, from documents to an audited bulletin."""

import shutil
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from hudna.cli.airspace_file import said_of
from hudna.cli.audit_record import audit_node
from hudna.cli.bulletin import publish_day
from hudna.cli.exercise import Exercise, ExerciseDocument, load_exercise
from hudna.cli.exercise_witnesses import MARK, exercise_witnesses
from hudna.cli.founding import Deployment, found_record, make_nodes
from hudna.cli.output import console
from hudna.cli.own_nodes import keep_own
from hudna.cli.process import run_process
from hudna.cli.scenario import key_of, play
from hudna.cli.scenario_airspace import play_airspace
from hudna.cli.scenario_answers import play_answers
from hudna.cli.scenario_movements import play_movements
from hudna.cli.scenario_statements import play_statements
from hudna.cli.scenario_talks import play_talks
from hudna.cli.scenario_watch import play_watch
from hudna.cli.submit import Handover, hand_in
from hudna.cli.witness import cosign_node
from hudna.db.desk import Desk
from hudna.db.setup import start
from hudna.errors import Conflict, HudnaError
from hudna.intake.intake import read_bytes
from hudna.model.judgement import Verdict
from hudna.model.party import Actor, Role
from hudna.model.release import Audience, Release
from hudna.record.audit import audit
from hudna.record.mirror import mirror
from hudna.record.policy import Finality

__all__ = ["demo"]

HANDS_IN = (Role.MONITOR, Role.ANALYST, Role.OBSERVER)
OF_USER = Release(Audience.MECHANISM)


@click.command()
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("var/demo"),
    show_default=True,
    help="Where the nodes of the exercise go; an earlier exercise there is replaced.",
)
@click.option(
    "--input",
    "inputs",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A file of yours to add.",
)
@click.argument("more", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
def demo(folder: Path, inputs: tuple[Path, ...], more: tuple[Path, ...]) -> None:
    """Play the exercise: found, submit, read, join, assess, find, vote, publish, audit.

    Files named after --input are handed in with the documents of the exercise.
    """
    began = time.monotonic()
    exercise = load_exercise()
    _clear(folder)
    steps = Steps()
    deployment = make_nodes(folder, exercise.mechanism, clock=exercise.clock)
    (folder / MARK).touch()
    desk = Desk(deployment.operator_node)
    out = folder / "bulletins"
    steps.do("parties → keys → genesis", lambda: _found(desk, deployment))
    steps.do("documents → signed reports", lambda: _submit(desk, exercise, [*inputs, *more]))
    steps.do("reports → claims → incidents → cases", lambda: _process(desk, exercise))
    steps.do("cases → findings → votes → measures", lambda: _play(desk, exercise))
    steps.do("tracks × lines → answers to claims", lambda: _airspace(desk, exercise))
    steps.do("history → outlook → alert to all", lambda: _watch(desk, exercise))
    steps.do("plans → answers → acknowledged", lambda: _movements(desk, exercise))
    steps.do("talks → promises → joint statements", lambda: _talks(desk, exercise))
    steps.do("determinations → bulletin", lambda: _publish(desk, exercise, out))
    steps.do("what a party keeps to itself", lambda: _keep_own(desk, exercise))
    steps.do("every party's witness cosigns", lambda: _cosign(desk))
    steps.do("every party mirrors the record", lambda: _mirror(desk, folder))
    steps.do("audit of record and database", lambda: _audit(desk))
    steps.show(time.monotonic() - began)
    for path in sorted(out.iterdir()):
        click.echo(f"  {path}")
    click.echo("Next: open a bulletin above, or 'make serve' and http://127.0.0.1:8000/")


class Steps:
    """Runs steps, says how each goes, and shows them all in a table at the end."""

    def __init__(self) -> None:
        self._rows: list[tuple[str, str, float]] = []

    def do(self, name: str, work: Callable[[], str]) -> None:
        """Run one step; `work` returns what it made, in words."""
        console.print(f"[bold]{name}[/bold]")
        began = time.monotonic()
        made = work()
        self._rows.append((name, made, time.monotonic() - began))

    def show(self, seconds: float) -> None:
        """Print the table."""
        table = Table(title="What each stage made (exercise)")
        table.add_column("stage")
        table.add_column("made")
        table.add_column("seconds", justify="right")
        for name, made, took in self._rows:
            table.add_row(name, made, f"{took:.1f}")
        table.add_row("all", "", f"{seconds:.1f}")
        Console(width=100).print(table)


def _clear(folder: Path) -> None:
    if not folder.exists() or not any(folder.iterdir()):
        return
    if not (folder / MARK).exists():
        raise Conflict(
            "this folder holds something else than an exercise",
            where=str(folder),
            advice="Name another one with --folder",
        )
    shutil.rmtree(folder)


def _found(desk: Desk, deployment: Deployment) -> str:
    start(desk.node, migrate=True)
    found_record(desk, deployment)
    return f"{len(deployment.nodes)} nodes, {desk.record.size} entries signed by their parties"


def _submit(desk: Desk, exercise: Exercise, inputs: list[Path]) -> str:
    """Hand in everything that is shared; files of the user's go in through the observer."""
    offices = _submitters(exercise)
    given = [d for d in exercise.documents if d.release.audience is not Audience.PARTY]
    given += [
        ExerciseDocument(path.name, path.read_bytes(), None, "un", desk.now(), OF_USER, None)
        for path in inputs
    ]
    count = 0
    for item in given:
        actor = offices[item.submitted_by]
        desk.moment = item.submitted_at
        taken = read_bytes(item.name, item.data)
        told_by = item.source_identity or taken.told_by
        how = Handover(item.release, item.outlet, told_by, item.submitted_at)
        for problem in taken.problems:
            console.print(f"  look: {item.name}: {problem.where}: {problem.message}")
        for document in taken.documents:
            hand_in(desk, key_of(desk, actor.id), actor, document, taken.contents[document.id], how)
            count += 1
    desk.moment = None
    desk.sequence()
    return f"{count} reports from {len({i.submitted_by for i in given})} parties"


def _submitters(exercise: Exercise) -> dict[str, Actor]:
    """Return an office that hands in reports, by party."""
    return {a.party: a for a in reversed(exercise.mechanism.actors) if a.role in HANDS_IN}


def _keep_own(desk: Desk, exercise: Exercise) -> str:
    confined = [d for d in exercise.documents if d.release.audience is Audience.PARTY]
    kept = keep_own(desk, exercise.mechanism, _submitters(exercise), confined)
    return f"{kept} confined reports stay on their parties' nodes; the record has their entries"


def _process(desk: Desk, exercise: Exercise) -> str:
    desk.moment = datetime.fromisoformat(exercise.script["processed_at"])
    result = run_process(desk)
    desk.moment = None
    for line in result.problems:
        console.print(f"  not read: {line}")
    return ", ".join(f"{n} {kind}" for kind, n in sorted(result.counts.items()))


def _play(desk: Desk, exercise: Exercise) -> str:
    done = play(desk, exercise.script)
    for name in done.missing:
        console.print(f"  look: reading opened no case for '{name}' of the script")
    return (
        f"{len(done.evidence)} evidence, {done.findings} findings, {done.ballots} ballots, "
        f"{done.determinations} determinations, {done.dissents} dissents, "
        f"{done.measures} measures, {done.answers} answered"
    )


def _airspace(desk: Desk, exercise: Exercise) -> str:
    script = exercise.script["airspace"]
    found = play_airspace(desk, script)
    said = ", ".join(f"{found[one]} {said_of(one)}" for one in Verdict)
    return f"{len(script)} disputes: {said}"


def _watch(desk: Desk, exercise: Exercise) -> str:
    done = play_watch(desk, exercise.script["watch"])
    return (
        f"{done.outlooks} outlooks, {done.alerts} alerts to {done.told} offices, "
        f"{done.acknowledged} acknowledged"
    )


def _talks(desk: Desk, exercise: Exercise) -> str:
    done = play_talks(desk, exercise.script["talks"])
    answers = play_answers(desk, exercise.script["talks"]["answers"])
    statements = play_statements(desk, exercise.script["statements"])
    return (
        f"1 round, {done.positions} positions, a paper in {done.versions} versions, "
        f"{done.commitments} commitments, {done.events} tellings of an event, "
        f"{done.commitments} commitments, {answers} answers to what was read, "
        f"{statements.drafts} drafts, {statements.adopted} adopted"
    )


def _movements(desk: Desk, exercise: Exercise) -> str:
    done = play_movements(desk, exercise.script["movements"])
    return (
        f"{len(done.announced)} movements, {done.conflicts} in conflict, "
        f"{done.acknowledged} acknowledgements"
    )


def _publish(desk: Desk, exercise: Exercise, out: Path) -> str:
    script = exercise.script["bulletin"]
    desk.moment = datetime.fromisoformat(script["at"])
    notice = publish_day(desk, key_of(desk, script["by"]), script["day"], out).notice
    desk.moment = None
    return f"edition {notice.edition} for {notice.day}: {', '.join(sorted(notice.files))}"


def _cosign(desk: Desk) -> str:
    with exercise_witnesses(desk.node) as members:
        done = cosign_node(desk.node, members)
    done.standing.require(Finality.QUORUM)
    return f"{done.standing.reason}, in {done.round.seconds * 1000:.0f} ms over loopback"


def _mirror(desk: Desk, folder: Path) -> str:
    roots = set()
    parties = [p.id for p in desk.store.mechanism().parties if p.id != desk.node.party]
    for party in parties:
        target = folder / party / "record"
        mirror(desk.node.record, target)
        report = audit(target)
        if not report.ok:
            raise HudnaError(str(report.problems[0]), where=str(target))
        roots.add(report.root)
    return f"{len(parties)} mirrors audited, {len(roots)} root"


def _audit(desk: Desk) -> str:
    report, problems = audit_node(desk.node.folder)
    if problems:
        raise HudnaError(f"the audit found: {problems[0]}", where=str(desk.node.folder))
    return f"{report.size} entries, root {report.root[:16]}, nothing is wrong"
