"""How every chart looks: the desk's colours, fonts and lines, on paper as on the page."""

import json
from typing import Any

__all__ = [
    "HAIR",
    "INK",
    "PARTIES",
    "RANGE",
    "SCHEMA",
    "SHAPES",
    "SOFT",
    "TOKENS",
    "labels",
    "look",
]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
"""Names the version of the language; nothing is loaded from there."""

INK, SOFT, HAIR, RANGE = "#1d2327", "#5b646b", "#dedbd2", "#8fa7af"

PARTIES = ("#3d6b9c", "#7d5aa0", "#2d8585", "#8a6a4c", "#5d6b75", "#7a4a6b", "#4a4f52")
"""By the party's place in the mechanism; as safe as can be for eyes that confuse colours."""

SHAPES = ("square", "circle", "triangle-up", "diamond", "cross", "triangle-down", "square")
"""Doubles the colour, the same shape that stands beside the party's name elsewhere."""

TOKENS = {INK: "ink", SOFT: "soft", HAIR: "hairline", RANGE: "range"} | {
    colour: f"party-{place}" for place, colour in enumerate(PARTIES, start=1)
}
"""The style sheet's name for each colour, by which a page recolours a drawing."""

_FONTS = {"ar": "Vazirmatn, Noto Sans, sans-serif", "fa": "Vazirmatn, Noto Sans, sans-serif"}
_LATIN = "Noto Sans, Vazirmatn, sans-serif"


def look(language: str) -> dict[str, Any]:
    """Return the configuration all specifications share."""
    axis = {
        "labelColor": SOFT,
        "labelFontSize": 11,
        "domainColor": HAIR,
        "tickColor": HAIR,
        "gridColor": HAIR,
        "gridWidth": 1,
        "tickSize": 4,
        "labelPadding": 5,
        "titleColor": SOFT,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
    }
    return {
        "font": _FONTS.get(language, _LATIN),
        "background": None,
        "view": {"stroke": None},
        "axis": axis,
        "axisY": {"domain": False, "ticks": False},
        "title": {"color": INK, "fontSize": 12, "fontWeight": "bold", "anchor": "start"},
    }


def labels(words: dict[Any, str]) -> str:
    """Return the expression that writes an axis' values in the reader's words and digits."""
    written = {str(key): said for key, said in words.items()}
    return f"{json.dumps(written, ensure_ascii=False)}[datum.value]"
