"""`hudna read`: attributed claims with exact spans, from files, without a node."""

from collections.abc import Iterator
from pathlib import Path

import click
from rich.progress import Progress

from hudna.actions.read_document import read_document
from hudna.cli.output import console, json_option, print_json
from hudna.errors import HudnaError, InputError
from hudna.extract.contract import to_contract
from hudna.extract.reader import Reader
from hudna.geo import gazetteer
from hudna.intake.intake import read_bytes
from hudna.model.document import Document
from hudna.model.reading import Reading

__all__ = ["read"]


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@json_option
@click.option(
    "--text-out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to write each text as read; offsets are its code points.",
)
def read(files: tuple[Path, ...], as_json: bool, text_out: Path | None) -> None:
    """Read FILES and print who claims what, one JSON object per document with --json."""
    places = gazetteer.load()
    reader = Reader.default(places)
    failed = 0
    with Progress(console=console, transient=True) as bar:
        for path in bar.track(files, description="Reading"):
            try:
                for document in _documents(path):
                    reading = read_document(reader, places, document)
                    if text_out:
                        text_out.mkdir(parents=True, exist_ok=True)
                        (text_out / f"{path.stem}.txt").write_text(
                            document.text, "utf-8", errors="surrogatepass", newline=""
                        )
                    if as_json:
                        print_json(to_contract(reading))
                    else:
                        _show(path, document, reading)
            except (HudnaError, OSError) as error:
                failed += 1
                click.echo(f"hudna: {path}: {error}", err=True)
    if failed:
        raise SystemExit(1)


def _documents(path: Path) -> Iterator[Document]:
    taken = read_bytes(path.name, path.read_bytes())
    for problem in taken.problems:
        click.echo(f"hudna: {path}: {problem.where}: {problem.message}. {problem.advice}", err=True)
    if not taken.documents:
        raise InputError("nothing was read", advice="Mend the file and read it again")
    yield from taken.documents


def _show(path: Path, document: Document, reading: Reading) -> None:
    click.echo(f"{path}: {reading.document.language}, {len(reading.claims)} claims")
    for claim in reading.claims:
        places = ", ".join(place.name for place in claim.places)
        when = f"{claim.when.start or '?'}..{claim.when.end or '?'}" if claim.when else "?"
        click.echo(
            f"  {claim.id} {claim.speaker.name} {claim.stance} {claim.event_type} "
            f"[{claim.polarity}, {claim.modality}] {when} {places}"
        )
        click.echo(f"      {' '.join(claim.span.of(document.text).split())}")
    for line in reading.registers:
        click.echo(f"  {line.side} registered {line.count} in {line.area} ({line.period_end})")
    for flag in reading.flags:
        click.echo(f"  look: {flag.kind}: {flag.message}")
