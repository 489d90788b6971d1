"""GPX 1.0 and 1.1: every track point with a time; heights are metres of a reference not stated."""

from lxml import etree

from hudna.airspace.formats.opened import as_xml, local
from hudna.airspace.gathering import Gathering, finite
from hudna.airspace.plots import Asked, Plots
from hudna.errors import InputError

__all__ = ["read"]


def read(data: bytes, asked: Asked) -> Plots:
    """Return the points of all tracks in a GPX file; each named track is an identity."""
    root = as_xml(data, asked.where)
    if local(root) != "gpx":
        raise InputError(
            f"the document is '{local(root)}', not GPX", where=asked.where, advice="Export GPX"
        )
    gathering = Gathering(asked)
    tracks = [element for element in root.iter() if local(element) == "trk"]
    row = 0
    for index, track in enumerate(tracks):
        name = _child(track, "name") or f"track {index + 1}"
        for point in track.iter():
            if local(point) != "trkpt":
                continue
            row += 1
            gathering.plot(
                row,
                gathering.time(_child(point, "time")),
                point.get("lat"),
                point.get("lon"),
                height=finite(_child(point, "ele")),
                craft=name if len(tracks) > 1 else "",
            )
    return gathering.done()


def _child(element: etree._Element, name: str) -> str:
    found = next((child for child in element if local(child) == name), None)
    return (found.text or "").strip() if found is not None else ""
