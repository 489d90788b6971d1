"""Searching what is released to a reader: bounded work on an index of any size, latest first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.db import connections

from hudna.db.lots import Lots
from hudna.db.models import SearchRow
from hudna.db.search.asked import Asked, Sought, sought_in, tree
from hudna.db.search.marks import HASH_BITS
from hudna.db.search.opened import Opened, opened
from hudna.db.search.wanted import Wanted
from hudna.db.search.writing import GROUP_OF

__all__ = ["MOST_COUNTED", "Found", "Hit", "Searching"]

MOST_COUNTED = 200
"""So many are counted, no more: a search says "more than 200" where there are."""

LOT = 256
"""Ids taken from SQLite's index at once; those the reader may not see are taken out after."""

LOTS = 40
"""After so many lots with nothing to show for it a search stops and says how far it came."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found: what it is, and what it is found by.

    `dated` is false where nobody says when it was.
    """

    kind: str
    group: str
    object_id: str
    part: str
    dated: bool
    terms: tuple[str, ...]
    value: Opened


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found; `next` is the token of the following page.

    `counts` has a number for each heading, where all were counted; `more` says that there are more
    than were counted, `count`.
    """

    hits: tuple[Hit, ...]
    next: str | None
    sought: tuple[Sought, ...]
    count: int = 0
    more: bool = False
    counts: dict[str, int] = field(default_factory=dict)


class Searching(Lots):
    """The part of the gate that searches go through."""

    def search(self, asked: Asked, *, after: str | None = None, limit: int = 30) -> Found:
        """Return a page of what is released and has all that is asked for, latest first."""
        sought = sought_in(asked.words)
        if not asked or (sought and all(one.without for one in sought) and not any(asked.marks())):
            return Found((), None, sought)
        wanted = tree(asked, sought, self.actor)
        every = self._counted(asked, sought)
        counts = Counter(GROUP_OF[row.kind] for row in every[:MOST_COUNTED])
        total = counts[asked.kind] if asked.kind else len(every)
        more = len(every) > MOST_COUNTED
        first, past = asked.ids()
        rows = list(self._found(wanted, first, _before(after, past), limit + 1))
        if more and asked.kind:
            total = len(list(self._found(wanted, first, past, MOST_COUNTED + 1)))
        return Found(
            hits=tuple(self._hits(rows[:limit])),
            next=str(rows[limit - 1].id) if len(rows) > limit else None,
            sought=sought,
            count=min(total, MOST_COUNTED),
            more=total > MOST_COUNTED,
            counts={} if more else dict(counts),
        )

    def names_found(self, asked: Asked, most: int) -> list[str]:
        """Return the ids of at most so many things found, latest first."""
        first, past = asked.ids()
        wanted = tree(asked, sought_in(asked.words), self.actor)
        return [row.object_id for row in self._found(wanted, first, past, most)]

    def _counted(self, asked: Asked, sought: tuple[Sought, ...]) -> list[SearchRow]:
        """Return the first rows of every heading, whichever is asked for."""
        first, past = asked.ids()
        wanted = tree(asked.of_any_kind(), sought, self.actor)
        return list(self._found(wanted, first, past, MOST_COUNTED + 1, slim=True))

    def _found(
        self, wanted: Wanted, first: int, past: int, most: int, *, slim: bool = False
    ) -> Iterator[SearchRow]:
        """Yield index rows with ids from `first` to before `past` that the reader may see."""
        rows = SearchRow.objects.using(self.alias).filter(self._released("owner"))
        rows = rows.only("id", "kind") if slim else rows
        if connections[self.alias].vendor == "postgresql":
            found = rows.filter(id__gte=first, id__lt=past).extra(
                where=["vector @@ %s::tsquery"], params=[wanted.tsquery()]
            )
            yield from found.order_by("-id")[:most]
            return
        left = most
        for ids in self._lots(wanted.fts5(), first, past, most):
            for row in rows.filter(id__in=ids).order_by("-id")[:left]:
                left -= 1
                yield row
            if not left:
                return

    def _lots(self, words: str, first: int, past: int, most: int) -> Iterator[list[int]]:
        """Yield ids from SQLite's index in lots, the greatest first."""
        query = (
            "SELECT rowid FROM db_search WHERE db_search MATCH %s AND rowid >= %s AND rowid < %s"
            " ORDER BY rowid DESC LIMIT %s"
        )
        size = min(most + 8, LOT)
        for _ in range(LOTS):
            with connections[self.alias].cursor() as cursor:
                cursor.execute(query, [words, first, past, size])
                ids = [int(row[0]) for row in cursor.fetchall()]
            if ids:
                yield ids
            if len(ids) < size:
                return
            past, size = ids[-1], LOT

    def _hits(self, rows: Sequence[SearchRow]) -> Iterator[Hit]:
        known = opened(self, rows)
        for row in rows:
            value = known.get((row.kind, row.object_id, row.part))
            if value is not None:
                yield Hit(
                    kind=row.kind,
                    group=GROUP_OF[row.kind],
                    object_id=row.object_id,
                    part=row.part,
                    dated=row.id >> HASH_BITS > 0,
                    terms=tuple(row.terms.split()),
                    value=value,
                )


def _before(after: str | None, past: int) -> int:
    """Return the id a page ends before; a garbled token begins with the first page."""
    return min(int(after), past) if after and after.isascii() and after.isdigit() else past
