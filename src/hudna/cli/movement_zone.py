"""`hudna movement declare-zone`: an area that a party says is closed to movements."""

from pathlib import Path

import click

from hudna.actions.announce_movement import declare_zone
from hudna.cli.context import open_desk, signed
from hudna.cli.movement_file import signer_of, signing_options
from hudna.cli.output import language_option, node_option
from hudna.cli.own_desk import say
from hudna.deconflict.fields import heights, instant, points, quantity
from hudna.errors import InputError
from hudna.model.identity import make_id
from hudna.model.movement import DeclaredZone, MovementKind, Volume
from hudna.model.release import Audience, Release

__all__ = ["declare"]


@click.command("declare-zone")
@click.argument("title")
@click.option(
    "--points", "outline", required=True, help='"latitude longitude; ..."; one: a circle.'
)
@click.option("--radius-m", default="0", show_default=True, help="All this near belongs to it.")
@click.option("--start", required=True, help="With its offset: 2030-01-31T06:30+03:00.")
@click.option("--end", required=True, help="With its offset.")
@click.option(
    "--closed-to",
    "kinds",
    multiple=True,
    default=[kind.value for kind in MovementKind],
    type=click.Choice([kind.value for kind in MovementKind]),
    help="Kind of movement; give it again for more. All of them by default.",
)
@click.option("--lower-m", default="", help="Floor in metres; the ground where none is given.")
@click.option("--upper-m", default="", help="Ceiling in metres.")
@click.option("--height-reference", default="", help="msl, wgs84, pressure or ground.")
@click.option("--reasons", default="", help="Why, in words.")
@node_option
@signing_options
@language_option
def declare(
    title: str, outline: str, radius_m: str, start: str, end: str, kinds: tuple[str, ...],
    lower_m: str, upper_m: str, height_reference: str, reasons: str, node: Path,
    key_file: Path | None, office: str | None, language: str,
) -> None:  # fmt: skip
    """Declare a zone; it binds nobody, and every plan is held against it."""
    fields = {
        "points": outline, "radius_m": radius_m, "start": start, "end": end,
        "lower_m": lower_m, "upper_m": upper_m, "height_reference": height_reference,
    }  # fmt: skip
    first, last = instant(fields, "start"), instant(fields, "end")
    if first is None or last is None:
        raise InputError("a zone needs a start and an end", where="start")
    lower, upper, datum = heights(fields)
    volume = Volume(
        points=tuple((p.longitude, p.latitude) for p in points(fields, "points")),
        radius_m=quantity(fields, "radius_m") or 0.0,
        start=first,
        end=last,
        lower_m=lower,
        upper_m=upper,
        height_datum=datum,
    )
    desk = open_desk(node)
    signer, actor = signer_of(desk, key_file, office)
    now = desk.now()
    zone = DeclaredZone(
        id=make_id("declared-zone", actor.id, now.isoformat(), title),
        title=title,
        kinds=tuple(MovementKind(kind) for kind in kinds),
        volume=volume,
        reasons=reasons,
        party=actor.party,
        by=actor.id,
        language=language,
        at=now,
        release=Release(Audience.SIDES),
    )
    say(desk, declare_zone, signed(desk, signer, "declared_zone", zone))
    click.echo(f"{zone.id} is in the record. It is signed: this cannot be undone.")
