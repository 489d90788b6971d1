"""The same chart for each governorate, small and on one scale, those with most first."""

from datetime import date
from typing import Any

from hudna.model.mechanism import Mechanism
from hudna.model.register import ReconciledCell, Reconciliation
from hudna.publish.calendar import day_run
from hudna.publish.charts.axes import days_between, top_of
from hudna.publish.charts.chart import Drawing
from hudna.publish.charts.grid import grid
from hudna.publish.charts.look import SOFT
from hudna.publish.charts.registered import Side, given_words, mark_of, numbers_of, panel, sides_of
from hudna.publish.naming import area_name, in_order, name_run, party_run
from hudna.publish.page import Column, Row, Run, Table
from hudna.publish.words import Words

__all__ = ["MOST", "by_area"]

MOST = 6
"""So many governorates are drawn; the table of the day has all of them."""

ACROSS, SIZE = 3, (165, 70)


def by_area(
    found: Reconciliation, days: tuple[date, date], mechanism: Mechanism, words: Words
) -> Drawing | None:
    """Return the panels from first to last day; null where one day at most has a list by area."""
    cells = [cell for cell in found.cells if days[0] <= cell.day <= days[1]]
    if len({cell.day for cell in cells}) < 2:
        return None
    sides = sides_of(found, mechanism, words)
    weight: dict[str, int] = {}
    for cell in cells:
        weight[cell.area] = weight.get(cell.area, 0) + cell.union.high
    areas = sorted(weight, key=lambda area: (-weight[area], area))[:MOST]
    top = top_of(max(cell.union.high for cell in cells), marks=2)
    panels = []
    for area in areas:
        own = [cell for cell in cells if cell.area == area]
        whole = days_between(*days)
        one = panel(own, whole, sides, words, size=SIZE, marks=2, top=top, named=False)
        anchor = "end" if words.direction == "rtl" else "start"
        name = area_name(area, words.language)
        panels.append({**one, "title": {"text": name, "anchor": anchor, "color": SOFT}})
    first, last = (day_run(day, words) for day in days)
    heading = words.say("charts.areas", first=first, last=last)
    table = _table(cells, areas, found, mechanism, words)
    return Drawing(
        spec=grid(panels, words, across=ACROSS, above=_key(sides, words)),
        title="".join(run.text for run in heading),
        alternative=_said(table),
        caption=(*heading, Run(". "), *words.say("charts.band")),
        table=table,
    )


def _key(sides: tuple[Side, ...], words: Words) -> dict[str, Any]:
    """Return a line that names each side's mark, from where the reader's lines begin."""
    right = words.direction == "rtl"
    width = ACROSS * SIZE[0] + 120
    layers: list[dict[str, Any]] = []
    at = 6.0
    for side in sides:
        spot = {"value": width - at if right else at}
        name = {"value": spot["value"] - 10 if right else spot["value"] + 10}
        text = {
            "type": "text",
            "align": "right" if right else "left",
            "baseline": "middle",
            "fontSize": 12,
            "fontWeight": "bold",
            "color": side.colour,
        }
        middle = {"value": 6}
        layers += [
            {"mark": mark_of(side, 42), "encoding": {"x": spot, "y": middle}},
            {"mark": text, "encoding": {"x": name, "y": middle, "text": {"value": side.name}}},
        ]
        at += 36 + 8 * len(side.name)
    return {"width": width, "height": 12, "data": {"values": [{}]}, "layer": layers}


def _table(
    cells: list[ReconciledCell],
    areas: list[str],
    found: Reconciliation,
    mechanism: Mechanism,
    words: Words,
) -> Table:
    """Return a row for each governorate and day with a list."""
    sides = in_order(found.sides, mechanism)
    columns = (
        Column(words.say("registers.area"), share=3),
        Column(words.say("charts.day"), share=3),
        *(Column(party_run(side, mechanism, words), figures=True) for side in sides),
    )
    rows = []
    for area in areas:
        for cell in sorted((c for c in cells if c.area == area), key=lambda c: c.day):
            given = [given_words(numbers_of(cell, side), words) for side in sides]
            name = name_run(area_name(area, words.language))
            rows.append(Row((name, day_run(cell.day, words), *given)))
    return Table(words.say("registers.caption"), columns, tuple(rows))


def _said(table: Table) -> str:
    lines = []
    for row in table.rows:
        lines.append(
            " ".join("".join(r.text for r in c) for c in row.cells if isinstance(c, tuple))
        )
    return "; ".join(lines)
