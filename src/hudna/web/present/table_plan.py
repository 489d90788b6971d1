"""Who sat where, drawn: the sides at the ends of a table, guarantors above, all others below.

The drawing has no colours of parties, and goes by the order of the source.
"""

from dataclasses import dataclass

from hudna.model.talks_round import Delegation, Seat

__all__ = ["PlacedSeat", "TablePlan", "table_plan"]

WIDTH, HEIGHT = 640, 300
TABLE = (110.0, 115.0, 420.0, 70.0)
"""Left, top, width and height of the table in units of the drawing."""


@dataclass(frozen=True, slots=True)
class PlacedSeat:
    """A delegation, its number in the order of the source, and where it sits in the drawing.

    Figures of the drawing are text, as no language of the page may write them its own way.
    """

    number: int
    delegation: Delegation
    x: str
    y: str

    @property
    def shape(self) -> str:
        """Which shape marks the seat's kind."""
        return self.delegation.seat.value


@dataclass(frozen=True, slots=True)
class TablePlan:
    """The seats about a table of `width` by `height`."""

    seats: tuple[PlacedSeat, ...]
    width: str = str(WIDTH)
    height: str = str(HEIGHT)


def table_plan(delegations: tuple[Delegation, ...], *, from_right: bool) -> TablePlan:
    """Return the plan of a table; `from_right` where the page is read so."""
    numbered = list(enumerate(delegations, start=1))
    sides = [one for one in numbered if one[1].seat is Seat.SIDE]
    above = [one for one in numbered if one[1].seat in (Seat.GUARANTOR, Seat.MEDIATOR)]
    below = [one for one in numbered if one not in sides and one not in above]
    left, top, width, height = TABLE
    # More than two sides: those of odd place at one end, the others at the other.
    ends = (sides[0::2], sides[1::2])
    placed = [
        *_column(ends[0], left - 60, top + height / 2),
        *_column(ends[1], left + width + 60, top + height / 2),
        *_row(above, left, width, top - 60),
        *_row(below, left, width, top + height + 60),
    ]
    if from_right:
        placed = [(n, d, WIDTH - x, y) for n, d, x, y in placed]
    seats = (PlacedSeat(n, d, f"{x:.0f}", f"{y:.0f}") for n, d, x, y in placed)
    return TablePlan(tuple(sorted(seats, key=lambda seat: seat.number)))


Numbered = tuple[int, Delegation]
Placed = tuple[int, Delegation, float, float]


def _row(seats: list[Numbered], left: float, width: float, y: float) -> list[Placed]:
    step = width / max(len(seats), 1)
    return [(n, one, left + step * (i + 0.5), y) for i, (n, one) in enumerate(seats)]


def _column(seats: list[Numbered], x: float, middle: float) -> list[Placed]:
    first = middle - 26 * (len(seats) - 1)
    return [(n, one, x, first + 52 * i) for i, (n, one) in enumerate(seats)]
