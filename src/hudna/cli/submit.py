"""`hudna submit`."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from hudna.actions.promise import promise
from hudna.actions.statements import prepare, sign_with
from hudna.actions.submit_report import submit_report
from hudna.cli.context import open_desk, sign_as
from hudna.cli.output import node_option
from hudna.db.desk import Desk, KeySigner, new_salt
from hudna.errors import HudnaError
from hudna.intake.intake import read_bytes
from hudna.model.document import Document, Report
from hudna.model.identity import make_id
from hudna.model.party import Actor
from hudna.model.release import Audience, Release, public_after

__all__ = ["Handover", "hand_in", "submit"]

key_option = click.option(
    "--key",
    "key_file",
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Key file of the office that signs.",
)


class Handover:
    """How a document is handed in: its release, outlet and who told us."""

    def __init__(
        self,
        release: Release,
        outlet: str | None = None,
        source_identity: str | None = None,
        at: datetime | None = None,
    ) -> None:
        self.release = release
        self.outlet = outlet
        self.source_identity = source_identity
        self.at = at


def hand_in(
    desk: Desk, signer: KeySigner, actor: Actor, document: Document, data: bytes, how: Handover
) -> Report:
    """Sign and submit one document; return the stored report."""
    at = how.at or desk.now()
    public = how.release.audience is Audience.PUBLIC
    report = Report(
        id=make_id("report", actor.party, document.id, how.outlet or ""),
        document=document.id,
        submitted_by=actor.party,
        submitted_at=at,
        release=public_after(at) if public else how.release,
        outlet=how.outlet,
        source_identity=how.source_identity,
        exercise=desk.node.exercise,
    )
    prepared = prepare(
        desk.store, desk.record, "report", report, key=signer.key, now=desk.now(), salt=new_salt
    )
    keep_back(desk, actor, report.id, prepared.private.pop("source_identity"))
    return submit_report(
        desk.store, desk.record, sign_with(signer, prepared), document, data, desk.now()
    )


def keep_back(desk: Desk, actor: Actor, report: str, sealed: dict[str, Any]) -> None:
    """Keep who told us, and its salt, on the party's own node; the desk gets a commitment only."""
    if sealed["value"] is None:
        return
    folder = desk.node.folder.parent / actor.party / "withheld"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{report}.json"
    path.touch(mode=0o600)
    path.write_text(json.dumps(sealed, ensure_ascii=False), "utf-8")


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@node_option
@key_option
@click.option(
    "--release",
    "audience",
    type=click.Choice([a.value for a in Audience]),
    default=Audience.MECHANISM.value,
    show_default=True,
    help="Who may see the report; 'party' is your own party alone.",
)
@click.option("--outlet", help="Public name of a published source.")
@click.option("--source", "source_identity", help="Who told us: confidential to your party.")
def submit(
    files: tuple[Path, ...],
    node: Path,
    key_file: Path,
    audience: str,
    outlet: str | None,
    source_identity: str | None,
) -> None:
    """Hand in FILES as signed reports."""
    desk = open_desk(node)
    signer, actor = sign_as(desk, key_file)
    kind = Audience(audience)
    release = Release(kind, actor.party if kind is Audience.PARTY else None)
    how = Handover(release, outlet, source_identity)
    failed = 0
    for path in files:
        data = path.read_bytes()
        try:
            taken = read_bytes(path.name, data)
            for problem in taken.problems:
                click.echo(
                    f"{path}: {problem.where}: {problem.message}. {problem.advice}", err=True
                )
            for document in taken.documents:
                report = hand_in(desk, signer, actor, document, data, how)
                given = promise(desk.own_key, desk.node.origin, _entry(desk, report), desk.now())
                click.echo(f"{report.id}  {path}")
                click.echo(f"  promised: {given.body.decode()}")
        except HudnaError as error:
            failed += 1
            click.echo(f"hudna: {path}: {error}", err=True)
    desk.sequence()
    click.echo("Next: hudna process")
    if failed:
        raise SystemExit(1)


def _entry(desk: Desk, report: Report) -> str:
    return desk.store.entry_of(type(report), report.id)
