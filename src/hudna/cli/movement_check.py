"""`hudna movement check`: hold plans in a file against zones and other plans, without a node."""

from pathlib import Path

import click

from hudna.cli.output import json_option, language_option, print_json
from hudna.deconflict.answer import Field, check_of
from hudna.deconflict.draft import movement_of
from hudna.deconflict.movement_file import read_movements
from hudna.deconflict.zone_collection import read_zones
from hudna.errors import InputError
from hudna.model.codec import to_json
from hudna.model.movement import Movement, MovementRules
from hudna.model.release import AMONG_PARTIES
from hudna.publish.movement_words import (
    approach_words,
    disclaimer,
    reason_words,
    would_change_words,
)
from hudna.text.terms import term_of

__all__ = ["check"]

File = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("check")
@click.argument("path", type=File)
@click.option("--zones", "zone_files", multiple=True, type=File, help="GeoJSON of zones.")
@click.option("--plans", "plan_files", multiple=True, type=File, help="Other plans, CSV or JSON.")
@language_option
@json_option
def check(
    path: Path, zone_files: tuple[Path, ...], plan_files: tuple[Path, ...], language: str,
    as_json: bool,
) -> None:  # fmt: skip
    """Say whether the plans in a CSV or JSON file meet zones, each other, or plans in other files.

    The answer is conflict, insufficient data or no conflict found; none means that it is safe.
    Status 1: a plan could not be read.
    """
    own, problems = _read(path)
    others: list[Movement] = []
    for file in plan_files:
        found, wrong = _read(file)
        others += found
        problems += wrong
    zones = [zone for file in zone_files for zone in read_zones(file.name, file.read_bytes())]
    field = Field(tuple(zones), (), (*own, *others), MovementRules())
    for plan in own:
        _show(plan, field, language, as_json=as_json)
    for problem in problems:
        click.echo(f"hudna: {problem}", err=True)
    if not as_json:
        click.echo(disclaimer(language))
    if problems:
        raise SystemExit(1)


def _read(path: Path) -> tuple[list[Movement], list[InputError]]:
    """Return the plans of a file, each named by where it stands, and what cannot be read."""
    read = read_movements(path.name, path.read_bytes())
    plans = [
        movement_of(draft, name=where, party=path.name, by="", now=draft.start, exercise=False)
        for where, draft in read.drafts
    ]
    return plans, list(read.problems)


def _show(plan: Movement, field: Field, language: str, *, as_json: bool) -> None:
    made = check_of(plan, field, plan.at, AMONG_PARTIES)
    if as_json:
        shown = {k: v for k, v in to_json(made).items() if k not in ("id", "at", "release")}
        print_json({**shown, "disclaimer": disclaimer(language)})
        return
    click.echo(f"{plan.id}: {plan.title}: {term_of(made.answer, language)}")
    for reason in made.reasons:
        near = approach_words(reason.approach, language)
        click.echo(f"  {reason_words(reason, None, language)} ({near})")
        click.echo(f"    {would_change_words(reason, language)}")
