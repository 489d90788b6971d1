"""Planned movements and what was said of them, as far as it is released."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hudna.db.gated import Gated
from hudna.model.movement import (
    DeclaredZone,
    Movement,
    MovementAcknowledgement,
    MovementCancellation,
    MovementCheck,
    MovementFile,
)
from hudna.model.release import Audience

__all__ = ["Moving"]

SHOWN = 200
"""Movements shown at once, the next to start first."""


class Moving(Gated):
    """Movements, as one reader may know them."""

    def movements(
        self, since: datetime, until: datetime | None = None, **where: Any
    ) -> tuple[MovementFile, ...]:
        """Return movements that last past `since` and start before `until`, the first first."""
        rows = self.rows(Movement).filter(end__gt=since, **where)
        if until is not None:
            rows = rows.filter(start__lt=until)
        found = rows.order_by("start", "id")[:SHOWN]
        return self._files([self._open(Movement, row) for row in found])

    def movement(self, movement_id: str) -> MovementFile:
        """Return a movement with what was said of it; `NotFound` where it is not released."""
        return self._files([self.one(Movement, movement_id)])[0]

    def movements_named(self, ids: Sequence[str]) -> tuple[Movement, ...]:
        """Return the movements of these ids that are released."""
        rows = self.rows(Movement).filter(object_id__in=list(ids)[:SHOWN]).order_by("start", "id")
        return tuple(self._open(Movement, row) for row in rows)

    def declared_zones(self) -> tuple[DeclaredZone, ...]:
        """Return declared zones that are not over, those declared last first."""
        rows = self.rows(DeclaredZone).filter(end__gt=self.now).order_by("-at", "-id")[:SHOWN]
        return tuple(self._open(DeclaredZone, row) for row in rows)

    def _files(self, movements: Sequence[Movement]) -> tuple[MovementFile, ...]:
        """Return movements with what was said of each, in a number of queries that is fixed."""
        ids = [one.id for one in movements]

        def of(cls: type[Any]) -> dict[str, list[Any]]:
            found: dict[str, list[Any]] = {name: [] for name in ids}
            for row in self.rows(cls).filter(movement__in=ids).order_by("at", "id"):
                found[row.movement].append(self._open(cls, row))
            return found

        if not ids:
            return ()
        cancelled, told = of(MovementCancellation), of(MovementAcknowledgement)
        checks = of(MovementCheck)
        later = self.rows(Movement).filter(amends__in=ids).order_by("at")
        amended = dict(later.values_list("amends", "object_id"))
        return tuple(
            MovementFile(
                movement=one,
                amended_by=amended.get(one.id),
                cancellations=tuple(cancelled[one.id]),
                acknowledgements=tuple(told[one.id]),
                check=_fullest(checks[one.id]),
            )
            for one in movements
        )


def _fullest(checks: Sequence[MovementCheck]) -> MovementCheck | None:
    """Return the answer of the narrowest circle the reader belongs to: it rests on the most."""
    order = list(Audience)
    return max(checks, key=lambda one: order.index(one.release.audience), default=None)
