"""`hudna bulletin`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import click

from hudna.actions.editions import data_files, naming_changes
from hudna.actions.publish_bulletin import compose_bulletin, notice_of, publish_bulletin
from hudna.cli.context import open_desk, sign_as, signed
from hudna.cli.output import node_option
from hudna.cli.submit import key_option
from hudna.db.desk import Desk, KeySigner
from hudna.model.bulletin import Bulletin, BulletinNotice
from hudna.publish.bulletin import render_html, render_pdf
from hudna.publish.markup import without_controls
from hudna.publish.page import Heading, Listing, Paragraph, Text
from hudna.publish.public import public_view
from hudna.publish.sections import changes
from hudna.publish.words import STAGE, words_in
from hudna.text.sentences import languages_of

__all__ = ["LANGUAGES", "Published", "bulletin", "change_lines", "publish_day"]

LANGUAGES = languages_of(STAGE)
"""The languages that have a bulletin's sentences."""


@dataclass(frozen=True, slots=True)
class Published:
    """A published edition and the data it was made from."""

    notice: BulletinNotice
    bulletin: Bulletin


def publish_day(desk: Desk, signer: KeySigner, day: date, folder: Path) -> Published:
    """Compose, render, sign and publish the bulletin of a day; write its files to `folder`."""
    dataset = public_view(compose_bulletin(desk.operator(), day), desk.now())
    dataset = naming_changes(desk.store, dataset)
    files = data_files(dataset)
    for language in LANGUAGES:
        files[language, "html"] = render_html(dataset, language).encode()
        files[language, "pdf"] = render_pdf(dataset, language)
    notice = notice_of(dataset, files)
    publish_bulletin(desk.store, desk.record, signed(desk, signer, "bulletin", notice), files)
    desk.sequence()
    folder.mkdir(parents=True, exist_ok=True)
    for (language, form), data in files.items():
        (folder / f"bulletin-{day}-{notice.edition}.{language}.{form}").write_bytes(data)
    return Published(notice, dataset)


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
    """Publish the bulletin of DAY in every language, as HTML and PDF.

    A second time makes a new edition, which names at its head what changed.
    """
    desk = open_desk(node)
    signer, _ = sign_as(desk, key_file)
    published = publish_day(desk, signer, day.date(), out)
    notice = published.notice
    click.echo(f"{notice.id}, edition {notice.edition}: {len(notice.files)} files in {out}")
    for line in change_lines(published.bulletin):
        click.echo(line)


def change_lines(bulletin: Bulletin) -> Iterator[str]:
    """Yield what an edition says at its head of the one it replaces; nothing for a first one."""
    words = words_in("en")
    for block in changes.blocks(bulletin, words):
        if isinstance(block, Listing):
            yield from (f"  - {_plain(item)}" for item in block.items)
        elif isinstance(block, Heading | Paragraph):
            yield _plain(block.text)


def _plain(text: Text) -> str:
    return without_controls("".join(run.text for run in text))
