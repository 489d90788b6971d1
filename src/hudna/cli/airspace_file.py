"""`hudna airspace file` and `list`: disputes about lines, signed, judged and kept on a node."""

from datetime import datetime
from pathlib import Path

import click

from hudna.actions.filing_files import beside
from hudna.actions.judge_airspace import file_airspace, file_and_judge, new_filing
from hudna.cli.context import open_desk, sign_as, signed
from hudna.cli.output import json_option, node_option, print_json
from hudna.cli.own_desk import operators_desk
from hudna.cli.submit import key_option, reading_key_option
from hudna.db.desk import Desk, KeySigner
from hudna.db.gate import released_to
from hudna.db.judging import FiledCase
from hudna.errors import InputError
from hudna.model.airspace_case import AirspaceCase
from hudna.model.codec import to_json
from hudna.model.judgement import Verdict
from hudna.model.party import Actor
from hudna.model.release import Audience
from hudna.publish.judgements.words import plain, verdict_words, words_of

__all__ = ["file_case", "filed_from", "list_cases", "said_of", "take_case"]


@click.command("file")
@click.argument("case_file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@node_option
@key_option
@click.option(
    "--audience",
    type=click.Choice([one.value for one in Audience]),
    default=Audience.MECHANISM.value,
    show_default=True,
    help="Who may read it: tracks are military secrets. The public does a day later.",
)
@click.option("--language", default="en", show_default=True, help="Language of the title.")
@click.option("--title", default="", help="The case's own by default.")
@click.option("--subject", help="The incident or case it belongs to.")
@json_option
def file_case(
    case_file: Path,
    node: Path,
    key_file: Path,
    audience: str,
    language: str,
    title: str,
    subject: str | None,
    as_json: bool,
) -> None:
    """File the dispute in CASE_FILE with the files it names, and judge it.

    They are signed for together and kept on the node; the record gets their hash alone.
    """
    desk = open_desk(node)
    signer, actor = sign_as(desk, key_file)
    value = filed_from(
        case_file, actor, desk.now(),
        audience=Audience(audience), language=language, title=title, subject=subject,
    )  # fmt: skip
    take_case(desk, signer, value)
    reader = released_to(actor, now=desk.now())
    judged = reader.judgement(value.id)
    if as_json:
        print_json({"id": value.id, "sha256": value.sha256, "judged": judged is not None})
        return
    click.echo(f"{value.id}  {value.title}")
    for one in judged.judgement.claims if judged else ():
        click.echo(f"  {one.claim.by}: {said_of(one.verdict)}")
    click.echo("It is signed: this cannot be undone.")


def filed_from(
    path: Path, actor: Actor, now: datetime, *, audience: Audience, language: str,
    title: str = "", subject: str | None = None,
) -> AirspaceCase:  # fmt: skip
    """Return what an office files of a CASE.yaml and the files that lie beside it."""
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise InputError(
            "this is no text in UTF-8", where=str(path), advice="Save it as UTF-8"
        ) from error
    return new_filing(
        actor, text, beside(path.parent, text), now,
        audience=audience, language=language, title=title, subject=subject,
    )  # fmt: skip


def take_case(desk: Desk, signer: KeySigner, value: AirspaceCase) -> None:
    """Sign a case, store it and judge it; from a party's own node the desk judges."""
    statement = signed(desk, signer, "airspace_case", value)
    if desk.is_own:
        desk.say_there(operators_desk(desk), file_airspace, statement)
        return
    file_and_judge(desk.operator(), statement)
    desk.sequence()


@click.command("list")
@node_option
@json_option
@reading_key_option
def list_cases(node: Path, as_json: bool, key_file: Path | None) -> None:
    """List the disputes you may read, newest first, with the answer to each claim."""
    desk = open_desk(node)
    actor = sign_as(desk, key_file)[1] if key_file else None
    reader, after = released_to(actor, now=desk.now()), None
    while True:
        page = reader.filed_cases(after=after)
        for one in page.items:
            _show(one, as_json)
        if page.next is None:
            return
        after = page.next


def said_of(verdict: Verdict) -> str:
    """Return a verdict in a word or two."""
    return plain(verdict_words(verdict, words_of("en")))


def _show(one: FiledCase, as_json: bool) -> None:
    if as_json:
        print_json({"id": one.id, "party": one.party, "at": to_json(one.at),
                    **to_json(one.summary)})  # fmt: skip
        return
    title = one.summary.title.get("en") or next(iter(one.summary.title.values()), "")
    click.echo(f"{one.id}  {one.party:18} {title}")
    for claim in one.summary.claims:
        click.echo(f"  {claim.by}: {said_of(claim.verdict)}")
