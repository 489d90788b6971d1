"""The store of a party's own node: it fills itself from what the operator's shares with it."""

import json
from typing import Any

from hudna.db.kinds import TABLES, table_of
from hudna.db.models import Entry
from hudna.db.store import DjangoStore
from hudna.record.entry import SignedEntry

__all__ = ["CLASSES", "CopyStore"]

CLASSES: dict[str, type[Any]] = {cls.__name__: cls for cls in TABLES}
"""The stored classes by name."""


class CopyStore(DjangoStore):
    """`hudna.actions.shared.Copy` on the Django database."""

    def recorded_entry(self, entry_hash: str) -> SignedEntry | None:
        """Return an entry the mirrored record has, null where it has none with this hash."""
        row = Entry.objects.using(self.alias).filter(hash=entry_hash, index__isnull=False).first()
        return SignedEntry(bytes(row.canonical), bytes(row.signature)) if row else None

    def open_entry(self, entry_hash: str, private: dict[str, Any]) -> None:
        """Keep the disclosed values of an entry whose bytes alone were known."""
        kept = json.dumps(private, ensure_ascii=False, sort_keys=True)
        rows = Entry.objects.using(self.alias).filter(hash=entry_hash, private__isnull=True)
        rows.update(private=kept)

    def stands_under(self, value: Any, entry_hash: str) -> bool:
        """Return whether a version of an object is stored under an entry."""
        rows = table_of(type(value)).row._default_manager.using(self.alias)
        return bool(rows.filter(object_id=value.id, entry=entry_hash).exists())
