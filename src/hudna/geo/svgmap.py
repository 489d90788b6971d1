"""A still map of a country's governorates as SVG, for pages without script and for print.

Sand shades say how many were registered in a governorate, an area known to no finer place; dots
are places known to a settlement. The drawing needs no outside file: text is set in the fonts named.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import numpy as np
import yaml
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from hudna.geo.shapes import governorates

__all__ = ["CLASSES", "SHADES", "svg_map"]

CLASSES = (1, 5, 10, 20)
"""Least number of each shade after the lightest, the same every day so that days compare."""

SHADES = ("#eeece4", "#e7e0cd", "#d8cba9", "#c3ad7c", "#a78d56")
_GROUND, _SEA, _LAND, _LINE = "#f7f6f2", "#e9eeee", "#f7f6f2", "#cfcabb"
_OUTLINE, _INK, _SOFT, _FAINT = "#8b8a82", "#1d2327", "#5b646b", "#8b8a82"
_PAPER = "#fffefb"
_WIDTH, _MAP_HEIGHT, _HEIGHT = 720.0, 640.0, 708.0
_WEST, _EAST, _NORTH = 35.25, 42.65, 37.55
_FONTS = {"ar": "Vazirmatn, 'Noto Sans', sans-serif", "fa": "Vazirmatn, 'Noto Sans', sans-serif"}
_LATIN = "'Noto Sans', Vazirmatn, sans-serif"
_LABELLED = 0.6  # square degrees of a neighbour in the frame that leave room for its name
_LETTER = 6.6  # drawing units of a letter of the legend
_MARGIN = 40  # drawing units from the edge where a name would be cut
_RIGHT_TO_LEFT = frozenset({"ar", "fa"})
_FOLDER = Path(__file__).resolve().parent.parent / "data" / "borders"

Point = tuple[float, float, str]

Figure = Callable[[int], str]
"""How a number is written for the reader."""


@cache
def _layer(name: str) -> tuple[tuple[dict[str, Any], BaseGeometry], ...]:
    features = json.loads((_FOLDER / name).read_text("utf-8"))["features"]
    return tuple((f["properties"], shape(f["geometry"])) for f in features)


@cache
def _legend(language: str) -> Mapping[str, str]:
    words: dict[str, dict[str, str]] = yaml.safe_load((_FOLDER / "legend.yaml").read_text("utf-8"))
    return words.get(language, words["en"])


def _project(longitude: float, latitude: float) -> tuple[float, float]:
    """Return drawing units; plate carrée with its true scale on 35 degrees north."""
    scale = _WIDTH / (_EAST - _WEST)
    x = (longitude - _WEST) * scale
    y = (_NORTH - latitude) * scale / float(np.cos(np.radians(35)))
    return round(x, 1), round(y, 1)


def _path(geometry: BaseGeometry) -> str:
    """Return the `d` of a path for the rings of all polygons in a shape."""
    pieces = []
    for part in getattr(geometry, "geoms", [geometry]):
        if part.geom_type != "Polygon":
            continue
        for ring in (part.exterior, *part.interiors):
            points = dict.fromkeys(_project(x, y) for x, y in ring.coords)
            pieces.append("M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z")
    return "".join(pieces)


def _shade(count: int) -> str:
    return SHADES[sum(count >= least for least in CLASSES)]


def _text(x: float, y: float, words: str, size: float, style: str = "") -> str:
    return f'<text x="{x:g}" y="{y:g}" font-size="{size:g}"{style}>{escape(words)}</text>'


def _shapes(counts: Mapping[str, int]) -> Iterable[str]:
    for _, geometry in _layer("printed_neighbours.geojson"):
        outline = f'fill="{_LAND}" stroke="{_LINE}" stroke-width="0.6"'
        yield f'<path d="{_path(geometry)}" {outline}/>'
    for place_id, geometry in governorates("SY").items():
        count = counts.get(place_id, 0)
        yield (
            f'<path id={quoteattr(place_id)} d="{_path(geometry)}" fill="{_shade(count)}" '
            f'stroke="{_PAPER}" stroke-width="1.1" stroke-linejoin="round"/>'
        )


def _line(geometry: BaseGeometry) -> str:
    """Return the `d` of a path for the lines in a shape."""
    pieces = []
    for part in getattr(geometry, "geoms", [geometry]):
        points = dict.fromkeys(_project(x, y) for x, y in part.coords)
        pieces.append("M" + "L".join(f"{x:g} {y:g}" for x, y in points))
    return "".join(pieces)


def _borders() -> Iterable[str]:
    """Return the country's borders, those in dispute dashed."""
    for properties, geometry in _layer("syria_borders.geojson"):
        dash = ' stroke-dasharray="4 3"' if properties["disputed"] else ""
        stroke = f'stroke="{_OUTLINE}" stroke-width="0.9" stroke-linejoin="round"'
        yield f'<path d="{_line(geometry)}" fill="none" {stroke}{dash}/>'


def _neighbours(language: str) -> Iterable[str]:
    for properties, geometry in _layer("printed_neighbours.geojson"):
        name = properties.get(f"name_{language}") or properties["name_en"]
        spot = geometry.representative_point()
        x, y = _project(spot.x, spot.y)
        if geometry.area > _LABELLED and _MARGIN < x < _WIDTH - _MARGIN:
            yield _text(x, y, name, 11.5, f' text-anchor="middle" fill="{_FAINT}"')


def _labels(counts: Mapping[str, int], language: str, figure: Figure) -> Iterable[str]:
    halo = f' paint-order="stroke" stroke="{_PAPER}" stroke-opacity="0.75" stroke-width="2.4"'
    for properties, point in _layer("labels.geojson"):
        x, y = _project(*point.coords[0])
        name = properties.get(f"name_{language}") or properties["name_en"]
        count = counts.get(properties["id"], 0)
        style = f' text-anchor="middle" fill="{_INK if count else _SOFT}"{halo}'
        yield _text(x, y, name, 12, style)
        if count:
            yield _text(x, y + 15, figure(count), 13.5, f' font-weight="700"{style}')


def _dots(points: Sequence[Point]) -> Iterable[str]:
    for latitude, longitude, label in points:
        x, y = _project(longitude, latitude)
        yield (
            f'<circle cx="{x:g}" cy="{y:g}" r="4.2" fill="{_INK}" stroke="{_PAPER}" '
            f'stroke-width="1.4"><title>{escape(label)}</title></circle>'
        )


def _key(language: str, figure: Figure, *, dots: bool) -> Iterable[str]:
    """Return the legend below the map, from the side the reader starts on."""
    words, rtl = _legend(language), language in _RIGHT_TO_LEFT
    anchor = ' text-anchor="end"' if rtl else ""
    ends = [*(least - 1 for least in CLASSES[1:]), None]
    ranges = [
        f"{figure(a)}–{figure(b)}" if b else f"{figure(a)}+"
        for a, b in zip(CLASSES, ends, strict=True)
    ]

    def side(x: float, width: float = 0.0) -> float:
        return _WIDTH - x - width if rtl else x

    top = _MAP_HEIGHT + 22
    yield _text(side(16), top, words["registered"], 12, f'{anchor} fill="{_SOFT}"')
    x = 16.0
    for shade, label in zip(SHADES, (words["none"], *ranges), strict=True):
        box = f'x="{side(x, 20):g}" y="{top + 12:g}" width="20" height="12" rx="1.5"'
        yield f'<rect {box} fill="{shade}" stroke="{_LINE}" stroke-width="0.5"/>'
        yield _text(side(x + 26), top + 22, label, 12, f'{anchor} fill="{_INK}"')
        x += max(130, 36 + _LETTER * len(label)) if label == words["none"] else 72
    if dots:
        # After the last shade, and as far on as the words leave room for.
        most = _WIDTH - 28 - _LETTER * len(words["settlement"])
        x = max(min(max(x + 12, 452), most), x - 12)
        circle = f'cx="{side(x):g}" cy="{top + 18:g}" r="4.2" fill="{_INK}"'
        yield f'<circle {circle} stroke="{_PAPER}" stroke-width="1.4"/>'
        yield _text(side(x + 12), top + 22, words["settlement"], 12, f'{anchor} fill="{_INK}"')
    credit = f"\u202b{words['credit']}\u202c" if rtl else words["credit"]  # mixed scripts
    yield _text(side(16), top + 42, credit, 9.5, f'{anchor} fill="{_SOFT}"')


def svg_map(
    counts: Mapping[str, int],
    points: Sequence[Point],
    language: str,
    title: str,
    *,
    figure: Figure = str,
) -> str:
    """Return the map as an SVG document.

    `counts` are by governorate id (`SY-ID`); `points` are (latitude, longitude, label) of places
    known to a settlement or closer. Words are in `language`, English where it has none; `figure`
    writes a number for its reader.
    """
    names = {
        p["id"]: p.get(f"name_{language}") or p["name_en"] for p, _ in _layer("labels.geojson")
    }
    said = "; ".join(f"{names[i]} {figure(n)}" for i, n in counts.items() if i in names and n)
    body = [
        f'<rect width="{_WIDTH:g}" height="{_HEIGHT:g}" fill="{_GROUND}"/>',
        f'<rect width="{_WIDTH:g}" height="{_MAP_HEIGHT:g}" fill="{_SEA}"/>',
        '<g clip-path="url(#frame)">',
        *_shapes(counts),
        *_borders(),
        *_neighbours(language),
        *_labels(counts, language, figure),
        *_dots(points),
        "</g>",
        f'<g class="legend">{"".join(_key(language, figure, dots=bool(points)))}</g>',
    ]
    frame = f'<rect width="{_WIDTH:g}" height="{_MAP_HEIGHT:g}"/>'
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}" '
        f'role="img" aria-label={quoteattr(title)} lang={quoteattr(language)} '
        f"font-family={quoteattr(_FONTS.get(language, _LATIN))}>"
    )
    about = f"<title>{escape(title)}</title><desc>{escape(said)}</desc>"
    clip = f'<defs><clipPath id="frame">{frame}</clipPath></defs>'
    return "\n".join([head, about, clip, *body, "</svg>"])
