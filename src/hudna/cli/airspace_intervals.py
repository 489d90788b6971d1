"""`hudna airspace intervals`: every entry and exit of many tracks, as rows."""

import csv
from pathlib import Path

import click

__all__ = ["intervals_command"]

HEADER = (
    "track",
    "kind",
    "entry",
    "exit",
    "depth_m",
    "length_m",
    "duration_s",
    "entry_latitude",
    "entry_longitude",
    "exit_latitude",
    "exit_longitude",
)


@click.command("intervals")
@click.argument("track", type=click.Path(exists=True, path_type=Path, dir_okay=False))
@click.argument("zone", type=click.Path(exists=True, path_type=Path, dir_okay=False))
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="CSV to write.",
)
@click.option("--side", default="inside", show_default=True, help="inside, left or right.")
@click.option("--edges", default="straight", show_default=True, help="straight or geodesic.")
@click.option("--floor-m", type=float, help="Lower limit, in the datum of the track's heights.")
@click.option("--ceiling-m", type=float, help="Upper limit, likewise.")
def intervals_command(
    track: Path,
    zone: Path,
    output: Path,
    side: str,
    edges: str,
    floor_m: float | None,
    ceiling_m: float | None,
) -> None:
    """Write one row per stay of TRACK (CSV) in ZONE (GeoJSON): depth, length and duration.

    A column `track` in the CSV tells many tracks apart.
    """
    from hudna.airspace.bulk import read_columns, rows_of, shape_from

    columns = read_columns(track)
    shape = shape_from(zone, side, edges, floor_m, ceiling_m)
    n = 0
    with output.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEADER)
        for row in rows_of(columns, shape):
            out.writerow(row)
            n += 1
    for said in columns.said:
        click.echo(said, err=True)
    click.echo(f"{n} stays of {len(columns.ids)} tracks: {output}")
