"""`hudna watch truce`: before and after a truce, against what it did not cover and other dates."""

from datetime import datetime
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from hudna.cli.output import json_option, print_json
from hudna.cli.watch_input import events_argument, load_events, today_option
from hudna.cli.watch_words import plain
from hudna.errors import InputError
from hudna.watch.days import day_number, day_words
from hudna.watch.events import NOT_TOLD, Events
from hudna.watch.holding.truce import TruceCaution, TruceEffect, TruceSettings, truce_effect

__all__ = ["truce"]


CAUTIONS = {
    TruceCaution.NO_COMPARISON: "everything is covered: nothing shows what would have come without "
    "a truce; choose with --covered-side or --covered-box",
    TruceCaution.NOTHING_COVERED: "not assessable: no row is covered",
    TruceCaution.TOO_SHORT: "not assessable: the table does not reach from the days before to the "
    "days after the truce",
    TruceCaution.FEW_EVENTS: "not assessable: fewer than 10 events on one side of the comparison",
    TruceCaution.FEW_PLACEBOS: "fewer than 5 independent dates without a truce: interval and "
    "p-value say little",
    TruceCaution.BEFORE_UNUSUAL: "the days just before were unusual: sides may have acted in view "
    "of the truce",
}


@click.command()
@events_argument
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), required=True, help="First day.")
@click.option("--covered-side", "sides", multiple=True, help="A side (dyad) the truce covers.")
@click.option(
    "--covered-box",
    "boxes",
    type=(float, float, float, float),
    multiple=True,
    metavar="S W N E",
    help="An area the truce covers, degrees: south, west, north, east.",
)
@click.option("--before", type=click.IntRange(7, 3650), default=28, show_default=True)
@click.option("--after", type=click.IntRange(7, 3650), default=28, show_default=True)
@click.option(
    "--anticipation",
    type=click.IntRange(0, 365),
    default=14,
    show_default=True,
    help="Days just before the truce that are left out and looked at apart.",
)
@today_option
@json_option
def truce(
    events_file: Path,
    day: datetime,
    sides: tuple[str, ...],
    boxes: tuple[tuple[float, float, float, float], ...],
    before: int,
    after: int,
    anticipation: int,
    today: datetime | None,
    as_json: bool,
) -> None:
    """Compare before and after a truce with what it does not cover, and with dates without one.

    Rows are covered when their side and their place are; rows without a side are not used when
    sides are chosen.
    """
    table = load_events(events_file, today)
    covered, compared = _masks(table.events, sides, boxes)
    settings = TruceSettings(before=before, after=after, anticipation=anticipation)
    first = day_number(day.date())
    found = truce_effect(table.events, covered, compared, first, settings)
    notes = [CAUTIONS[caution] for caution in found.cautions]
    known = found.effect == found.effect
    if as_json:
        print_json(
            plain(found)
            | {
                "day": day_words(found.day),
                "status": "assessed" if known else "not assessable",
                "rows_not_used": int((~covered & ~compared).sum()),
                "left_out": len(table.left_out),
                "notes": notes,
            }
        )
        return
    for line in [*(_lines(found) if known else []), *notes]:
        click.echo(line)


def _masks(
    events: Events,
    sides: tuple[str, ...],
    boxes: tuple[tuple[float, float, float, float], ...],
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return rows that are covered and rows they are compared with."""
    if unknown := set(sides) - set(events.sides):
        raise InputError(
            f"no rows of side {', '.join(sorted(unknown))}",
            advice=f"The table has {', '.join(events.sides) or 'no sides'}",
        )
    covered = np.ones(len(events), dtype=bool)
    usable = np.ones(len(events), dtype=bool)
    if sides:
        covered &= np.isin(events.side, [events.sides.index(side) for side in sides])
        usable &= events.side != NOT_TOLD
    if boxes:
        inside = np.zeros(len(events), dtype=bool)
        for south, west, north, east in boxes:
            inside |= (
                (events.latitude >= south)
                & (events.latitude <= north)
                & (events.longitude >= west)
                & (events.longitude <= east)
            )
        covered &= inside
    return covered & usable, ~covered & usable


def _lines(found: TruceEffect) -> list[str]:
    lines = [
        f"After the truce the rate is {found.effect:.2f} x what the comparison implies",
        f"  covered {found.covered[0]:g} -> {found.covered[1]:g}, "
        f"compared {found.compared[0]:g} -> {found.compared[1]:g}",
    ]
    if not found.placebos:
        return [*lines, "  no other date to hold it against: it may be chance"]
    inside = found.band_low <= found.effect <= found.band_high
    lines[0] += (
        f" ({found.low:.2f} to {found.high:.2f}), "
        if found.low == found.low
        else " (interval not known), "
    ) + (
        "no further off than on dates without a truce"
        if inside
        else "further off than on 95 % of dates"
    )
    return [
        *lines,
        f"  95 % of {found.placebos} dates without a truce: {found.band_low:.2f} to "
        f"{found.band_high:.2f} ({found.independent:.1f} independent); p = {found.p_value:.3f}",
        f"  the {found.settings.anticipation} days before: {found.just_before:.2f} x the days "
        f"before them (p = {found.just_before_p:.3f})",
    ]
