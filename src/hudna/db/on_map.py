"""Incidents by place and time as they are released to one actor: counted, drawn and listed.

Counts come from cells; only days that do not fill a month, and what the public still has to wait
for, are counted mark by mark. Every incident listed passes the gate once more by its own row.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from hudna.db.gated import Gated, Page
from hudna.db.map_sums import AREA, PLACE, at_level, during, inside, summed
from hudna.db.marks import PLACES
from hudna.db.models import CellRow, MarkRow
from hudna.db.periods import Periods
from hudna.errors import NotFound
from hudna.geo.grid import NOWHERE, SCALE, Box
from hudna.model.incident import Incident
from hudna.model.release import Audience, audiences_of

__all__ = ["PLACE", "Chosen", "OnMap", "Spot"]

FEW = 2000
"""So many incidents are looked up by their place and then sorted; more are read in order."""

LONG_AGO = Value(datetime(1970, 1, 1, tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which incidents: of a kind, in a governorate, begun between two days, inside a box."""

    kind: str | None = None
    area: str | None = None
    since: date | None = None
    until: date | None = None
    box: Box | None = None

    @property
    def level(self) -> int:
        """The coarsest level whose cells count it exactly."""
        fits = self.box.level() if self.box else 0
        return PLACE if fits is None else fits


@dataclass(frozen=True, slots=True)
class Spot:
    """So many incidents at a position in degrees; `shape` is `cell` for several places at once.

    `radius_km` is how far each lies from there at most; an `area` is a governorate's name.
    `incident` is the one there, where each was asked for.
    """

    latitude: float
    longitude: float
    n: int
    shape: str
    radius_km: int
    area: str
    incident: str | None = None


class OnMap(Gated):
    """Reads incidents by place and time."""

    def listed(self, chosen: Chosen, after: str | None = None, limit: int = 50) -> Page[Incident]:
        """Return a page of incidents, the last begun first; those of no known day end it."""
        count = self.number(chosen)
        few = chosen.box is not None and count <= FEW
        marks = self._marks_due(chosen, by_cell=few)
        if after:
            marks = marks.filter(_follows(after))
        names = marks.values_list("day", "incident")
        ordered = sorted(names, reverse=True) if few else names.order_by("-day", "-incident")
        found = list(ordered[: limit + 1])
        wanted = [name for _, name in found[:limit]]
        held = {row.object_id: row for row in self.rows(Incident).filter(object_id__in=wanted)}
        items = tuple(self._open(Incident, held[name]) for name in wanted if name in held)
        return Page(items, _token(*found[limit - 1]) if len(found) > limit else None, count)

    def number(self, chosen: Chosen) -> int:
        """Return how many incidents there are."""
        return sum(n for _, n, *_ in self._sums(chosen, chosen.level, ("drawn",)))

    def each_spot(self, chosen: Chosen, limit: int) -> tuple[Spot, ...]:
        """Return each incident where it is, at most `limit` of them."""
        marks = self._marks_due(chosen, by_cell=True).exclude(shape="")
        return tuple(
            Spot(m.latitude / SCALE, m.longitude / SCALE, 1, m.shape, m.radius, m.area, m.incident)
            for m in marks.order_by("-day", "-incident")[:limit]
        )

    def spots(self, chosen: Chosen, level: int) -> tuple[Spot, ...]:
        """Return where incidents are: cells of a level, and alone what fits into none of them."""
        cells: dict[tuple[Any, ...], list[int]] = defaultdict(lambda: [0, 0, 0])
        for key, *sums in self._sums(chosen, level, ("down", "across", "drawn", "within", "named")):
            for at, value in enumerate(sums):
                cells[key][at] += value
        return tuple(
            Spot(y / SCALE, x / SCALE, n, shape, radius, area) if shape
            else Spot(latitudes / n / SCALE, longitudes / n / SCALE, n, "cell", 0, "")
            for (y, x, shape, radius, area), (n, latitudes, longitudes) in cells.items()
            if n > 0 and y != NOWHERE
        )  # fmt: skip

    def by_month(self, chosen: Chosen) -> Counter[int]:
        """Return how many began in each month such as 201909; 0 is no known day."""
        found: Counter[int] = Counter()
        for (month,), n, *_ in self._sums(chosen, chosen.level, ("month_of",), by_year=False):
            found[month] += n
        return found

    def by_day(self, chosen: Chosen) -> dict[date, int]:
        """Return how many began on each day; for some months at most."""
        days = self._marks_due(chosen).filter(day__gt=0).values_list("day").annotate(Count("pk"))
        return {date.fromordinal(day): n for day, n in days.order_by()}

    def first_and_last(self) -> tuple[date, date] | None:
        """Return the first and the last day any incident began on, null where none is known."""
        days = self._marks_due(Chosen()).filter(day__gt=0).values_list("day", flat=True)
        first, last = days.order_by("day", "incident").first(), days.order_by("-day").first()
        return (date.fromordinal(first), date.fromordinal(last)) if first and last else None

    # -- what is counted

    @cached_property
    def _span(self) -> tuple[date, date] | None:
        """The first and last day of anything counted, with what the public waits for."""
        days = self._marks(Chosen()).filter(day__gt=0).values_list("day", flat=True)
        first, last = days.order_by("day", "incident").first(), days.order_by("-day").first()
        return (date.fromordinal(first), date.fromordinal(last)) if first and last else None

    def _ever(self, *, by_year: bool) -> Periods:
        """Return all years or months there are: named one by one, an index finds places in each."""
        if self._span is None:
            return Periods((), (), ())
        first, last = date(self._span[0].year, 1, 1), date(self._span[1].year, 12, 31)
        return Periods.between(first, last, by_year=by_year)

    @property
    def _as_public(self) -> bool:
        return audiences_of(self.actor) == (Audience.PUBLIC,)

    def _mine(self) -> dict[str, Any]:
        """Return the condition on marks and cells that are released to this reader at all.

        SQLite finds a truth value in an index only where it is compared with one.
        """
        circles = [audience.value for audience in audiences_of(self.actor)]
        if self._trusted_with_own and self.actor is not None:
            circles.append(f"party:{self.actor.party}")
        return {"open": int(self._as_public), "released__in": circles}

    def _where(self, chosen: Chosen) -> dict[str, Any]:
        """Return the conditions on marks that are chosen."""
        where = self._mine()
        if chosen.kind:
            where["kind"] = chosen.kind
        if chosen.area:
            where["area"] = chosen.area
        if chosen.since or chosen.until:
            where["day__gte"] = chosen.since.toordinal() if chosen.since else 1
            where["day__lte"] = (chosen.until or date.max).toordinal()
        if chosen.box:
            where |= inside(chosen.box, "latitude", "longitude")
        return where

    def _marks(self, chosen: Chosen, *, by_cell: bool = False) -> QuerySet[MarkRow]:
        """Return chosen marks, with those the public waits for; `by_cell` looks the box up."""
        where = self._where(chosen)
        if chosen.box and by_cell:
            rows, columns = chosen.box.cells(PLACE - 1)
            where |= {"row__in": list(rows), "column__range": (columns[0], columns[-1])}
        return MarkRow.objects.using(self.alias).filter(**where)

    def _marks_due(self, chosen: Chosen, *, by_cell: bool = False) -> QuerySet[MarkRow]:
        """Return the chosen marks that may be read now."""
        marks = self._marks(chosen, by_cell=by_cell)
        if not self._as_public:
            return marks
        # As an expression: the index of what waits would find nearly all, and in another order.
        return marks.alias(told_from=Coalesce("not_before", LONG_AGO)).filter(
            told_from__lte=self.now
        )

    def _awaited(self, chosen: Chosen) -> QuerySet[MarkRow]:
        """Return the chosen marks the public waits for, found by when they come.

        They are few. What else is asked stands in expressions, so that no database, whether it has
        counted its rows or not, takes an index of all that is told already.
        """
        marks = MarkRow.objects.using(self.alias).filter(open=1, not_before__gt=self.now)
        for asked, value in self._where(chosen).items():
            column, _, lookup = asked.partition("__")
            if column != "open":
                marks = marks.alias(**{f"own_{column}": Coalesce(column, column)})
                marks = marks.filter(**{f"own_{column}__{lookup or 'exact'}": value})
        return marks

    def _sums(
        self, chosen: Chosen, level: int, by: tuple[str, ...], *, by_year: bool = True
    ) -> Iterator[tuple[tuple[Any, ...], int, int, int]]:
        """Yield sums by these columns: how many, and their positions added up where in a cell."""
        by_year = by_year and not chosen.kind
        periods = None
        if chosen.since or chosen.until:
            periods = Periods.between(chosen.since, chosen.until, by_year=by_year)
        for cells in self._cells(chosen, level, periods, by_year=by_year):
            yield from summed(cells, by, +1)
        for first, last in periods.days if periods else ():
            for marks in at_level(self._marks(replace(chosen, since=first, until=last)), level):
                yield from summed(marks, by, +1)
        if self._as_public:
            for marks in at_level(self._awaited(chosen), level):
                yield from summed(marks, by, -1)

    def _cells(
        self, chosen: Chosen, level: int, periods: Periods | None, *, by_year: bool
    ) -> Iterator[QuerySet[CellRow]]:
        """Yield the cells of a level in whole years and months, and the places in none of them."""
        rows = CellRow.objects.using(self.alias).filter(**self._mine(), kind=chosen.kind or "")
        if chosen.area:
            rows = rows.filter(area=chosen.area)
        if periods is not None:
            rows = rows.filter(during(periods))
        else:
            rows = rows.filter(during(self._ever(by_year=by_year), 0))
        alone = rows.filter(level__in=range(PLACES - 1, PLACES + level))
        if chosen.box:
            alone = alone.filter(**inside(chosen.box, "y", "x"))
        yield alone.annotate(
            down=F("y"), across=F("x"), drawn=F("shape"), within=F("radius"), named=AREA,
            month_of=F("period"), count=F("n"), north=F("latitudes"), east=F("longitudes"),
        )  # fmt: skip
        if level == PLACE:
            return
        within = rows.filter(level=level)
        if chosen.box:
            down, across = chosen.box.cells(level)
            within = within.filter(y__range=(down[0], down[-1]), x__range=(across[0], across[-1]))
        yield within.annotate(
            down=F("y"), across=F("x"), drawn=Value(""), within=Value(0), named=Value(""),
            month_of=F("period"), count=F("n"), north=F("latitudes"), east=F("longitudes"),
        )  # fmt: skip


def _token(day: int, incident: str) -> str:
    return f"{date.fromordinal(max(day, 1)).isoformat()}~{incident}"


def _follows(token: str) -> Q:
    words, _, incident = token.partition("~")
    try:
        begun = date.fromisoformat(words)
    except ValueError as error:
        raise NotFound("there is no such page", advice="Begin with the first one") from error
    day = begun.toordinal() if begun != date.min else 0
    return Q(day__lt=day) | Q(day=day, incident__lt=incident)
