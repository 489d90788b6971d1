"""Registers as CSV: one row for each number, as each side registered it."""

from collections.abc import Iterable, Iterator, Sequence

from hudna.model.register import Register
from hudna.publish.naming import area_name
from hudna.publish.reports.rows import Field, csv_bytes

__all__ = ["COLUMNS", "write"]

COLUMNS = (
    "register_id",
    "period_end",
    "registered_by",
    "area",
    "area_name",
    "count",
    "basis",
    "outlet",
    "report",
)
"""`basis` is `area`, `stated_total`, or `together` for one number given for several areas."""


def write(
    objects: Iterable[Register], *, language: str = "en", mark: bool = False
) -> Iterator[bytes]:
    """Yield the rows of each register; `registered_by` says who counted, not who fired."""
    return csv_bytes(COLUMNS, _rows(objects, language), mark=mark)


def _rows(registers: Iterable[Register], language: str) -> Iterator[Sequence[Field]]:
    for register in registers:
        for area, count in sorted(register.counts.items()):
            yield _row(register, area, area_name(area, language), count, "area")
        for areas, count in register.undistributed:
            names = "; ".join(area_name(area, language) for area in areas)
            yield _row(register, "; ".join(areas), names, count, "together")
        if register.stated_total is not None:
            yield _row(register, "TOTAL", "", register.stated_total, "stated_total")


def _row(register: Register, area: str, name: str, count: int, basis: str) -> Sequence[Field]:
    return (
        register.id,
        register.period_end.isoformat(),
        register.side,
        area,
        name,
        count,
        basis,
        register.outlet,
        register.report,
    )
