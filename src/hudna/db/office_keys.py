"""The keys that speak for offices, as a person or an administrator looks at them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from hudna.db.models import Entry, Key, LostKeyRow
from hudna.errors import NotFound
from hudna.record.entry import parse

__all__ = ["OfficeKey", "is_lost", "key_of_office", "keys_of_offices", "suspect_from"]


@dataclass(frozen=True, slots=True)
class OfficeKey:
    """A key of an office: enrolled by entry `since` (null while pending), `ended` when revoked.

    `lost` is since when it may be in other hands, null when nobody said so.
    """

    id: str
    office: str
    party: str
    since: int | None
    ended: bool
    lost: datetime | None


def keys_of_offices(offices: Iterable[str]) -> tuple[OfficeKey, ...]:
    """Return the keys of offices, by office, those that count first."""
    rows = list(Key.objects.filter(actor__in=list(offices)))
    places = Entry.objects.filter(hash__in=[row.entry for row in rows])
    index = dict(places.values_list("hash", "index"))
    lost = dict(
        LostKeyRow.objects.filter(key__in=[row.id for row in rows]).values_list("key", "at")
    )
    keys = [
        OfficeKey(
            row.id, str(row.actor), row.party, index.get(row.entry), row.ended is not None,
            lost.get(row.id),
        )
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(keys, key=lambda key: (key.office, key.ended, -(key.since or 0))))


def key_of_office(key_id: str) -> OfficeKey:
    """Return a key that speaks for an office, or raise `NotFound`."""
    row = Key.objects.filter(id=key_id).exclude(actor=None).first()
    found = keys_of_offices([str(row.actor)]) if row else ()
    for key in found:
        if key.id == key_id:
            return key
    raise NotFound("there is no such key of an office")


def is_lost(key_id: str) -> bool:
    """Return whether the device with a key was reported lost."""
    return LostKeyRow.objects.filter(key=key_id).exists()


def suspect_from(key: OfficeKey, moment: datetime) -> int:
    """Return the index from which entries of a key may be forged: its first one after `moment`.

    Where it signed nothing after it, the number of entries there are.
    """
    signed = Entry.objects.filter(key=key.id).exclude(index=None).order_by("seq")
    for row in signed:
        if datetime.fromisoformat(parse(bytes(row.canonical)).time) > moment:
            return int(row.index or 0)
    last = Entry.objects.aggregate(last=Max("index"))["last"]
    return 0 if last is None else int(last) + 1
