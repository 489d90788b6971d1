"""`hudna watch etas`: the continuous self-exciting model, for few events and for checking."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import click
import numpy as np

from hudna.cli.output import console, json_option, print_json
from hudna.cli.watch_etas_result import lines, result
from hudna.cli.watch_input import read_table, say_left_out, today_option
from hudna.errors import InputError
from hudna.watch.etas.outline import corners_of
from hudna.watch.etas.prepare import Choice
from hudna.watch.etas.study import study
from hudna.watch.etas.table import day_of, read_catalogue
from hudna.watch.events import Floats

__all__ = ["etas"]

MOMENT = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S"])


@click.command()
@click.argument(
    "catalogue", metavar="CATALOGUE.csv", type=click.Path(path_type=Path, dir_okay=False)
)
@click.option("--begin", type=MOMENT, help="Events before this are not used. [default: first]")
@click.option(
    "--study-start", type=MOMENT, help="Events before this only trigger. [default: --begin]"
)
@click.option("--study-end", type=MOMENT, help="End of the study window. [default: last event]")
@click.option("--magnitude", type=float, help="Least magnitude used. [default: the least told]")
@click.option("--no-magnitude", is_flag=True, help="Fit without magnitudes even if there are any.")
@click.option(
    "--area",
    help='Study area: a GeoJSON file with one polygon, or "lon,lat lon,lat lon,lat ...". '
    "[default: the box around the events]",
)
@click.option(
    "--horizon", type=click.FloatRange(1, 366), help="Add expected counts for so many days."
)
@click.option(
    "--place-km",
    type=click.FloatRange(0, 100),
    help="How far around its position an event may have been; positions are spread so far. "
    "[default: 3 where many events share positions and have no magnitude, else 0]",
)
@click.option("--events", "each", is_flag=True, help="Add each event's chance to be background.")
@click.option("--seed", default=1, show_default=True, help="For hours that are not told.")
@today_option
@json_option
def etas(
    catalogue: Path,
    begin: datetime | None,
    study_start: datetime | None,
    study_end: datetime | None,
    magnitude: float | None,
    no_magnitude: bool,
    area: str | None,
    horizon: float | None,
    place_km: float | None,
    each: bool,
    seed: int,
    today: datetime | None,
    as_json: bool,
) -> None:
    """Fit the space-time ETAS model: background and triggering, with standard errors.

    CATALOGUE.csv has date (and time), latitude, longitude, and may have a magnitude. Progress goes
    to standard error.
    """
    now = today or datetime.now(UTC)
    table = read_catalogue(
        read_table(catalogue), name=str(catalogue), today=now.date(), magnitudes=not no_magnitude
    )
    say_left_out(catalogue, table.left_out, table.remarks)
    choice = Choice(
        _day(begin),
        _day(study_start),
        _day(study_end),
        magnitude,
        _corners(area),
        place_km=place_km,
    )
    _check_window(choice, day_of(now))
    since = perf_counter()
    with _progress() as say:
        found = study(table, choice, np.random.default_rng(seed), say=say)
    answer = result(found, table, seconds=perf_counter() - since, horizon=horizon, each=each)
    if as_json:
        print_json(answer)
    else:
        click.echo("\n".join(lines(answer)))


def _check_window(choice: Choice, today: float) -> None:
    begin, start, end = choice.begin, choice.start, choice.end
    told = [moment for moment in (begin, start, end) if moment is not None]
    if told != sorted(told):
        raise InputError(
            "the study window ends before it begins",
            advice="Give --begin <= --study-start < --study-end",
        )
    if told and told[-1] >= today + 1:
        raise InputError(
            "the study window reaches into the future",
            advice="End it today or earlier: days not yet seen are not days without events",
        )


def _day(moment: datetime | None) -> float | None:
    return None if moment is None else day_of(moment)


def _corners(area: str | None) -> tuple[Floats, Floats] | None:
    if area is None:
        return None
    path = Path(area)
    is_text = "," in area and not area.lower().endswith(("json", ".txt"))
    return corners_of(area if is_text else read_table(path))


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Yield what shows progress: a line that changes on a terminal, else one line per round."""
    if console.is_terminal:
        with console.status("fitting") as status:
            yield status.update
        return
    shown = ""

    def say(text: str) -> None:
        nonlocal shown
        if (turn := text.partition(":")[0]) != shown:
            shown = turn
            print(text, file=sys.stderr, flush=True)

    yield say
