"""`hudna bulletin`."""

from datetime import date, datetime
from pathlib import Path

import click

from hudna.actions.publish_bulletin import compose_bulletin, notice_of, publish_bulletin
from hudna.cli.context import open_desk, sign_as, signed
from hudna.cli.output import node_option
from hudna.cli.submit import key_option
from hudna.db.desk import Desk, KeySigner
from hudna.model.bulletin import BulletinNotice
from hudna.publish.bulletin import render_html, render_pdf
from hudna.publish.public import public_view
from hudna.publish.words import STAGE
from hudna.text.sentences import languages_of

__all__ = ["LANGUAGES", "bulletin", "publish_day"]

LANGUAGES = languages_of(STAGE)
"""The languages that have a bulletin's sentences."""


def publish_day(desk: Desk, signer: KeySigner, day: date, folder: Path) -> BulletinNotice:
    """Compose, render, sign and publish the bulletin of a day; write its files to `folder`."""
    dataset = public_view(compose_bulletin(desk.operator(), day), desk.now())
    files: dict[tuple[str, str], bytes] = {}
    for language in LANGUAGES:
        files[language, "html"] = render_html(dataset, language).encode()
        files[language, "pdf"] = render_pdf(dataset, language)
    notice = notice_of(dataset, files)
    publish_bulletin(desk.store, desk.record, signed(desk, signer, "bulletin", notice), files)
    desk.sequence()
    folder.mkdir(parents=True, exist_ok=True)
    for (language, form), data in files.items():
        (folder / f"bulletin-{day}-{notice.edition}.{language}.{form}").write_bytes(data)
    return notice


@click.command()
@click.argument("day", type=click.DateTime(formats=["%Y-%m-%d"]))
@node_option
@key_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("var/bulletins"),
    show_default=True,
    help="Folder for the files.",
)
def bulletin(day: datetime, node: Path, key_file: Path, out: Path) -> None:
    """Publish the bulletin of DAY in every language, as HTML and PDF."""
    desk = open_desk(node)
    signer, _ = sign_as(desk, key_file)
    notice = publish_day(desk, signer, day.date(), out)
    click.echo(f"{notice.id}, edition {notice.edition}: {len(notice.files)} files in {out}")
