"""Searching what is released to a reader: bounded work on an index of any size, latest first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connections

from hudna.db.lots import Lots
from hudna.db.models import SearchRow
from hudna.db.search.asked import Asked, Sought, sought_in, tree
from hudna.db.search.marks import HASH_BITS, visible_to
from hudna.db.search.opened import Opened, opened
from hudna.db.search.wanted import Wanted
from hudna.db.search.writing import GROUP_OF

__all__ = ["MOST_COUNTED", "Found", "Hit", "Searching"]

MOST_COUNTED = 200
"""So many are counted, no more: a search says "more than 200" where there are."""

LOT = 256
"""Ids taken from SQLite's index at once; those the reader may not see are taken out after."""

WINDOW = 4000
"""Rows of PostgreSQL, the latest, that are looked through before its index is asked."""

LOTS = 40
"""After so many lots with nothing to show for it a search stops and says how far it came."""

IN_SQLITE = (
    "SELECT rowid FROM db_search WHERE db_search MATCH %s AND rowid >= %s AND rowid < %s"
    " ORDER BY rowid DESC LIMIT %s"
)

LATEST = "SELECT id FROM db_searchrow WHERE id >= %s AND id < %s ORDER BY id DESC LIMIT %s"

AMONG_LATEST = (
    "SELECT id FROM (SELECT id, vector FROM db_searchrow WHERE id >= %s AND id < %s"
    " ORDER BY id DESC LIMIT %s) AS latest WHERE vector @@ %s::tsquery ORDER BY id DESC"
)

REACHED = (
    "SELECT min(id) FROM (SELECT id FROM db_searchrow WHERE id >= %s AND id < %s"
    " ORDER BY id DESC LIMIT %s) AS latest"
)

IN_POSTGRESQL = (
    "WITH found AS MATERIALIZED (SELECT id FROM db_searchrow WHERE vector @@ %s::tsquery)"
    " SELECT id FROM found WHERE id >= %s AND id < %s ORDER BY id DESC LIMIT %s"
)


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
        every = list(self._found(asked.of_any_kind(), sought, MOST_COUNTED + 1))
        counts = Counter(GROUP_OF[row.kind] for row in every[:MOST_COUNTED])
        total = counts[asked.kind] if asked.kind else len(every)
        more = len(every) > MOST_COUNTED
        if more and asked.kind:
            total = len(list(self._found(asked, sought, MOST_COUNTED + 1)))
        rows = list(self._found(asked, sought, limit + 1, after, whole=True))
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
        found = self._found(asked, sought_in(asked.words), most, whole=True)
        return [row.object_id for row in found]

    def _found(
        self,
        asked: Asked,
        sought: tuple[Sought, ...],
        most: int,
        after: str | None = None,
        *,
        whole: bool = False,
    ) -> Iterator[SearchRow]:
        """Yield index rows that the reader may see, latest first; ids and kinds, or `whole`."""
        first, past = asked.ids()
        past = _before(after, past)
        rows = SearchRow.objects.using(self.alias).filter(self._released("owner"))
        rows = rows if whole else rows.only("id", "kind")
        if connections[self.alias].vendor == "postgresql":
            lots = self._lots_of_postgresql(tree(asked, sought), first, past, most)
        else:
            wanted = tree(asked, sought, visible_to(self.actor))
            assert wanted is not None
            lots = self._lots_of_sqlite(wanted.fts5(), first, past, most)
        left = most
        for ids in lots:
            for row in rows.filter(id__in=ids).order_by("-id")[:left]:
                left -= 1
                yield row
            if not left:
                return

    def _lots_of_sqlite(self, words: str, first: int, past: int, most: int) -> Iterator[list[int]]:
        """Yield ids from the index in lots, the greatest first; it is read no further than asked.

        The marks of who may see what are among the words, so that most of a lot may be seen.
        """
        size = min(most + 8, LOT)
        for _ in range(LOTS):
            ids = self._ids(IN_SQLITE, [words, first, past, size])
            if ids:
                yield ids
            if len(ids) < size:
                return
            past, size = ids[-1], LOT

    def _lots_of_postgresql(
        self, wanted: Wanted | None, first: int, past: int, most: int
    ) -> Iterator[Any]:
        """Yield conditions on ids: the latest rows looked through, then what the index has.

        What is common is among the latest; what is not has few rows in the index. The planner
        cannot know which of the two it is, and would look through the whole table for a rare word.
        """
        if wanted is None:
            for _ in range(LOTS):
                ids = self._ids(LATEST, [first, past, LOT])
                if ids:
                    yield ids
                if len(ids) < LOT:
                    return
                past = ids[-1]
            return
        words = wanted.tsquery()
        near = self._ids(AMONG_LATEST, [first, past, WINDOW, words])
        if near:
            yield near
        reached = self._ids(REACHED, [first, past, WINDOW])
        past = reached[0] if reached else first
        size = max(most, LOT) * 8
        for _ in range(LOTS if past > first else 0):
            ids = self._ids(IN_POSTGRESQL, [words, first, past, size])
            if ids:
                yield ids
            if len(ids) < size:
                return
            past = ids[-1]

    def _ids(self, query: str, values: list[Any]) -> list[int]:
        with connections[self.alias].cursor() as cursor:
            cursor.execute(query, values)
            return [int(row[0]) for row in cursor.fetchall() if row[0] is not None]

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
