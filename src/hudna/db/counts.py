"""Incidents of fire that are released, for counting them: read in one query however many."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from hudna.assess.counting import COUNTED, Cell, cells, rules, tally
from hudna.assess.fire import Fire, fires
from hudna.db.gated import Gated
from hudna.db.remembered import remembered
from hudna.link.registers import reconcile
from hudna.model.incident import Incident
from hudna.model.mechanism import Mechanism
from hudna.model.register import Reconciliation, Register

__all__ = ["Counts"]


class Counts(Gated):
    """Reads what is counted of what is released to one actor."""

    def fires(self, since: date, until: date, limit: int) -> tuple[Fire, ...] | None:
        """Return the incidents of fire that began on these days; null where more than `limit`."""
        key = ("fires", *self.who, since, until, limit, self.level)
        return remembered(key, lambda: self._fires(since, until, limit))

    def _fires(self, since: date, until: date, limit: int) -> tuple[Fire, ...] | None:
        rows = self.rows(Incident).filter(event_type__in=COUNTED, day__gte=since, day__lte=until)
        ids = list(rows.values_list("id", flat=True)[: limit + 1])
        if len(ids) > limit:
            return None
        return tuple(fires(self._open(Incident, row) for row in rows))

    def fires_of_no_day(self) -> int:
        """Return how many incidents of fire nobody gives a day for."""
        key = ("fires_of_no_day", *self.who, self.level)
        rows = self.rows(Incident).filter(event_type__in=COUNTED, day=None)
        return remembered(key, lambda: int(rows.count()))

    def counts(self) -> Iterator[dict[str, Any]]:
        """Yield for each day and area what incidents amount to under each rule.

        Beside it stands what each side registered: every number an outlet gives for its list.
        """
        recounted = cells(fires(self.every(Incident, event_type__in=COUNTED)))
        mechanism, registers = self.mechanism(), tuple(self.some(Register))
        listed = _listed(reconcile(registers))
        for day, area in sorted({*recounted, *listed}, key=lambda c: (str(c[0]), str(c[1]))):
            for rule in rules():
                found = tally(recounted.get((day, area), ()), rule)
                yield {
                    "day": day.isoformat() if day else None,
                    "area": area,
                    "rule": rule.id,
                    "least": found.least,
                    "most": found.most,
                    "undecided": found.undecided,
                    "gaps": dict(found.gaps),
                    "registered": listed.get((day, area), {}),
                    "registered_rule": _list_rules(registers, mechanism),
                }


def _listed(found: Reconciliation) -> dict[Cell, dict[str, list[int]]]:
    """Return each side's numbers by day and area, none where it gave no list or left it out."""
    numbers: dict[Cell, dict[str, list[int]]] = {}
    for cell in found.cells:
        given = {
            side: list(cell.versions.get(side, () if number is None else (number,)))
            for side, number in cell.by_side.items()
        }
        numbers[cell.day, cell.area] = given
    return numbers


def _list_rules(registers: tuple[Register, ...], mechanism: Mechanism) -> dict[str, str | None]:
    sides = sorted({register.side for register in registers})
    return {side: mechanism.list_rule(side) for side in sides}
