"""The formats of tracks: name, reader, ends of file names, and what marks one beyond doubt."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from hudna.airspace.formats import (
    asterix_048,
    asterix_062,
    beast,
    csv_table,
    geojson,
    gpx,
    kml,
    opensky,
    readsb,
    traffic,
)
from hudna.airspace.formats.opened import unpacked
from hudna.airspace.plots import Asked, Plots
from hudna.errors import InputError

__all__ = ["FORMATS", "Format", "format_of", "read_plots"]

_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Format:
    """One format: `marks` returns whether the first bytes can be of no other."""

    read: Callable[[bytes, Asked], Plots]
    endings: tuple[str, ...] = ()
    marks: Callable[[bytes], bool] = lambda head: False


def _opensky_table(head: bytes) -> bool:
    names = re.split(rb"[,;\t\s]+", head.split(b"\n", 1)[0].lower())
    return all(mark.encode() in names for mark in opensky.CSV_MARKS)


def _has(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda head: all(mark in head for mark in marks)


def _traffic_table(head: bytes) -> bool:
    by_rows = _has(b'"timestamp":', b'"latitude":', b'"icao24":')(head)
    return by_rows or head.lstrip().startswith(b'{"timestamp":{')


FORMATS: dict[str, Format] = {
    "opensky": Format(
        opensky.read, marks=lambda head: _opensky_table(head) or _has(b'"states"', b'"time"')(head)
    ),
    "readsb": Format(readsb.read, marks=_has(b'"trace"', b'"timestamp"')),
    "csv": Format(csv_table.read, (".csv", ".tsv")),
    "gpx": Format(gpx.read, (".gpx",), _has(b"<gpx", b"topografix.com/GPX")),
    "kml": Format(kml.read, (".kml",), _has(b"<kml", b"/kml/2")),
    "geojson": Format(geojson.read, (".geojson",), _has(b'"type"', b'"Feature')),
    "traffic": Format(traffic.read, marks=_traffic_table),
    "asterix_048": Format(asterix_048.read, (".cat048", ".cat48")),
    "asterix_062": Format(asterix_062.read, (".cat062", ".cat62")),
    "beast": Format(beast.read, (".beast", ".avr")),
}
"""In this order a file without a stated format is tried, by marks first and endings then."""

_OTHER_NAMES = {
    "dump1090": "readsb",
    "tar1090": "readsb",
    "avr": "beast",
    "modes": "beast",
    "cat048": "asterix_048",
    "cat062": "asterix_062",
    "asterix48": "asterix_048",
    "asterix62": "asterix_062",
    "asterix048": "asterix_048",
    "asterix062": "asterix_062",
    "json": "geojson",
}
"""What a case may call a format besides; compared without case, signs and spaces."""


def format_of(stated: str | None, name: str, data: bytes, where: str) -> str:
    """Return the format of a file, as stated or beyond doubt; raises `InputError` else."""
    if stated is not None:
        plain = re.sub(r"[\W_]+", "", stated.casefold())
        found = stated if stated in FORMATS else _OTHER_NAMES.get(plain, plain)
        if found not in FORMATS:
            raise InputError(
                f"'{stated}' is no format of tracks",
                where=where,
                advice=f"Known formats: {', '.join(FORMATS)}",
            )
        return found
    head = data[:_HEAD]
    for known, one in FORMATS.items():
        if one.marks(head):
            return known
    ending = name.casefold().removesuffix(".gz")
    for known, one in FORMATS.items():
        if one.endings and ending.endswith(one.endings):
            return known
    raise InputError(
        "it is not certain which format this is",
        where=where,
        advice=f"Write 'format:' in the track, one of {', '.join(FORMATS)}",
    )


def read_plots(data: bytes, name: str, stated: str | None, asked: Asked) -> tuple[str, Plots]:
    """Return the format and the plots of a file as handed in, packed or not."""
    data = unpacked(data, asked.where)
    known = format_of(stated, name, data, asked.where)
    return known, FORMATS[known].read(data, asked)
