"""Sums over marks and cells of the map, as queries: in cells of a level, by columns, by periods."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Case, F, Q, QuerySet, Sum, Value, When

from hudna.db.models import MarkRow
from hudna.db.periods import Periods
from hudna.geo.grid import LEVELS, PARTS, Box

__all__ = ["AREA", "PLACE", "at_level", "during", "inside", "summed"]

PLACE = len(LEVELS)
"""The level above all cells: each place alone."""

MANY_MONTHS = 240
"""More months than these are asked for as a range."""

AREA = Case(When(shape="area", then=F("area")), default=Value(""))
"""The governorate of what is known no closer."""


def during(periods: Periods, *undated: int) -> Q:
    """Return the condition of whole years and months, and of no day where that is asked for."""
    months = periods.months
    if len(months) > MANY_MONTHS:
        first, last = months[0], months[-1]
        return Q(period__range=(first, last)) | Q(period__in=[*undated, *periods.years])
    return Q(period__in=[*undated, *periods.years, *months])


def inside(box: Box, down: str, across: str) -> dict[str, int]:
    """Return the conditions of a box on two columns."""
    return {
        f"{down}__gte": box.south,
        f"{down}__lt": box.north,
        f"{across}__gte": box.west,
        f"{across}__lt": box.east,
    }


def at_level(marks: QuerySet[MarkRow], level: int) -> Iterator[QuerySet[Any]]:
    """Yield marks with the columns of the cells they lie in, and those that lie in none."""
    yield marks.filter(finest__lt=level).annotate(
        down=F("latitude"), across=F("longitude"), drawn=F("shape"), within=F("radius"),
        named=AREA, month_of=F("month"), count=Value(1), north=Value(0), east=Value(0),
    )  # fmt: skip
    if level < PLACE:
        yield marks.filter(finest__gte=level).annotate(
            down=F("row") / PARTS[level], across=F("column") / PARTS[level], drawn=Value(""),
            within=Value(0), named=Value(""), month_of=F("month"), count=Value(1),
            north=F("latitude"), east=F("longitude"),
        )  # fmt: skip


def summed(
    rows: QuerySet[Any], by: tuple[str, ...], sign: int
) -> Iterator[tuple[tuple[Any, ...], int, int, int]]:
    """Yield sums by columns: how many, and their positions added up; `sign` takes them away."""
    sums = rows.order_by().values_list(*by)
    for found in sums.annotate(Sum("count"), Sum("north"), Sum("east")):
        *key, n, north, east = found
        if n is not None:  # nothing at all, where the database groups by what is the same for all
            yield tuple(key), sign * n, sign * north, sign * east
