"""`hudna submit`."""

import base64
from datetime import datetime
from pathlib import Path

import click

from hudna.actions.statements import prepare, sign_with
from hudna.actions.submit_report import submit_report
from hudna.cli.context import open_desk, sign_as
from hudna.cli.output import json_option, node_option, print_json
from hudna.cli.withheld import keep_back
from hudna.db.desk import Desk, KeySigner, new_salt
from hudna.db.records import MirroredRecord
from hudna.errors import Conflict, HudnaError, InputError
from hudna.intake.intake import Intake, read_bytes
from hudna.model.document import Document, Report
from hudna.model.identity import make_id
from hudna.model.party import Actor
from hudna.model.release import Audience, Release, public_after
from hudna.record.promise import promise

__all__ = ["Handover", "hand_in", "submit"]

key_option = click.option(
    "--key",
    "key_file",
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Key file of the office that signs.",
)

reading_key_option = click.option(
    "--key",
    "key_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Key file of the office that reads; without it only what is public is shown.",
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
    sealed = {"source_identity": prepared.private.pop("source_identity")}
    statement = sign_with(signer, prepared)
    kept = keep_back(desk, actor, statement.entry.hash, {"report": report.id}, sealed)
    try:
        return submit_report(desk.store, desk.record, statement, document, data, desk.now())
    except HudnaError:
        if kept:
            kept.unlink()
        raise


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
@json_option
def submit(
    files: tuple[Path, ...],
    node: Path,
    key_file: Path,
    audience: str,
    outlet: str | None,
    source_identity: str | None,
    as_json: bool,
) -> None:
    """Hand in FILES as signed reports; a file that cannot be read stops no other."""
    desk = open_desk(node)
    signer, actor = sign_as(desk, key_file)
    kind = Audience(audience)
    _check_place(desk, actor, kind)
    release = Release(kind, actor.party if kind is Audience.PARTY else None)
    failed = 0
    for path in files:
        try:
            taken = _taken(path)
            told_by = source_identity or _told_by(desk, actor, path, taken)
            how = Handover(release, outlet, told_by)
            for document in taken.documents:
                data = taken.contents[document.id]
                report = hand_in(desk, signer, actor, document, data, how)
                _show(path, report, _promised(desk, report), as_json)
        except (HudnaError, OSError) as error:
            failed += 1
            click.echo(f"hudna: {path}: {error}", err=True)
    desk.sequence()
    if not as_json:
        click.echo("Next: hudna process")
    if failed:
        raise SystemExit(1)


def _check_place(desk: Desk, actor: Actor, audience: Audience) -> None:
    """Say where a report belongs that would be out of its readers' reach, or in the operator's."""
    confined = audience is Audience.PARTY
    if isinstance(desk.record, MirroredRecord) and not confined:
        raise Conflict(
            "a party's own node takes in only what is confined to the party",
            where=str(desk.node.folder),
            advice="Add '--release party', or name the shared desk with --node",
        )
    if confined and desk.node.party != actor.party:
        click.echo(
            f"look: {desk.node.party} runs this desk and could read what is confined to "
            f"{actor.party}. Submit on {actor.party}'s own node to keep it there.",
            err=True,
        )


def _taken(path: Path) -> Intake:
    taken = read_bytes(path.name, path.read_bytes())
    for problem in taken.problems:
        click.echo(f"hudna: {path}: {problem.where}: {problem.message}. {problem.advice}", err=True)
    if not taken.documents:
        raise InputError("nothing was handed in", advice="Mend the file and submit it again")
    return taken


def _told_by(desk: Desk, actor: Actor, path: Path, taken: Intake) -> str | None:
    """Return who sent a message, where that can stay on the party's own node; say so if not."""
    own = desk.node.party == actor.party or (desk.node.folder.parent / actor.party).is_dir()
    if taken.told_by and not own:
        click.echo(
            f"look: {path}: who sent the message is not kept, for it never goes to a shared desk. "
            f"Submit on {actor.party}'s own node to keep it",
            err=True,
        )
    return taken.told_by if own else None


def _promised(desk: Desk, report: Report) -> dict[str, str] | None:
    """Return the operator's signed promise to bring the report into the record."""
    if isinstance(desk.record, MirroredRecord):
        return None
    entry = desk.store.entry_of(Report, report.id)
    given = promise(desk.own_key, desk.node.origin, entry, desk.now())
    signature = base64.b64encode(given.signature).decode()
    return {"promise": given.body.decode(), "signature": signature, "key": given.key}


def _show(path: Path, report: Report, promised: dict[str, str] | None, as_json: bool) -> None:
    if as_json:
        print_json({"report": report.id, "file": str(path), "promised": promised})
        return
    click.echo(f"{report.id}  {path}")
    if promised:
        click.echo(f"  promised: {promised['promise']}")
        click.echo(f"  signed by {promised['key']}: {promised['signature']}")
