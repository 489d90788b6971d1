"""How lines and tracks are told apart: no version of a line stands out, no side has a colour."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

import numpy as np
from numpy.typing import NDArray

from hudna.publish.charts.look import HAIR, INK, PARTIES, SOFT
from hudna.publish.markup import without_controls

__all__ = [
    "HAIR",
    "INK",
    "SOFT",
    "LineLook",
    "fonts",
    "line_look",
    "marker",
    "path",
    "stroke",
    "text",
    "track_colour",
]

Floats = NDArray[np.float64]

_LEFT_TO_RIGHT = "\u200e"
_DASHES = ("", "9 4", "2 3", "10 3 2 3", "16 5", "6 2 2 2 2 2", "4 4")
_LINES = (PARTIES[2], PARTIES[1], PARTIES[3], PARTIES[0], PARTIES[4], PARTIES[5], PARTIES[6])
_TRACKS = ("#1d2327", "#a3541c", "#4d6b1f", "#6b1f4d", "#1f4d6b")
_FONT = {"ar": "Vazirmatn, 'Noto Sans', sans-serif", "fa": "Vazirmatn, 'Noto Sans', sans-serif"}
_LATIN = "'Noto Sans', Vazirmatn, sans-serif"


def fonts(language: str) -> str:
    """Return the fonts a drawing in `language` is set in."""
    return _FONT.get(language, _LATIN)


@dataclass(frozen=True, slots=True)
class LineLook:
    """Colour and dash of one version of a line."""

    colour: str
    dash: str


def line_look(place: int) -> LineLook:
    """Return the look of the version at this place among their names."""
    return LineLook(_LINES[place % len(_LINES)], _DASHES[place % len(_DASHES)])


def track_colour(place: int) -> str:
    """Return the colour of the track at this place in the case."""
    return _TRACKS[place % len(_TRACKS)]


def stroke(look: LineLook, width: float = 1.7) -> str:
    """Return the attributes that draw a line in its look."""
    dash = f' stroke-dasharray="{look.dash}"' if look.dash else ""
    return (
        f'fill="none" stroke="{look.colour}" stroke-width="{width:g}" stroke-linejoin="round"{dash}'
    )


def marker(place: int, x: float, y: float, size: float = 2.6) -> str:
    """Return a plot of the track at this place in the case: its shape doubles its colour."""
    colour = track_colour(place)
    if place % 3 == 0:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:g}" fill="{colour}"/>'
    points = (
        [(x - size, y - size), (x + size, y - size), (x + size, y + size), (x - size, y + size)]
        if place % 3 == 1
        else [(x, y - size * 1.3), (x + size * 1.2, y + size), (x - size * 1.2, y + size)]
    )
    return f'<path d="{path(points, closed=True)}" fill="{colour}"/>'


def bidirectional_first(words: str) -> str:
    """Return the class of the first letter that has a direction, empty where none has."""
    classes = (unicodedata.bidirectional(letter) for letter in words)
    return next((one for one in classes if one in ("L", "R", "AL")), "")


def path(points: Iterable[Sequence[float]] | Floats, *, closed: bool = False) -> str:
    """Return the `d` of a path through points in drawing units."""
    return "M" + "L".join(f"{p[0]:.1f} {p[1]:.1f}" for p in points) + ("Z" if closed else "")


def text(
    x: float,
    y: float,
    words: str,
    size: float = 12,
    *,
    anchor: str = "start",
    colour: str = INK,
    halo: bool = False,
) -> str:
    """Return words set at a place, with a pale edge where they stand on a map."""
    said = escape(without_controls(words))
    if bidirectional_first(words) in ("R", "AL"):
        # Drawings run left to right: without these marks a sign at either end would change sides.
        said = f"\u200f{said.replace('−', f'{_LEFT_TO_RIGHT}−')}\u200f"
    edge = ' paint-order="stroke" stroke="#fffefb" stroke-width="3"' if halo else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" text-anchor={quoteattr(anchor)} '
        f'fill="{colour}"{edge}>{said}</text>'
    )
