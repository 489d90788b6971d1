"""Some days of an exercise to draw: lists that are missing, that differ, and a day without any."""

from dataclasses import replace
from datetime import date, timedelta

from hudna.model.history import Firmness, History
from hudna.model.register import Bounds, ReconciledCell, Reconciliation
from tests.publish.exercise import BULLETIN, DAY

FIRST = DAY - timedelta(days=4)


def cell(day: date, area: str, russia: int | None, turkey: int | None) -> ReconciledCell:
    given = [n for n in (russia, turkey) if n is not None]
    bounds = Bounds(max(given, default=0), sum(given))
    return ReconciledCell(day, area, {"Russia": russia, "Turkey": turkey}, bounds, "conflicting")


def day(back: int) -> date:
    return DAY - timedelta(days=back)


REGISTERS = Reconciliation(
    sides=("Russia", "Turkey"),
    cells=(
        cell(day(4), "Idlib", 10, 7),
        cell(day(4), "Hama", 4, 3),
        cell(day(2), "Idlib", 12, None),
        replace(cell(day(1), "Idlib", None, 6), versions={"Russia": (9, 11)}, union=Bounds(9, 17)),
        cell(DAY, "Hama", 5, 4),
        cell(DAY, "Idlib", 10, 7),
    ),
    totals=(
        cell(day(4), "TOTAL", 14, 10),
        cell(day(2), "TOTAL", 12, None),
        replace(cell(day(1), "TOTAL", None, 6), versions={"Russia": (9, 11)}, union=Bounds(9, 17)),
        cell(DAY, "TOTAL", 15, 11),
    ),
)

HISTORY = History(FIRST, DAY, REGISTERS, (Firmness(day(3), 2, 1, 0), Firmness(DAY, 0, 1, 1)))

DRAWN = replace(BULLETIN, history=HISTORY)
"""The exercise bulletin with the days before."""
