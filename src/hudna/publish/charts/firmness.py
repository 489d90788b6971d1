"""Incidents by day, in three strips: told once, told by several, denied by somebody.

Three strips on one scale instead of three colours: nothing is stacked, and no shade says more
than its name does.
"""

from datetime import date
from typing import Any

from hudna.model.history import Firmness
from hudna.publish.calendar import day_run
from hudna.publish.charts.axes import days_axis, days_between, numbers_axis, top_of
from hudna.publish.charts.chart import Drawing
from hudna.publish.charts.grid import grid
from hudna.publish.charts.look import RANGE, SOFT
from hudna.publish.page import Column, Row, Run, Table
from hudna.publish.sections.basis import number
from hudna.publish.words import Words

__all__ = ["firmness"]

STRIPS = ("alone", "several", "contested")
SIZE = (600, 42)


def firmness(
    incidents: tuple[Firmness, ...], days: tuple[date, date], words: Words
) -> Drawing | None:
    """Return the strips from first to last day; null where one day at most has an incident."""
    told = [one for one in incidents if days[0] <= one.day <= days[1]]
    if len(told) < 2:
        return None
    top = top_of(max(max(o.alone, o.several, o.contested) for o in told), marks=2)
    strips = [_strip(kind, told, days, top, words) for kind in STRIPS]
    first, last = (day_run(day, words) for day in days)
    heading = words.say("charts.firmness", first=first, last=last)
    columns = (
        Column(words.say("charts.day"), share=3),
        *(Column(words.say(f"charts.{kind}"), figures=True) for kind in STRIPS),
    )
    rows = tuple(
        Row((day_run(one.day, words), *(number(getattr(one, kind), words) for kind in STRIPS)))
        for one in told
    )
    said = "; ".join(_said(one, words) for one in told)
    return Drawing(
        spec=grid(strips, words, across=1),
        title="".join(run.text for run in heading),
        alternative=said,
        caption=(*heading, Run(". "), *words.say("charts.firm_note")),
        table=Table(heading, columns, rows),
    )


def _strip(
    kind: str, told: list[Firmness], days: tuple[date, date], top: int, words: Words
) -> dict[str, Any]:
    values = [{"day": one.day.isoformat(), "n": getattr(one, kind)} for one in told]
    x = days_axis(days_between(*days), words, marks=8)
    if kind != STRIPS[-1]:
        x = {**x, "axis": {**x["axis"], "labels": False, "ticks": False}}
    anchor = "end" if words.direction == "rtl" else "start"
    return {
        "width": SIZE[0],
        "height": SIZE[1],
        "title": {"text": words.plain(f"charts.{kind}"), "anchor": anchor, "color": SOFT},
        "data": {"values": values},
        "mark": {"type": "bar", "color": RANGE},
        "encoding": {"x": x, "y": numbers_axis("n", top, words, marks=2)},
    }


def _said(one: Firmness, words: Words) -> str:
    day = "".join(run.text for run in day_run(one.day, words))
    parts = []
    for kind in STRIPS:
        count = "".join(run.text for run in number(getattr(one, kind), words))
        parts.append(f"{words.plain(f'charts.{kind}')} {count}")
    return f"{day}: {', '.join(parts)}"
