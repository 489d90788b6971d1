"""One version of a zone or line, out of the entry of a case."""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.resources import files
from math import hypot
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from hudna.airspace.datum import WGS84, datum_code, to_wgs84
from hudna.airspace.formats.opened import as_json, unpacked
from hudna.airspace.height_names import height_datum
from hudna.airspace.outlines import circle, within
from hudna.airspace.plots import Floats, stated
from hudna.airspace.quantities import length, present
from hudna.airspace.rings import Drawn
from hudna.airspace.shapes import features_of, shape_of, valid
from hudna.airspace.zone import SIDES, Zone
from hudna.model.judgement import HeightDatum, JudgementReason
from hudna.text.schema import Node, parse

__all__ = ["EDGES", "Files", "read_zone"]

Files = Callable[[str, str], bytes]
"""Returns the bytes of a file by name; the second is where the case names it, for an error."""

EDGES = ("straight", "geodesic")

_SHAPES = ("file", "name", "geojson", "circle")
_FIELDS = (
    "version",
    *_SHAPES,
    "feature",
    "within_m",
    "side",
    "edges",
    "sigma_m",
    *(f"{limit}{unit}" for limit in ("floor", "ceiling") for unit in ("", "_m", "_ft")),
    "height_datum",
    "datum",
    "source",
    "licence",
    "repair",
)
_CIRCLE = ("latitude", "longitude"), ("radius", "radius_m", "radius_km", "radius_ft")
_LOWEST_M, _WIDEST_M = -500.0, 2_000_000.0


@dataclass(slots=True)
class _Given:
    """What an entry says, filled up from the line of that name that ships with Hudna."""

    node: Node
    shipped: dict[str, Any]
    repairs: list[JudgementReason] = field(default_factory=list)

    def text(self, name: str) -> str | None:
        if present(self.node, name):
            return self.node[name].text()
        said = self.shipped.get(name)
        return " ".join(str(said).split()) if said is not None else None

    def one_of(self, name: str, values: tuple[str, ...]) -> str | None:
        text = self.text(name)
        if text is not None and text not in values:
            self.node.wrong(f"the {name} '{text}' is not known", f"Use one of {', '.join(values)}")
        return text


def read_zone(node: Node, files_of: Files) -> Zone:
    """Return the zone of an entry; what was mended or converted is in its `repairs`."""
    node.fields(("id",), _FIELDS)
    given = _Given(node, _shipped(node))
    side, edges = given.one_of("side", SIDES), given.one_of("edges", EDGES) or EDGES[0]
    data, document = _document(given, files_of)
    shape, accuracy, datum = _shape(given, document, side, edges)
    side = _side(node, shape, side)
    floor, ceiling = (_limit(given, name) for name in ("floor", "ceiling"))
    if floor is not None and ceiling is not None and floor >= ceiling:
        node.wrong(f"the floor {floor:g} m is not below the ceiling {ceiling:g} m", "Correct one")
    return Zone(
        id=node["id"].text(),
        version=given.text("version") or _version(given),
        geometry=shape,
        side=side,
        edges=edges,
        sigma_m=hypot(_sigma(given), accuracy),
        floor_m=floor,
        ceiling_m=ceiling,
        height_datum=_height_datum(given, floor is not None or ceiling is not None),
        datum=datum,
        source=given.text("source") or "",
        licence=given.text("licence") or "",
        sha256=sha256(data).hexdigest(),
        repairs=tuple(given.repairs),
    )


def _shipped(node: Node) -> dict[str, Any]:
    """Return what data/airspace/lines.yaml says of the line the entry names."""
    ways = [way for way in _SHAPES if present(node, way)]
    if len(ways) != 1:
        said = f"both '{ways[0]}' and '{ways[1]}' draw it" if ways else "nothing draws it"
        node.wrong(said, f"Keep one of {', '.join(_SHAPES)}")
    if ways[0] != "name":
        return {}
    folder, name = files("hudna") / "data" / "airspace", node["name"].text()
    table = folder / "lines.yaml"
    lines = parse(table.read_text("utf-8"), "lines.yaml").value if table.is_file() else {}
    if name not in lines:
        node["name"].wrong(
            f"no line of the name '{name}' ships with Hudna",
            f"Known names: {', '.join(lines) or 'none'}; or give a 'file'",
        )
    shipped: dict[str, Any] = lines[name]
    return shipped


def _document(given: _Given, files_of: Files) -> tuple[bytes, Any]:
    node = given.node
    if present(node, "circle"):
        node["circle"].fields(*_CIRCLE)
        said = sorted(f"{name}: {node['circle'][name].text()}" for name in node["circle"].value)
        return "\n".join(said).encode(), None
    if given.shipped:
        path = files("hudna") / "data" / "airspace" / str(given.shipped["file"])
        data, where = path.read_bytes(), node["name"].where
    elif present(node, "geojson"):
        data, where = node["geojson"].text().encode(), node["geojson"].where
    else:
        where = node["file"].where
        data = files_of(node["file"].text(), where)
    return data, as_json(unpacked(data, where), where)


def _shape(
    given: _Given, document: Any, side: str | None, edges: str
) -> tuple[BaseGeometry, float, str]:
    """Return the shape in WGS 84, how true its datum conversion is in metres, and the datum."""
    node, where, accuracy = given.node, given.node.where, 0.0
    if present(node, "circle"):
        shape, datum = _circle(node["circle"], given), WGS84
    else:
        wanted = _wanted(node["feature"]) if present(node, "feature") else None
        wanted = given.shipped.get("feature") if wanted is None else wanted
        buffered = present(node, "within_m")
        # A distance around a line has an inside, though the line itself has none.
        kind = None if buffered and side == "inside" else side
        found = features_of(document, wanted, kind, where)
        shape, repairs = shape_of(found, where)
        given.repairs.extend(repairs)
        datum = _datum(given, document)
        shape, accuracy = _converted(given, shape, datum)
        repair = given.one_of("repair", ("make_valid",))
        shape, mended = valid(shape, repair, where)
        given.repairs.extend(mended)
    if present(node, "within_m"):
        distance = node["within_m"].number()
        shape = within(shape, distance, edges, where)
        given.repairs.append(stated("zone_widened", distance=distance))
    return shape, accuracy, datum


def _wanted(node: Node) -> str | dict[str, str]:
    """Return the name of a feature, or the properties it has to have."""
    if not isinstance(node.value, dict):
        return node.text()
    return {name: node[name].text() for name in node.value}


def _circle(node: Node, given: _Given) -> BaseGeometry:
    radius = length(node, "radius")
    if not radius or radius > _WIDEST_M:
        node.wrong("the radius is missing or is no radius of a zone", "Write 'radius_m:'")
    drawn = Drawn(node.where)
    latitude, longitude = node["latitude"].number(-90, 90), node["longitude"].number(-180, 180)
    shape = circle(latitude, longitude, radius, drawn)
    given.repairs.extend(drawn.repairs)
    return shape


def _datum(given: _Given, document: Any) -> str:
    """Return the datum by the case, or by the `crs` of GeoJSON as it was before RFC 7946."""
    said = given.text("datum")
    crs = document.get("crs") if isinstance(document, dict) else None
    properties = crs.get("properties") if isinstance(crs, dict) else None
    written = str(properties.get("name")) if isinstance(properties, dict) else None
    if crs is not None and written is None:
        given.node.wrong("the 'crs' of the file is not readable", "Export it in WGS 84")
    if written is not None:
        code = written.replace("::", ":").rsplit(":", 2)
        own = WGS84 if "CRS84" in written else ":".join(code[-2:])
        name = datum_code(own, given.node.where)[0]
        if said is not None and datum_code(said, given.node.where)[0] != name:
            given.node.wrong(f"the file is in {name}, the case says {said}", "Correct one of them")
        return name
    return WGS84 if said is None else datum_code(said, given.node.where)[0]


def _converted(given: _Given, shape: BaseGeometry, datum: str) -> tuple[BaseGeometry, float]:
    places = shapely.get_coordinates(shape)
    converted = to_wgs84(places[:, 1], places[:, 0], datum, given.node.where)
    if converted.reason is None:
        return shape, 0.0
    given.repairs.append(converted.reason)
    moved = np.column_stack((converted.longitude, converted.latitude))

    def move(points: Floats) -> Floats:
        return moved

    return shapely.transform(shape, move), converted.accuracy_m


def _side(node: Node, shape: BaseGeometry, side: str | None) -> str:
    """Return the side that is meant, which has to fit what is drawn."""
    area = shape.geom_type in ("Polygon", "MultiPolygon")
    if not area and side not in ("left", "right"):
        node.wrong("a line has no inside", "Write 'side: left' or 'right' along its direction")
    if area and side in ("left", "right"):
        node.wrong(f"an area has no {side} side", "Write 'side: inside'")
    return side or "inside"


def _limit(given: _Given, name: str) -> float | None:
    limit = length(given.node, name, _LOWEST_M)
    written = [given.node[name].text()] if present(given.node, name) else []
    if present(given.node, f"{name}_ft"):
        written.append(f"{given.node[f'{name}_ft'].text()} ft")
    if limit is not None and written:
        given.repairs.append(stated(f"{name}_converted", given=written[0], metres=limit))
    return limit


def _sigma(given: _Given) -> float:
    if present(given.node, "sigma_m"):
        return given.node["sigma_m"].number()
    if "sigma_m" in given.shipped:
        return float(given.shipped["sigma_m"])
    given.repairs.append(stated("line_error_unstated"))
    return 0.0


def _height_datum(given: _Given, limited: bool) -> HeightDatum:
    datum = height_datum(given.node) or HeightDatum.UNKNOWN
    if limited and datum is HeightDatum.UNKNOWN:
        given.repairs.append(stated("limits_datum_unknown"))
    return datum


def _version(given: _Given) -> str:
    """Return a version of an entry that names none: what the shape is from."""
    for way in ("name", "file"):
        if present(given.node, way):
            return given.node[way].text().rsplit("/", 1)[-1].removesuffix(".geojson")
    return "stated"
