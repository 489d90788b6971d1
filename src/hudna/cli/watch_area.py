"""The options `hudna watch` forecasts share: the watched area and the horizon."""

from pathlib import Path

import click

from hudna.cli.watch_input import read_table
from hudna.watch.cells import Cells
from hudna.watch.counts.area import cells_of_area, read_area

__all__ = ["area_option", "horizon_option", "load_area", "number"]


area_option = click.option(
    "--area",
    "area_file",
    metavar="AREA.geojson",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Polygons of the watched area. [default: 30 km around every event so far]",
)

horizon_option = click.option(
    "--horizon",
    type=click.IntRange(1, 90),
    default=7,
    show_default=True,
    help="Days that are forecast.",
)


def load_area(path: Path | None) -> Cells | None:
    """Return the cells of the area a file names, or null."""
    if path is None:
        return None
    return cells_of_area(read_area(read_table(path), name=str(path)))


def number(value: float, digits: int = 6) -> float | None:
    """Return a plain rounded number, null for nan and infinity."""
    plain = float(value)
    return round(plain, digits) if abs(plain) < float("inf") else None
