"""Panels of one size in rows, the first where the reader's lines begin."""

from typing import Any

from hudna.publish.charts.look import SCHEMA, look
from hudna.publish.words import Words

__all__ = ["grid"]


def grid(
    panels: list[dict[str, Any]], words: Words, *, across: int, above: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Return one specification of all panels, `above` them what explains their marks."""
    rows = [panels[at : at + across] for at in range(0, len(panels), across)]
    if words.direction == "rtl":
        rows = [row[::-1] for row in rows]
    lines: list[dict[str, Any]] = [{"hconcat": row, "spacing": 18} for row in rows]
    if above:
        lines.insert(0, above)
    body = {"vconcat": lines, "spacing": 16}
    return {"$schema": SCHEMA, "config": look(words.language), **body}
