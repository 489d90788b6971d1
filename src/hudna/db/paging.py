"""Pages of long lists in bounded work: the newest of each circle of readers, merged.

Each circle is read in the order of its own index; one condition over all of them would have the
database sort, or walk past, everything a reader may not see.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Q, QuerySet

from hudna.errors import NotFound

__all__ = ["Page", "batched", "bounded_count", "follows", "newest", "token_of"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list; `next` is the token of the following page, `count` the whole list's.

    Where there are `more`, counting stopped at `count`.
    """

    items: tuple[T, ...]
    next: str | None
    count: int
    more: bool = False


def follows(token: str) -> Q:
    """Return the condition on what comes after a page; raises `NotFound` for a garbled token."""
    moment, _, object_id = token.partition("~")
    try:
        at = datetime.fromisoformat(moment)
    except ValueError as error:
        raise NotFound("there is no such page", advice="Begin with the first one") from error
    if at.tzinfo is None:
        raise NotFound("there is no such page", advice="Begin with the first one")
    return Q(at__lte=at) & (Q(at__lt=at) | Q(object_id__lt=object_id))


def token_of(row: Any) -> str:
    """Return the token of the page that follows a row."""
    return f"{row.at.isoformat()}~{row.object_id}"


def newest(circles: Sequence[QuerySet[Any]], limit: int) -> list[int]:
    """Return the row ids of the newest in any of the circles, at most `limit`, newest first."""
    merged, params, alias = _merged(circles, limit)
    if not merged:
        return []
    with connections[alias].cursor() as cursor:
        order = f"ORDER BY at DESC, object_id DESC LIMIT {limit:d}"
        cursor.execute(f"SELECT id FROM ({merged}) AS merged {order}", params)  # noqa: S608
        return [row[0] for row in cursor.fetchall()]


def bounded_count(circles: Sequence[QuerySet[Any]], most: int) -> int:
    """Return how many there are in all circles together, at most `most`."""
    merged, params, alias = _merged(circles, most)
    if not merged:
        return 0
    with connections[alias].cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({merged}) AS merged", params)  # noqa: S608
        return min(int(cursor.fetchone()[0]), most)


def _merged(circles: Sequence[QuerySet[Any]], limit: int) -> tuple[str, tuple[Any, ...], str]:
    """Return SQL for the newest of each circle, what goes into it, and whose database it is."""
    parts, params, alias = [], [], ""
    for at, rows in enumerate(circles):
        alias = rows.db
        ordered = rows.order_by("-at", "-object_id").values_list("id", "at", "object_id")
        try:
            sql, given = ordered[:limit].query.get_compiler(using=alias).as_sql()
        except EmptyResultSet:
            continue
        parts.append(f"SELECT * FROM ({sql}) AS circle{at}")  # noqa: S608
        params += given
    return " UNION ".join(parts), tuple(params), alias


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield items in lots of at most `size`."""
    ahead = iter(items)
    while lot := list(islice(ahead, size)):
        yield lot
