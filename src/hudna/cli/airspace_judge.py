"""`hudna airspace judge`: the verdicts on a case, and its report."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hudna.cli.output import console, json_option, language_option, print_json
from hudna.errors import NotFound

if TYPE_CHECKING:
    from hudna.model.judgement import Judgement

__all__ = ["judge_command"]


@click.command("judge")
@click.argument("case", metavar="CASE")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the report; beside --json none is written unless this is given.",
)
@language_option
@json_option
def judge_command(case: str, output: Path | None, language: str, as_json: bool) -> None:
    """Judge CASE, a YAML file or the name of a worked case, and write its report.

    Prints a line per claim and per version of the line. The report is written as HTML and PDF.
    """
    from hudna.airspace.case_file import read_case
    from hudna.airspace.judge import judge

    read = read_case(_file_of(case))
    with console.status("Judging; the first time its arithmetic is compiled, for a minute ..."):
        judged = judge(read)
    if as_json:
        from hudna.cli.airspace_json import judgement_json

        print_json(judgement_json(judged, language))
    else:
        _print(judged, language)
    if output is not None or not as_json:
        _write(judged, output or Path(), language, quiet=as_json)


def _file_of(case: str) -> Path:
    """Return the file of a case, or of a worked case by its name."""
    from hudna.airspace.worked import worked_cases

    path = Path(case)
    if path.exists() or path.suffix:
        return path
    known = worked_cases()
    if case not in known:
        raise NotFound(
            f"there is no worked case '{case}'",
            advice=f"Give a file, or one of: {', '.join(known) or 'none'}",
        )
    return known[case]


def _print(judged: "Judgement", language: str) -> None:
    from hudna.publish.judgements.words import plain, reason_words, verdict_words, words_of

    words = words_of(language)
    for found in judged.claims:
        claim = found.claim
        click.echo(f"{claim.id} ({claim.by}): {plain(verdict_words(found.verdict, words))}")
        for version in found.versions:
            chance = "-" if version.probability is None else f"{version.probability:.2f}"
            answer = plain(verdict_words(version.verdict, words))
            click.echo(f"    {version.version}: P {chance}, {answer}{_shifts(version)}")
        for reason in (*found.reasons, *found.would_change):
            click.echo(f"  - {plain(reason_words(reason, words))}")
        if not found.versions:
            click.echo(f"  -{_shifts(found) or ' no shift'}")
    for pair in judged.pairs:
        same = {True: "compatible", False: "incompatible", None: "no common time"}
        wrong = f", one wrong by {pair.wrong_by_m:.0f} m" if pair.wrong_by_m else ""
        sigma = "" if pair.distance_sigma is None else f", {pair.distance_sigma:.1f} sigma apart"
        click.echo(f"{pair.first} / {pair.second}: {same[pair.compatible]}{sigma}{wrong}")


def _shifts(found: object) -> str:
    metres = getattr(found, "smallest_shift_m", None)
    seconds = getattr(found, "smallest_shift_s", None)
    words = "" if metres is None else f", true if shifted by {metres:.0f} m"
    return words + ("" if seconds is None else f", by {seconds:.1f} s")


def _write(judged: "Judgement", folder: Path, language: str, *, quiet: bool) -> None:
    from hudna.publish.judgements.report import judgement_html, judgement_pdf

    folder.mkdir(parents=True, exist_ok=True)
    stem = re.sub(r"[^\w.-]+", "_", judged.id) or "case"
    page, pdf = folder / f"{stem}.{language}.html", folder / f"{stem}.{language}.pdf"
    page.write_text(judgement_html(judged, language), "utf-8")
    pdf.write_bytes(judgement_pdf(judged, language))
    if not quiet:
        click.echo(f"Report: {page} and {pdf}")
