"""KML 2.2 (OGC 07-147r2): gx:Track, and points with a TimeStamp.

A line with one time for the whole is refused: it does not say when the craft was where.
"""

from collections.abc import Iterator
from math import nan

from lxml import etree

from hudna.airspace.formats.opened import as_xml, local
from hudna.airspace.gathering import Gathering, finite
from hudna.airspace.plots import Asked, Plots
from hudna.errors import InputError
from hudna.model.judgement import HeightDatum

__all__ = ["read"]

_MODES = {
    "absolute": HeightDatum.MSL,
    "relativeToGround": HeightDatum.GROUND,
    "clampToGround": None,
}
"""What heights are measured from by altitudeMode; on the ground the third number says nothing."""


def read(data: bytes, asked: Asked) -> Plots:
    """Return the plots of a KML file; each named placemark with a track is an identity."""
    root = as_xml(data, asked.where)
    if local(root) != "kml":
        raise InputError(
            f"the document is '{local(root)}', not KML", where=asked.where, advice="Export KML"
        )
    gathering = Gathering(asked)
    marks = [element for element in root.iter() if local(element) == "Placemark"]
    tracked = sum(any(local(part) == "Track" for part in mark.iter()) for mark in marks)
    row, modes = 0, set()
    for index, mark in enumerate(marks):
        name = (_text(mark, "name") or f"placemark {index + 1}") if tracked > 1 else ""
        for when, place, mode in _plots(mark, asked.where):
            row += 1
            modes.add(mode)
            parts = [*place.replace(",", " ").split(), "", "", ""][:3]
            height = finite(parts[2]) if _MODES.get(mode) else nan
            gathering.plot(row, gathering.time(when), parts[1], parts[0], height=height, craft=name)
    data_of = {_MODES.get(mode) for mode in modes} - {None}
    if len(data_of) > 1:
        raise InputError(
            f"heights are measured in several ways: {', '.join(sorted(modes))}",
            where=asked.where,
            advice="Export one altitudeMode for the whole track",
        )
    return gathering.done(
        next(iter(data_of)) or HeightDatum.UNKNOWN if data_of else HeightDatum.UNKNOWN
    )


def _plots(mark: etree._Element, where: str) -> Iterator[tuple[str, str, str]]:
    """Yield time, coordinates and altitude mode of what a placemark holds."""
    tracks = [element for element in mark.iter() if local(element) == "Track"]
    for track in tracks:
        times = [(e.text or "").strip() for e in track if local(e) == "when"]
        places = [(e.text or "").strip() for e in track if local(e) == "coord"]
        if len(times) != len(places):
            raise InputError(
                f"a gx:Track has {len(times)} times for {len(places)} positions",
                where=where,
                advice="Export the track again; each position needs its time",
            )
        mode = _mode(track)
        yield from ((when, place, mode) for when, place in zip(times, places, strict=True))
    if tracks:
        return
    lines = [e for e in mark.iter() if local(e) in ("LineString", "LinearRing")]
    if lines:
        raise InputError(
            "a line has no time for each position, at most one for the whole",
            where=where,
            advice="Export it as gx:Track (KML 2.2) or GPX, which keep the time of each plot",
        )
    when = _text(mark, "when")
    for point in (e for e in mark.iter() if local(e) == "Point"):
        yield when, _text(point, "coordinates"), _mode(point)


def _mode(element: etree._Element) -> str:
    return _text(element, "altitudeMode") or "clampToGround"


def _text(element: etree._Element, name: str) -> str:
    found = next((e for e in element.iter() if local(e) == name), None)
    return (found.text or "").strip() if found is not None else ""
