"""Published bulletins: the editions of a day together, with what each changed."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from hudna.actions.editions import CHANGES, kept_changes
from hudna.db.gated import Gated
from hudna.db.models import BulletinFileRow
from hudna.errors import NotFound
from hudna.model.bulletin import BulletinNotice
from hudna.model.edition import Change

__all__ = ["BulletinDay", "Bulletins", "Edition"]


@dataclass(frozen=True, slots=True)
class Edition:
    """A published edition, its files as (language, format), and what it changed."""

    notice: BulletinNotice
    renderings: tuple[tuple[str, str], ...]
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class BulletinDay:
    """Every edition of one day's bulletin, the one that stands first."""

    day: date
    editions: tuple[Edition, ...]


class Bulletins(Gated):
    """Reads what was published."""

    def bulletin_days(
        self, until: date | None = None, limit: int = 20
    ) -> tuple[tuple[BulletinDay, ...], date | None]:
        """Return the days with a bulletin up to `until`, latest first, and where to go on.

        Four queries, however many days and editions there are.
        """
        rows = self.rows(BulletinNotice)
        days = (rows.filter(day__lte=until) if until else rows).order_by("-day")
        found: list[date] = list(days.values_list("day", flat=True).distinct()[: limit + 1])
        shown = found[:limit]
        editions: dict[date, list[Edition]] = defaultdict(list)
        for edition in self._editions(list(self.some(BulletinNotice, day__in=shown))):
            editions[edition.notice.day].append(edition)
        return (
            tuple(BulletinDay(day, tuple(_latest_first(editions[day]))) for day in shown),
            found[limit] if len(found) > limit else None,
        )

    def bulletin_editions(self, bulletin_id: str) -> BulletinDay:
        """Return a bulletin with every other edition of its day."""
        day = self.one(BulletinNotice, bulletin_id).day
        notices = self.some(BulletinNotice, day=day)
        return BulletinDay(day, tuple(_latest_first([Edition(one, ()) for one in notices])))

    def bulletin_file(self, bulletin_id: str, language: str, form: str) -> bytes:
        """Return one rendering of a released bulletin."""
        self.one(BulletinNotice, bulletin_id)
        row = BulletinFileRow.objects.using(self.alias).filter(
            bulletin=bulletin_id, language=language, format=form
        )
        found = row.first()
        if found is None:
            raise NotFound("There is no such rendering of this bulletin")
        return bytes(found.data)

    def _editions(self, notices: list[BulletinNotice]) -> list[Edition]:
        files = BulletinFileRow.objects.using(self.alias).filter(
            bulletin__in=[notice.id for notice in notices]
        )
        named: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for bulletin, language, form in files.order_by("language", "format").values_list(
            "bulletin", "language", "format"
        ):
            named[bulletin].append((language, form))
        kept = files.filter(language=CHANGES[0], format=CHANGES[1])
        changed = {row.bulletin: kept_changes(bytes(row.data)) for row in kept}
        return [Edition(n, tuple(named[n.id]), changed.get(n.id, ())) for n in notices]


def _latest_first(editions: list[Edition]) -> list[Edition]:
    return sorted(editions, key=lambda edition: -edition.notice.edition)
