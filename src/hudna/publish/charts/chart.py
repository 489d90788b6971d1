"""A chart before it is drawn: its specification, and the same figures in words and as a table."""

from dataclasses import dataclass
from typing import Any

from hudna.publish.charts.engine import draw
from hudna.publish.charts.svg import described
from hudna.publish.page import Chart, Table, Text
from hudna.publish.words import Words

__all__ = ["Drawing", "drawn"]


@dataclass(frozen=True, slots=True)
class Drawing:
    """One chart; `spec` is plain Vega-Lite, which any other program can draw."""

    spec: dict[str, Any]
    title: str
    alternative: str
    caption: Text
    table: Table


def drawn(drawing: Drawing, words: Words) -> Chart:
    """Return the chart as a page and a sheet of paper print it."""
    svg = described(draw(drawing.spec), drawing.title, drawing.alternative, words.language)
    return Chart(
        title=drawing.title,
        svg=svg,
        alternative=f"{drawing.title}. {drawing.alternative}",
        caption=drawing.caption,
        figures=words.say("charts.figures"),
        table=drawing.table,
    )
