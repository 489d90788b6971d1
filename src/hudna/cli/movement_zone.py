"""`hudna movement declare-zone`: an area that a party says is closed to movements."""

from pathlib import Path

import click

from hudna.actions.announce_movement import declare_zone
from hudna.actions.movement_words import zone_of
from hudna.cli.context import open_desk, signed
from hudna.cli.movement_file import signer_of, signing_options
from hudna.cli.output import language_option, node_option
from hudna.cli.own_desk import say
from hudna.model.movement import MovementKind

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
        "title": title, "points": outline, "radius_m": radius_m, "start": start, "end": end,
        "closed_to": kinds, "lower_m": lower_m, "upper_m": upper_m,
        "height_reference": height_reference, "reasons": reasons, "language": language,
    }  # fmt: skip
    desk = open_desk(node)
    signer, actor = signer_of(desk, key_file, office)
    zone = zone_of(fields, actor, now=desk.now())
    say(desk, declare_zone, signed(desk, signer, "declared_zone", zone))
    click.echo(f"{zone.id} is in the record. It is signed: this cannot be undone.")
