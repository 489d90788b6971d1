"""`hudna talks contrasts`: words of a speaker in files beside its earlier ones in others."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from hudna.actions.read_document import read_document
from hudna.cli.output import json_option, print_json
from hudna.cli.read_file import bytes_of, problems_of, tools, why_unread
from hudna.cli.read_jobs import jobs_of
from hudna.errors import HudnaError
from hudna.intake.intake import Problem, read_bytes
from hudna.model.codec import to_json
from hudna.model.document import Report
from hudna.model.release import Audience, Release
from hudna.model.span import Span
from hudna.talks.contradictions import Against, contrasts_of
from hudna.talks.source import Source
from hudna.text.terms import term_of

__all__ = ["contrasts"]


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@json_option
def contrasts(files: tuple[Path, ...], as_json: bool) -> None:
    """Set words of a speaker in FILES and folders beside its earlier ones.

    That is what it affirmed and denied, another number of people, and what it promised and then
    refused. Only texts that say when they appeared are compared, and only words in which speaker,
    actors, place and day are known. Which is true is not found. Ends with 1 when a file could not
    be read.
    """
    sources: dict[str, Source] = {}
    unread = False
    for job in jobs_of(files):
        problems, found = _of_file(job.path)
        for problem in problems:
            click.echo(f"hudna: {job.path}: {problem.message}. {problem.advice}", err=True)
        unread = unread or (bool(problems) and not found)
        sources |= {source.report.id: source for source in found}
    told = contrasts_of(list(sources.values()))
    if as_json:
        print_json({"texts": len(sources), "contrasts": [to_json(one) for one in told]})
    else:
        click.echo(f"{len(sources)} texts: {len(told)} words against earlier ones")
        for one in told:
            click.echo(_lines(one, sources))
    if unread:
        sys.exit(1)


def _of_file(path: Path) -> tuple[tuple[Problem, ...], list[Source]]:
    """Return what was wrong with a file, and its texts; each is called as it is in its file."""
    reader, places = tools()
    try:
        taken = read_bytes(path.name, bytes_of(path))
        found = []
        for number, one in enumerate(taken.documents, start=1):
            name = str(path) if len(taken.documents) == 1 else f"{path}#{number}"
            report = Report(
                name, one.id, "", datetime.min.replace(tzinfo=UTC), Release(Audience.PUBLIC)
            )
            found.append(Source(report, read_document(reader, places, one), one.text))
    except (HudnaError, OSError) as error:
        return (why_unread(path, error),), []
    return problems_of(path, taken), found


def _lines(one: Against, sources: dict[str, Source]) -> str:
    differs = "" if one.differs in ("said", "promise") else f" ({one.differs})"
    head = f"  {one.speaker}: {term_of(one.kind, 'en')}{differs}"
    earlier = _said(one.earlier_day, one.earlier_report, one.earlier, sources)
    return "\n".join([head, earlier, _said(one.later_day, one.later_report, one.later, sources)])


def _said(day: str, name: str, span: Span, sources: dict[str, Source]) -> str:
    words = " ".join(span.of(sources[name].text).split())
    return f"    {day} {name}: “{words}”  [{span.start}:{span.end}]"
