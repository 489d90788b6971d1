"""The axes all charts share: days in reading order, whole numbers in the reader's digits."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from hudna.publish.charts.look import labels
from hudna.publish.words import Words
from hudna.text.calendar import short_day_words
from hudna.text.figures import number

__all__ = ["days_axis", "days_between", "numbers_axis", "top_of"]

_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500)
_TICKS = 4
_FROM_THE_RIGHT = "\u200f"
"""Keeps the day before its month for readers from the right, in a drawing that counts from left."""


def days_between(first: date, last: date) -> tuple[date, ...]:
    """Return every day from first to last."""
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def days_axis(days: Sequence[date], words: Words, *, marks: int) -> dict[str, Any]:
    """Return the encoding of days, the first where the reader's lines begin; some are named."""
    every = -(-len(days) // marks)
    named = [day for back, day in enumerate(reversed(days)) if back % every == 0]
    mark = _FROM_THE_RIGHT if words.direction == "rtl" else ""
    said = {day.isoformat(): mark + short_day_words(day, words.language) for day in named}
    return {
        "field": "day",
        "type": "ordinal",
        "scale": {
            "domain": [day.isoformat() for day in days],
            "reverse": words.direction == "rtl",
            "paddingInner": 0.35,
            "paddingOuter": 0.2,
        },
        "axis": {
            "title": None,
            "values": list(said),
            "labelExpr": labels(said),
            "labelAngle": 0,
            "labelOverlap": False,
            "grid": False,
        },
    }


def numbers_axis(field: str, top: int, words: Words, *, marks: int = _TICKS) -> dict[str, Any]:
    """Return the encoding of whole numbers from 0 to `top`, beside the reader's first day."""
    step = _step(top, marks)
    ticks = range(0, top + 1, step)
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"domain": [0, top], "nice": False},
        "axis": {
            "title": None,
            "orient": "right" if words.direction == "rtl" else "left",
            "values": list(ticks),
            "labelExpr": labels({tick: number(tick, words.language) for tick in ticks}),
        },
    }


def top_of(most: int, *, marks: int = _TICKS) -> int:
    """Return the end of an axis: the next whole tick at or above the greatest number."""
    step = _step(max(most, 1), marks)
    return -(-max(most, 1) // step) * step


def _step(most: int, marks: int) -> int:
    scale = 1
    while True:
        for step in _STEPS:
            if most <= step * scale * marks:
                return step * scale
        scale *= 1000
