"""Lists and searches that accounts keep under a name, on this desk alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from hudna.db.models import SavedViewRow
from hudna.errors import Conflict, InputError, NotFound
from hudna.model.party import Actor, Role

__all__ = ["LONGEST_NAME", "LONGEST_QUERY", "MOST", "SavedView", "SavedViews"]

MOST = 30
"""Views one account keeps."""

LONGEST_NAME = 60

LONGEST_QUERY = 600

_JOINER = "\u200c"
"""Part of Persian words, though nothing is printed for it."""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A list under a name: `route` and `query` lead to it; `own` where the reader keeps it."""

    id: int
    name: str
    route: str
    query: str
    shared: bool
    own: bool


class SavedViews:
    """The views of one account, and those that accounts of its party share with it.

    Another party has none of them. An administrator, who reads nothing confidential, is not shown
    what others share.
    """

    def __init__(self, account: str, actor: Actor, alias: str = "default") -> None:
        self.account, self.actor, self.alias = account, actor, alias

    def all(self) -> tuple[SavedView, ...]:
        """Return the account's own views in its order, then those shared with it by name."""
        return (*map(self._view, self._own().order_by("place", "id")), *self._shared())

    def save(self, name: str, route: str, query: str, *, shared: bool) -> None:
        """Keep a view; raises `InputError` for a name or query too long, `Conflict` for too many.

        A view of the same name and account takes its place.
        """
        name = _named(name)
        if len(query) > LONGEST_QUERY:
            raise InputError("this list has too many filters to be kept", where="query")
        with transaction.atomic(using=self.alias):
            self._own().filter(name=name).delete()
            if self._own().count() >= MOST:
                raise Conflict(f"an account keeps {MOST} views", advice="Delete one first")
            last = self._own().aggregate(last=Max("place"))["last"] or 0
            SavedViewRow.objects.using(self.alias).create(
                account=self.account,
                party=self.actor.party,
                shared=shared,
                name=name,
                route=route,
                query=query,
                place=last + 1,
            )

    def rename(self, view: int, name: str) -> None:
        """Give a view another name."""
        self._change(view, name=_named(name))

    def share(self, view: int, *, shared: bool) -> None:
        """Show a view to the offices of one's party, or no longer."""
        self._change(view, shared=shared)

    def delete(self, view: int) -> None:
        """Forget a view."""
        self._one(view).delete()

    def move(self, view: int, by: int) -> None:
        """Put a view so many places further down."""
        with transaction.atomic(using=self.alias):
            order = list(self._own().order_by("place", "id"))
            at = next((n for n, row in enumerate(order) if row.id == view), None)
            if at is None:
                raise NotFound("there is no such view of yours")
            row = order.pop(at)
            order.insert(max(0, at + by), row)
            for place, one in enumerate(order, start=1):
                self._own().filter(id=one.id).update(place=place)

    def _own(self) -> QuerySet[SavedViewRow]:
        rows = SavedViewRow.objects.using(self.alias)
        return rows.filter(account=self.account, party=self.actor.party)

    def _shared(self) -> Iterator[SavedView]:
        if self.actor.role is Role.ADMINISTRATOR:
            return iter(())
        rows = SavedViewRow.objects.using(self.alias).filter(party=self.actor.party, shared=True)
        return map(self._view, rows.filter(~Q(account=self.account)).order_by("name", "id"))

    def _one(self, view: int) -> QuerySet[SavedViewRow]:
        row = self._own().filter(id=view)
        if not row.exists():
            raise NotFound("there is no such view of yours")
        return row

    def _change(self, view: int, **columns: object) -> None:
        self._one(view).update(**columns)

    def _view(self, row: SavedViewRow) -> SavedView:
        own = row.account == self.account
        return SavedView(row.id, row.name, row.route, row.query, row.shared, own)


def _named(name: str) -> str:
    """Return a name that can be shown anywhere; `InputError` where it is empty or too long."""
    shown = "".join(c for c in name if c.isprintable() or c == _JOINER)
    shown = " ".join(shown.split())
    if not 0 < len(shown) <= LONGEST_NAME:
        raise InputError(f"a name has 1 to {LONGEST_NAME} letters", where="name")
    return shown
