"""`hudna evidence`: files by their hash, who holds them, who may open them, who saw them."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from hudna.actions.add_evidence import FileFacts, add_evidence, new_evidence
from hudna.actions.open_evidence import check_evidence, open_evidence
from hudna.actions.statements import prepare, sign_with
from hudna.cli.context import open_desk, sign_as
from hudna.cli.custody import act_words, destroy, hand_over, release, withdraw
from hudna.cli.output import json_option, node_option, print_json
from hudna.cli.own_desk import operators_desk
from hudna.cli.sealing import seal_for
from hudna.cli.submit import key_option, reading_key_option
from hudna.cli.withheld import keep_back
from hudna.db.custody import EvidenceView
from hudna.db.desk import SHARES, Desk, KeySigner, new_salt
from hudna.db.gate import Reader, released_to
from hudna.errors import HudnaError, NotFound
from hudna.intake.media_types import EXTENSIONS
from hudna.model.codec import to_json
from hudna.model.evidence import CONFIDENTIAL, AccessKind, Evidence
from hudna.model.party import Actor
from hudna.text.terms import term

__all__ = ["evidence", "take_in"]


@click.group()
def evidence() -> None:
    """Evidence of cases: files by their hash, custody, release, who saw what.

    Proofs that somebody broke the rules of the record are another thing: 'hudna record prove'.
    """


def take_in(desk: Desk, signer: KeySigner, actor: Actor, value: Evidence, data: bytes) -> Evidence:
    """Sign for evidence and store it; how it was obtained stays on the party's own node."""
    prepared = prepare(
        desk.store, desk.record, "evidence", value, key=signer.key, now=desk.now(), salt=new_salt
    )
    fields = {name: prepared.private.pop(name) for name in CONFIDENTIAL}
    statement = sign_with(signer, prepared)
    kept = keep_back(desk, actor, statement.entry.hash, {"evidence": value.id}, fields)
    try:
        return add_evidence(desk.store, desk.record, desk.files, statement, data, desk.now())
    except HudnaError:
        if kept:
            kept.unlink()
        raise


@evidence.command()
@click.argument("case_id")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@node_option
@key_option
@click.option("--title", help="What it shows; the file's name by default.")
@click.option("--language", default="en", show_default=True, help="Language of the title.")
@click.option("--obtained-at", help="When it was obtained, in words: confidential.")
@click.option("--obtained-where", help="Where it was obtained: confidential.")
@click.option("--obtained-how", help="How it was obtained: confidential.")
@click.option("--obtained-from", help="From whom it was obtained: confidential.")
@json_option
def add(
    case_id: str,
    files: tuple[Path, ...],
    node: Path,
    key_file: Path,
    title: str | None,
    language: str,
    as_json: bool,
    **obtained: str | None,
) -> None:
    """Receive FILES as evidence of CASE_ID: at first only your own party knows of them.

    The file lies on this node under its SHA-256; the record gets the hash. When, where, how and
    from whom it was obtained stay on your party's node: 'hudna evidence seal' shares them.
    """
    desk = open_desk(node)
    signer, actor = sign_as(desk, key_file)
    if desk.node.party != actor.party:
        click.echo(
            f"look: {desk.node.party} runs this desk and could read the file. Keep it on "
            f"{actor.party}'s own node until it is to be shared.",
            err=True,
        )
    for path in files:
        data = path.read_bytes()
        facts = FileFacts.of(path.name, data)
        value = new_evidence(
            case_id, actor, facts, title or path.name, language, desk.now(),
            exercise=desk.node.exercise, obtained=obtained,
        )  # fmt: skip
        taken = take_in(desk, signer, actor, value, data)
        if as_json:
            entry = desk.store.entry_of(Evidence, taken.id)
            print_json({**to_json(taken), "entry": entry, "file": str(path)})
        else:
            click.echo(f"{taken.id}  {taken.media_type}  sha256 {taken.sha256}  {path}")
    known = desk.is_own and desk.node.desk is not None
    desk.finish(operators_desk(desk) if known else None)
    if desk.is_own and not known:
        click.echo("Next: hudna record hand-over ADDRESS", err=True)
    if not as_json:
        click.echo(f"Next: hudna evidence release {taken.id} --file guarantors --key KEY")


@evidence.command("list")
@click.argument("case_id", required=False)
@node_option
@json_option
@reading_key_option
def list_evidence(case_id: str | None, node: Path, as_json: bool, key_file: Path | None) -> None:
    """List the evidence you may know of, of all cases or of one."""
    reader = _reader(open_desk(node), key_file)
    for view in reader.evidence_of(case_id) if case_id else reader.all_evidence():
        if as_json:
            print_json(_plain(view))
        else:
            click.echo(_line(view))


@evidence.command()
@click.argument("evidence_id")
@node_option
@json_option
@reading_key_option
def show(evidence_id: str, node: Path, as_json: bool, key_file: Path | None) -> None:
    """Show one piece of evidence: its custody and, where you are told, who saw it."""
    view = _view(_reader(open_desk(node), key_file), evidence_id)
    if as_json:
        print_json(_plain(view))
        return
    one = view.evidence
    click.echo(_line(view))
    click.echo(f"  case {one.case}, {one.size:,} bytes of {one.media_type}, sha256 {one.sha256}")
    click.echo(f"  {_when(one.at)}  received by {one.by}")
    for act in view.acts:
        click.echo(f"  {_when(act.at)}  {act_words(act)} by {act.by}")
    for sealed in view.sealed:
        click.echo(f"  {sealed.field}: sealed for {', '.join(sealed.parties)}")
    for access in view.accesses or ():
        word = term("access_kind", access.kind, "en")
        click.echo(f"  {_when(access.at)}  {word}: {access.by or f'node of {access.party}'}")


@evidence.command("open")
@click.argument("evidence_id")
@node_option
@reading_key_option
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Where the file goes.")
def open_file(evidence_id: str, node: Path, key_file: Path | None, out: Path | None) -> None:
    """Write the file where you may open it; that you did is noted in its custody."""
    desk = open_desk(node)
    actor = sign_as(desk, key_file)[1] if key_file else None

    def elsewhere() -> bytes:
        office = actor.id if actor else ""
        return operators_desk(desk).evidence_file(evidence_id, office, desk.now())

    one, data = open_evidence(
        desk.store, desk.files, evidence_id, actor, desk.now(), elsewhere if desk.is_own else None
    )
    path = out or Path(f"{one.id}.{EXTENSIONS[one.media_type]}")
    path.write_bytes(data)
    click.echo(f"{path}: {one.size:,} bytes, sha256 {one.sha256}")


@evidence.command()
@node_option
@json_option
def check(node: Path, as_json: bool) -> None:
    """Compute the hash of every file on this node again. Exits with 1 if one is wrong."""
    desk = open_desk(node)
    wrong = 0
    for found in check_evidence(desk.store, desk.files, desk.node.party, None, desk.now()):
        word = term("access_kind", found.kind, "en") if found.kind else "destroyed"
        wrong += found.kind in (AccessKind.ALTERED, AccessKind.MISSING)
        if as_json:
            print_json({"evidence": found.evidence.id, "found": found.kind})
        else:
            click.echo(f"{found.evidence.id}  {found.evidence.sha256[:16]}  {word}")
    desk.finish()
    if wrong:
        raise SystemExit(1)


@evidence.command()
@click.argument("evidence_id")
@click.option("--to", "parties", multiple=True, required=True, help="A party that may read it.")
@click.option("--field", "fields", multiple=True, type=click.Choice(CONFIDENTIAL),
              help="What of it; all that was given by default.")  # fmt: skip
@node_option
@key_option
def seal(
    evidence_id: str, parties: tuple[str, ...], fields: tuple[str, ...], node: Path, key_file: Path
) -> None:
    """Seal how it was obtained for parties you choose; nobody else can open it, the desk neither.

    They save what is sealed from the evidence's page and run 'hudna record open' on their node.
    """
    desk = open_desk(node)
    actor = sign_as(desk, key_file)[1]
    reader = _reader(desk, key_file)
    view = _view(reader, evidence_id)
    done = seal_for(desk, reader, actor, evidence_id, parties, fields)
    if desk.is_own and any(act.kind in SHARES for act in view.acts):
        desk.disclose_there(operators_desk(desk), evidence_id)
    click.echo(f"{', '.join(done)} of {evidence_id} sealed for {', '.join(parties)}")


@evidence.command("sealed")
@click.argument("evidence_id")
@click.argument("field", type=click.Choice(CONFIDENTIAL))
@node_option
@key_option
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True)
def save_sealed(evidence_id: str, field: str, node: Path, key_file: Path, out: Path) -> None:
    """Save what is sealed of FIELD for your party."""
    out.write_bytes(_reader(open_desk(node), key_file).sealed_file(evidence_id, field))
    click.echo(f"Next, on your party's node: hudna record open {out}")


for command in (hand_over, release, withdraw, destroy):
    evidence.add_command(command)


def _reader(desk: Desk, key_file: Path | None) -> Reader:
    actor = sign_as(desk, key_file)[1] if key_file else None
    return released_to(actor, now=desk.now())


def _view(reader: Reader, evidence_id: str) -> EvidenceView:
    try:
        return reader.evidence(evidence_id)
    except NotFound as error:
        raise NotFound(
            f"no evidence {evidence_id} is released to you",
            advice="See 'hudna evidence list'; name your office's key with --key",
        ) from error


def _line(view: EvidenceView) -> str:
    one = view.evidence
    state = term("evidence_state", view.state, "en")
    opened = "" if view.may_open else "  (closed to you)"
    return f"{one.id}  {one.sha256[:12]}  {one.party:18} {state:10} {one.title}{opened}"


def _plain(view: EvidenceView) -> dict[str, Any]:
    accesses = None if view.accesses is None else [to_json(a) for a in view.accesses]
    return {
        **to_json(view.evidence),
        "state": view.state.value,
        "sharing": to_json(view.sharing),
        "may_open": view.may_open,
        "entry": view.entry,
        "sealed": {one.field: list(one.parties) for one in view.sealed},
        "acts": [to_json(act) for act in view.acts],
        "accesses": accesses,
    }


def _when(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")
