"""One claim, out of the entry of a case: who says what, in numbers with their units."""

from datetime import datetime

from hudna.airspace.quantities import length, present, seconds
from hudna.model.judgement import AirspaceClaim, StatedReading
from hudna.text.schema import Node

__all__ = ["read_claim"]

_METRES = ("depth", "length", "distance")
_UNITS = ("", "_m", "_ft", "_km")
_NUMBERS = (*(f"{name}{unit}" for name in _METRES for unit in _UNITS), "duration", "duration_s")
_OTHERS = ("track", "entered", "at", "aircraft", "words", "source", "readings")
_DEPTHS = ("nearest_edge", "along_course", "from_tip")
"""What a depth is: the distance to the edge, the way flown from it, or from the course to a tip."""


def read_claim(node: Node, zones: set[str], tracks: set[str]) -> AirspaceClaim:
    """Return a claim; raises the document's error where it names no zone or track of the case."""
    node.fields(("id", "by", "zone"), (*_NUMBERS, *_OTHERS))
    zone, track = node["zone"].text(), _text(node, "track")
    if zone not in zones:
        node["zone"].wrong(
            f"no zone of the case is called '{zone}'", f"There are: {', '.join(sorted(zones))}"
        )
    if track is not None and track not in tracks:
        node["track"].wrong(
            f"no track of the case is called '{track}'",
            f"There are: {', '.join(sorted(tracks)) or 'none; leave the field out'}",
        )
    numbers = {f"{name}_m": length(node, name) for name in _METRES}
    claim = AirspaceClaim(
        id=node["id"].text(),
        by=node["by"].text(),
        zone=zone,
        track=track,
        entered=_truth(node, "entered"),
        duration_s=seconds(node, "duration"),
        at=_moment(node, "at"),
        aircraft=_text(node, "aircraft"),
        words=_text(node, "words") or _as_written(node),
        source=_text(node, "source") or "",
        readings=node["readings"].each(_reading) if present(node, "readings") else (),
        **numbers,
    )
    told = (claim.entered, claim.duration_s, claim.at, *numbers.values())
    if all(value is None for value in told) and not claim.readings:
        node.wrong(
            "the claim says nothing that can be tested",
            "Say 'entered: true' or 'false', or give a depth, length, duration, distance or time",
        )
    return claim


def _reading(node: Node) -> StatedReading:
    node.fields(("id",), (*_NUMBERS, "depth_is"))
    depth_is = _text(node, "depth_is") or _DEPTHS[0]
    if depth_is not in _DEPTHS:
        node["depth_is"].wrong(f"'{depth_is}' is not known", f"Use one of {', '.join(_DEPTHS)}")
    return StatedReading(
        id=node["id"].text(),
        depth_m=length(node, "depth"),
        length_m=length(node, "length"),
        duration_s=seconds(node, "duration"),
        distance_m=length(node, "distance"),
        depth_is=depth_is,
    )


def _as_written(node: Node) -> str:
    """Return the numbers that stand with a unit of their own, where no words are quoted."""
    written = [name for name in (*_METRES, "duration") if present(node, name)]
    return "; ".join(f"{name}: {node[name].text()}" for name in written)


def _truth(node: Node, name: str) -> bool | None:
    if not present(node, name):
        return None
    text = node[name].text().casefold()
    if text not in ("true", "false"):
        node[name].wrong(f"'{text}' is not true or false", "Write true or false")
    return text == "true"


def _moment(node: Node, name: str) -> datetime | None:
    text = _text(node, name)
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        node[name].wrong(f"'{text}' is no time", "Write it as 2015-11-24T07:24:05Z")
    if moment.tzinfo is None:
        node[name].wrong(
            f"'{text}' does not say in which zone it is", "Add Z for UTC, or an offset as +02:00"
        )
    return moment


def _text(node: Node, name: str) -> str | None:
    return node[name].text() if present(node, name) else None
