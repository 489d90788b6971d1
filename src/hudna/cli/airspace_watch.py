"""`hudna airspace watch`: a stream of positions against zones, an alert a line."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import click

from hudna.cli.output import json_option

__all__ = ["watch_command"]

_BATCH = 2000


@click.command("watch")
@click.argument("case", type=click.Path(exists=True, path_type=Path, dir_okay=False))
@click.option(
    "--positions",
    type=click.File("r"),
    default="-",
    show_default="standard input",
    help="Positions, a JSON object a line: craft, time, latitude, longitude, altitude_m.",
)
@click.option("--enter-m", default=0.0, show_default=True, help="Inside from this depth on.")
@click.option("--exit-m", default=100.0, show_default=True, help="Outside from this far out on.")
@click.option("--hold-s", default=2.0, show_default=True, help="Held so long before it is told.")
@click.option("--ahead-s", default=60.0, show_default=True, help="Approaches told so early.")
@json_option
def watch_command(
    case: Path,
    positions: IO[str],
    enter_m: float,
    exit_m: float,
    hold_s: float,
    ahead_s: float,
    as_json: bool,
) -> None:
    """Watch every version of the zones of CASE on a stream of positions.

    Each version of a line alerts for itself: none decides. Ends when the stream ends.
    """
    import numpy as np

    from hudna.airspace.case_file import read_case
    from hudna.airspace.fence import Fence, Hysteresis

    steady = Hysteresis(enter_m, exit_m, hold_s, ahead_s)
    fences = [Fence(zone, steady) for zone in read_case(case).zones]
    for batch in _batches(positions):
        craft = [str(row["craft"]) for row in batch]
        columns = [
            np.array([_number(row.get(name)) for row in batch])
            for name in ("time", "latitude", "longitude", "altitude_m")
        ]
        alerts = [alert for fence in fences for alert in fence.update(craft, *columns)]
        alerts += [alert for fence in fences for alert in fence.lost(float(columns[0][-1]))]
        for alert in sorted(alerts, key=lambda one: one.time):
            _tell(alert, as_json)
        sys.stdout.flush()


def _batches(stream: IO[str]) -> Iterator[list[dict[str, object]]]:
    """Yield positions as they come: a live stream line by line, a file many at a time."""
    size = 1 if stream.isatty() or not stream.seekable() else _BATCH
    batch: list[dict[str, object]] = []
    for number, line in enumerate(stream, start=1):
        row = _row(number, line)
        if row is not None:
            batch.append(row)
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch


def _row(number: int, line: str) -> dict[str, object] | None:
    """Return a position with its time as seconds, null where the line cannot be used: said so."""
    from datetime import UTC, datetime

    if not line.strip():
        return None
    try:
        row = json.loads(line)
        if isinstance(row["time"], str):
            # Without a zone it is taken as UTC, as everywhere tracks are read.
            moment = datetime.fromisoformat(row["time"])
            row["time"] = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
        row["craft"], row["latitude"], row["longitude"]
    except (ValueError, KeyError, TypeError) as error:
        click.echo(f"line {number} is left out: {error}", err=True)
        return None
    return dict(row)


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else float("nan")


def _tell(alert: object, as_json: bool) -> None:
    from datetime import UTC, datetime

    from hudna.airspace.fence import FenceAlert
    from hudna.cli.output import print_json
    from hudna.model.codec import to_json

    assert isinstance(alert, FenceAlert)
    at = datetime.fromtimestamp(alert.time, UTC).isoformat(timespec="seconds")
    if as_json:
        print_json({**to_json(alert), "at": at})
        return
    soon = "" if alert.in_s is None else f", inside in {alert.in_s:.0f} s"
    where = f"{alert.zone} by {alert.version}"
    click.echo(f"{at} {alert.craft} {alert.event.value} {where}, depth {alert.depth_m:.0f} m{soon}")
