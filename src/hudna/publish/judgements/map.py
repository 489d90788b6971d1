"""The map of a judgement: every version of a line, every track with its band, entries and exits.

Words stand in the reader's order; the map itself always has north up.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from hudna.model.judgement import Judgement, TrackSource
from hudna.publish.judgements.frame import Floats, Frame, centre_of, key_fixes
from hudna.publish.judgements.legend import (
    ALL,
    HEIGHT,
    PAPER,
    SOME,
    WIDTH,
    cross,
    drawn_legend,
    ring,
)
from hudna.publish.judgements.look import (
    HAIR,
    INK,
    fonts,
    line_look,
    marker,
    path,
    stroke,
    text,
    track_colour,
)
from hudna.publish.judgements.quantities import length
from hudna.publish.judgements.tables import lines_of, zones_of
from hudna.publish.judgements.words import plain
from hudna.publish.markup import without_controls
from hudna.publish.words import Words

__all__ = ["map_svg"]

_MARGIN = 0.6  # of the part where something happens, added around it
_LEAST = 1_500.0  # metres from the middle to the nearer edge, at least
_WIDE = 1.96  # standard deviations across a track that hold 95 %
_PLOTS = 80  # plots drawn of a track at most


@dataclass(frozen=True)
class _View:
    """The part of the frame that is drawn, in metres, and its place on the paper."""

    x: float
    y: float
    half: float

    @property
    def scale(self) -> float:
        return HEIGHT / (2 * self.half)

    @property
    def box(self) -> tuple[float, float, float, float]:
        wide = self.half * WIDTH / HEIGHT
        return self.x - wide, self.y - self.half, self.x + wide, self.y + self.half

    def paper(self, points: Floats) -> Floats:
        """Return n points in drawing units."""
        west, _, _, north = self.box
        return np.column_stack(((points[:, 0] - west), (north - points[:, 1]))) * self.scale


def map_svg(judgement: Judgement, words: Words) -> str:
    """Return the map as an SVG document, empty where a case has no place."""
    centre = centre_of(judgement)
    if centre is None:
        return ""
    frame = Frame(*centre)
    shapes = [frame.line(line) for line in lines_of(judgement)]
    view = _view(judgement, frame, shapes)
    if view is None:
        return ""
    clipped = [shapely.clip_by_rect(s, *_grown(view)) for s in shapes]
    body = [
        f'<rect width="{WIDTH:g}" height="{HEIGHT:g}" fill="{PAPER}"/>',
        '<g clip-path="url(#frame)">',
        *_shades(judgement, clipped, view),
        *_lines(judgement, shapes, view),
        *_tracks(judgement, frame, view),
        *_crossings(judgement, frame, view),
        "</g>",
        *_furniture(view, words),
    ]
    legend, tall = drawn_legend(judgement, words, shaded=_shaded(judgement, clipped))
    return "\n".join([_head(judgement, words, HEIGHT + tall), *body, *legend, "</svg>"])


def _view(judgement: Judgement, frame: Frame, shapes: list[BaseGeometry]) -> _View | None:
    points = frame.points(key_fixes(judgement))
    if not len(points):
        points = np.vstack(
            [frame.points(t.smoothed or t.plots) for t in judgement.tracks] or [np.empty((0, 2))]
        )
    margin = _MARGIN
    if not len(points):
        bounds = [s.bounds for s in shapes if not s.is_empty]
        if not bounds:
            return None
        points = np.array([b[i : i + 2] for b in bounds for i in (0, 2)])
        margin = 0.06
    else:
        reaches = [abs(r.reach_m.middle) for r in judgement.results if not r.intervals]
        least = min([*reaches, 50_000.0]) if reaches and len(points) else 0.0
        near = points.mean(axis=0)
        points = np.vstack([points, near - least, near + least])
    low, high = points.min(axis=0), points.max(axis=0)
    size = (high - low) / 2 * (1 + margin)
    half = max(float(size[1]), float(size[0]) * HEIGHT / WIDTH, _LEAST)
    middle = (low + high) / 2
    return _View(float(middle[0]), float(middle[1]), half)


def _grown(view: _View) -> tuple[float, float, float, float]:
    west, south, east, north = view.box
    edge = (east - west) * 0.05
    return west - edge, south - edge, east + edge, north + edge


def _polygons(shape: BaseGeometry) -> list[BaseGeometry]:
    parts = getattr(shape, "geoms", [shape])
    return [p for p in parts if p.geom_type == "Polygon" and not p.is_empty]


def _shaded(judgement: Judgement, clipped: list[BaseGeometry]) -> bool:
    """Return whether it can be shown what is inside: one line, all its versions polygons."""
    sides = {line.side for line in judgement.lines}
    polygons = all(_polygons(s) or s.is_empty for s in clipped)
    return len(zones_of(judgement)) == 1 and sides == {"inside"} and polygons


def _shades(judgement: Judgement, clipped: list[BaseGeometry], view: _View) -> Iterable[str]:
    if not _shaded(judgement, clipped):
        return
    areas = [shapely.union_all(_polygons(s)) for s in clipped]
    for shape, colour in (
        (shapely.union_all(areas), SOME),
        (shapely.intersection_all(areas), ALL),
    ):
        d = "".join(_rings(part, view) for part in _polygons(shape))
        if d:
            yield f'<path d="{d}" fill="{colour}" fill-rule="evenodd"/>'


def _rings(polygon: Any, view: _View) -> str:
    rings = (polygon.exterior, *polygon.interiors)
    return "".join(path(view.paper(np.array(r.coords)[:, :2]), closed=True) for r in rings)


def _lines(judgement: Judgement, shapes: list[BaseGeometry], view: _View) -> Iterable[str]:
    """Draw the edges of each version, the edges of the picture left out."""
    rect = shapely.box(*_grown(view))
    for place, shape in enumerate(shapes):
        edge = shape.boundary if _polygons(shape) else shape
        inside = edge.intersection(rect)
        parts = [
            g
            for g in getattr(inside, "geoms", [inside])
            if g.geom_type == "LineString" and not g.is_empty
        ]
        merged = shapely.line_merge(shapely.MultiLineString(parts)) if parts else inside
        d = "".join(
            path(view.paper(np.array(g.coords)[:, :2]))
            for g in getattr(merged, "geoms", [merged])
            if not g.is_empty
        )
        if d:
            yield f'<path d="{d}" {stroke(line_look(place))}/>'


def _tracks(judgement: Judgement, frame: Frame, view: _View) -> Iterable[str]:
    for place, track in enumerate(judgement.tracks):
        yield from _track(place, track, frame, view)


def _track(place: int, track: TrackSource, frame: Frame, view: _View) -> Iterable[str]:
    colour = track_colour(place)
    points = frame.points(track.smoothed or track.plots)
    if len(points) > 1:
        line = shapely.LineString(points)
        west, south, east, north = _grown(view)
        wide = _WIDE * track.bias_sigma_m
        near = line.intersection(shapely.box(west - wide, south - wide, east + wide, north + wide))
        if wide > 0 and not near.is_empty:
            band = near.buffer(wide)
            d = "".join(_rings(part, view) for part in _polygons(band))
            yield f'<path d="{d}" fill="{colour}" fill-opacity="0.13" fill-rule="evenodd"/>'
        drawn = path(view.paper(points))
        yield f'<path d="{drawn}" fill="none" stroke="{colour}" stroke-width="1.6"/>'
    plots = view.paper(frame.points(track.plots))
    seen = [p for p in plots if 0 <= p[0] <= WIDTH and 0 <= p[1] <= HEIGHT]
    step = max(1, -(-len(seen) // _PLOTS))
    for x, y in seen[::step]:
        yield marker(place, x, y)


def _crossings(judgement: Judgement, frame: Frame, view: _View) -> Iterable[str]:
    """Mark entries by a ring and exits by a cross, in the colour of the version they are by."""
    places = {(ln.zone, ln.version): i for i, ln in enumerate(lines_of(judgement))}
    for one in judgement.results:
        colour = line_look(places.get((one.zone, one.version), 0)).colour
        for stay in one.intervals:
            ends = view.paper(frame.points((stay.entry, stay.exit)))
            yield ring(float(ends[0, 0]), float(ends[0, 1]), colour)
            yield cross(float(ends[1, 0]), float(ends[1, 1]), colour)


def _furniture(view: _View, words: Words) -> Iterable[str]:
    """Return frame, scale bar and north arrow."""
    yield (
        f'<rect x="0.5" y="0.5" width="{WIDTH - 1:g}" height="{HEIGHT - 1:g}" fill="none" '
        f'stroke="{HAIR}"/>'
    )
    metres = _round(view.half * 0.5)
    wide = metres * view.scale
    x, y = 20.0, HEIGHT - 20.0
    yield (
        f'<rect x="{x - 8:g}" y="{y - 26:g}" width="{wide + 16:.1f}" height="38" '
        f'fill="{PAPER}" fill-opacity="0.85"/>'
    )
    yield (
        f'<path d="M{x:g} {y - 5:g}V{y:g}H{x + wide:.1f}V{y - 5:g}" fill="none" '
        f'stroke="{INK}" stroke-width="1.4"/>'
    )
    yield text(x + wide / 2, y - 9, plain(length(metres, words)), 13.5, anchor="middle")
    x = WIDTH - 28
    yield f'<path d="M{x:g} 16L{x + 7:g} 38L{x:g} 33L{x - 7:g} 38Z" fill="{INK}"/>'
    yield text(x, 52, words.plain("map.north"), 13.5, anchor="middle", halo=True)


def _round(metres: float) -> float:
    """Return the largest 1, 2 or 5 times a power of ten that is no longer than this."""
    power = 10.0 ** np.floor(np.log10(metres))
    return float(max(step for step in (1, 2, 5) if step * power <= metres) * power)


def _head(judgement: Judgement, words: Words, tall: float) -> str:
    title, said = (
        escape(without_controls(w))
        for w in (words.plain("map.title"), alternative(judgement, words))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {tall:g}" role="img" '
        f"aria-label={quoteattr(words.plain('map.title'))} lang={quoteattr(words.language)} "
        f"font-family={quoteattr(fonts(words.language))}>"
        f"<title>{title}</title><desc>{said}</desc>"
        f'<defs><clipPath id="frame"><rect width="{WIDTH:g}" height="{HEIGHT:g}"/>'
        "</clipPath></defs>"
    )


def alternative(judgement: Judgement, words: Words) -> str:
    """Return the words that stand for the map: which lines and tracks are on it."""
    lines = [
        words.say("sources.line", zone=one.zone, version=one.version) for one in lines_of(judgement)
    ]
    tracks = [words.say("sources.track", id=one.id) for one in judgement.tracks]
    return plain(words.join([*lines, *tracks], link="semicolon"))
