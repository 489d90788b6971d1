"""What each side registered day by day, with the bounds of all lists together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hudna.model.mechanism import Mechanism
from hudna.model.register import ReconciledCell, Reconciliation
from hudna.publish.calendar import day_run
from hudna.publish.charts.axes import days_axis, days_between, numbers_axis, top_of
from hudna.publish.charts.chart import Drawing
from hudna.publish.charts.look import HAIR, PARTIES, RANGE, SCHEMA, SHAPES, look
from hudna.publish.naming import in_order, party_name, party_run
from hudna.publish.page import Column, Row, Run, Table, Text
from hudna.publish.sections.basis import number
from hudna.publish.words import Words

__all__ = [
    "Side",
    "given_words",
    "mark_of",
    "numbers_of",
    "panel",
    "registered",
    "rows_of",
    "sides_of",
    "table_of",
]

APART = 13
"""Drawing units between the names of two sides."""


@dataclass(frozen=True, slots=True)
class Side:
    """A side whose list is drawn: its name here, and its place, which gives colour and shape."""

    side: str
    name: str
    place: int

    @property
    def colour(self) -> str:
        """The party's own colour, never red, on a page and on paper alike."""
        return PARTIES[self.place]

    @property
    def shape(self) -> str:
        """The shape that doubles the colour."""
        return SHAPES[self.place]


def registered(
    found: Reconciliation,
    days: tuple[date, date],
    mechanism: Mechanism,
    words: Words,
    *,
    size: tuple[int, int] = (600, 190),
) -> Drawing | None:
    """Return the chart of totals from first to last day; null where one day at most has a list."""
    totals = [cell for cell in found.totals if days[0] <= cell.day <= days[1]]
    if len({cell.day for cell in totals}) < 2:
        return None
    sides = sides_of(found, mechanism, words)
    first, last = (day_run(day, words) for day in days)
    title = "".join(run.text for run in words.say("charts.registered", first=first, last=last))
    body = panel(totals, days_between(*days), sides, words, size=size, marks=size[0] // 75)
    table = table_of(totals, sides, mechanism, words)
    return Drawing(
        spec={"$schema": SCHEMA, "config": look(words.language), **body},
        title=title,
        alternative=_said(table),
        caption=(
            *words.say("charts.registered", first=first, last=last),
            Run(". "),
            *words.say("charts.band"),
        ),
        table=table,
    )


def sides_of(found: Reconciliation, mechanism: Mechanism, words: Words) -> tuple[Side, ...]:
    """Return the sides in the mechanism's order, each with its party's place."""
    ids = [party.id for party in mechanism.parties]
    names = [party.names.get("en") for party in mechanism.parties]
    sides = []
    for side in in_order(found.sides, mechanism):
        place = ids.index(side) if side in ids else names.index(side) if side in names else -1
        sides.append(Side(side, party_name(side, mechanism, words.language), min(place, 6)))
    return tuple(sides)


def numbers_of(cell: ReconciledCell, side: str) -> tuple[int, ...]:
    """Return what a side gives: none, one number, or one from each outlet that differs."""
    one = cell.by_side.get(side)
    return cell.versions.get(side, ()) if one is None else (one,)


def rows_of(cells: Iterable[ReconciledCell], sides: Sequence[Side]) -> list[dict[str, Any]]:
    """Return one row for every number a side gives on a day."""
    return [
        {"day": cell.day.isoformat(), "side": side.side, "n": number}
        for cell in cells
        for side in sides
        for number in numbers_of(cell, side.side)
    ]


def panel(
    cells: Sequence[ReconciledCell],
    days: Sequence[date],
    sides: Sequence[Side],
    words: Words,
    *,
    size: tuple[int, int],
    marks: int,
    top: int | None = None,
    named: bool = True,
) -> dict[str, Any]:
    """Return the layers of one panel: bounds as bars, each side's numbers as marks of its own."""
    most = top or top_of(max((cell.union.high for cell in cells), default=1))
    x = days_axis(days, words, marks=marks)
    y = numbers_axis("n", most, words, marks=4 if named else 2)
    bounds = [
        {"day": cell.day.isoformat(), "low": cell.union.low, "high": cell.union.high}
        for cell in cells
    ]
    rows = rows_of(cells, sides)
    bars: dict[str, Any] = {
        "data": {"values": bounds},
        "mark": {
            "type": "bar",
            "color": HAIR,
            "stroke": RANGE,
            "strokeWidth": 0.8,
            "minBandSize": 3,
        },
        "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}},
    }
    large = 42 if named else 16
    layers = [bars, *(_marks(side, rows, x, y, large) for side in sides)]
    if named:
        layers += _names(sides, rows, x, y, (size[1], most), words)
    return {"width": size[0], "height": size[1], "layer": layers}


def _marks(
    side: Side, rows: list[dict[str, Any]], x: dict[str, Any], y: dict[str, Any], large: int
) -> dict[str, Any]:
    own = [row for row in rows if row["side"] == side.side]
    return {
        "data": {"values": own},
        "mark": mark_of(side, large),
        "encoding": {"x": x, "y": y},
    }


def mark_of(side: Side, large: int) -> dict[str, Any]:
    """Return the mark of a side: its shape and its colour, which say the same."""
    shape, colour = side.shape, side.colour
    return {
        "type": "point",
        "filled": True,
        "opacity": 1,
        "size": large,
        "color": colour,
        "shape": shape,
    }


def _names(
    sides: Sequence[Side],
    rows: list[dict[str, Any]],
    x: dict[str, Any],
    y: dict[str, Any],
    scale: tuple[int, int],
    words: Words,
) -> list[dict[str, Any]]:
    """Name each side beside its last number, far enough apart to be read."""
    height, most = scale
    last = {row["side"]: row for row in rows}
    shown = sorted((s for s in sides if s.side in last), key=lambda s: -int(last[s.side]["n"]))
    right = words.direction == "rtl"
    layers, above = [], -float("inf")
    for side in shown:
        row = last[side.side]
        own = height * (1 - row["n"] / most)
        placed = max(own, above + APART)
        above = placed
        layers.append(
            {
                "data": {"values": [{**row, "name": side.name}]},
                "mark": {
                    "type": "text",
                    "align": "right" if right else "left",
                    "baseline": "middle",
                    "dx": -12 if right else 12,
                    "dy": round(placed - own, 1),
                    "fontSize": 12,
                    "fontWeight": "bold",
                    "color": side.colour,
                },
                "encoding": {"x": x, "y": y, "text": {"field": "name"}},
            }
        )
    return layers


def table_of(
    cells: Sequence[ReconciledCell], sides: Sequence[Side], mechanism: Mechanism, words: Words
) -> Table:
    """Return the figures of the chart: a row for each day with a list."""
    columns = (
        Column(words.say("charts.day"), share=3),
        *(Column(party_run(s.side, mechanism, words), figures=True) for s in sides),
        *((Column(words.say("registers.together_all"), figures=True),) if len(sides) > 1 else ()),
    )
    rows = []
    for cell in sorted(cells, key=lambda cell: cell.day):
        given = [given_words(numbers_of(cell, side.side), words) for side in sides]
        low, high = cell.union.low, cell.union.high
        both = number(low if low == high else f"{low}–{high}", words)
        rows.append(Row((day_run(cell.day, words), *given, *((both,) if len(sides) > 1 else ()))))
    return Table(words.say("registers.caption"), columns, tuple(rows))


def given_words(numbers: tuple[int, ...], words: Words) -> Text:
    """Return the numbers of a side, or that it gave no list."""
    if not numbers:
        return (Run(words.plain("registers.no_list"), tone="soft"),)
    return number(" / ".join(str(one) for one in numbers), words)


def _said(table: Table) -> str:
    """Return a table in one breath: each day with what every column says of it."""
    titles = ["".join(run.text for run in column.title) for column in table.columns[1:]]
    lines = []
    for row in table.rows:
        day, *cells = (
            "".join(r.text for r in cell) for cell in row.cells if isinstance(cell, tuple)
        )
        said = ", ".join(f"{title} {cell}" for title, cell in zip(titles, cells, strict=True))
        lines.append(f"{day}: {said}")
    return "; ".join(lines)
