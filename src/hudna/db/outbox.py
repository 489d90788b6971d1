"""The outbox: signed entries in the database, pending until the record has them."""

import json
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from django.db import IntegrityError
from django.db.models import Max

from hudna.actions.ports import AuthorHead
from hudna.actions.statements import SignedStatement
from hudna.db.models import Entry
from hudna.errors import Conflict, NotFound
from hudna.record.entry import SignedEntry, parse
from hudna.record.promise import parse_time

__all__ = ["Outbox", "sorted_json"]


class Outbox:
    """What a store does with entries in the database `alias`."""

    alias: str

    def transaction(self) -> AbstractContextManager[Any]:
        """Return a context in which everything is written or nothing."""
        raise NotImplementedError

    def head(self, key_id: str) -> AuthorHead:
        """Return where the author's next entry goes; sequence numbers start at 0."""
        last = Entry.objects.using(self.alias).filter(key=key_id).order_by("-seq").first()
        return AuthorHead(last.seq + 1, last.hash) if last else AuthorHead(0, None)

    def add_entry(self, entry: SignedEntry, kind: str, private: dict[str, Any] | None) -> None:
        """Put a signed entry into the outbox; raise `Conflict` if its place is taken."""
        parsed = parse(entry.canonical)
        try:
            with self.transaction():
                Entry.objects.using(self.alias).create(
                    hash=entry.hash,
                    kind=kind,
                    key=parsed.key,
                    seq=parsed.seq,
                    canonical=entry.canonical,
                    signature=entry.signature,
                    private=None if private is None else sorted_json(private),
                )
        except IntegrityError as error:
            raise Conflict(
                f"entry {parsed.seq} of key {parsed.key} exists already",
                advice="Prepare and sign the statement again",
            ) from error

    def entry(self, entry_hash: str) -> SignedEntry:
        """Return a stored entry, or raise `NotFound`."""
        row = Entry.objects.using(self.alias).filter(hash=entry_hash).first()
        if row is None:
            raise NotFound(f"no entry {entry_hash}")
        return SignedEntry(bytes(row.canonical), bytes(row.signature))

    def entries_of(self, kind: str) -> Iterator[SignedEntry]:
        """Yield the stored entries of a kind, oldest first."""
        for row in Entry.objects.using(self.alias).filter(kind=kind).order_by("id").iterator():
            yield SignedEntry(bytes(row.canonical), bytes(row.signature))

    def statement(self, entry_hash: str) -> SignedStatement:
        """Return a stored entry with what is known here of its confidential part."""
        row = Entry.objects.using(self.alias).get(hash=entry_hash)
        signed, private = self.entry(entry_hash), json.loads(row.private or "{}")
        return SignedStatement(signed.canonical, signed.signature, private)

    def knows_entry(self, entry_hash: str) -> bool:
        """Return whether an entry is stored."""
        return Entry.objects.using(self.alias).filter(hash=entry_hash).exists()

    def followed(self) -> int:
        """Return how many entries of the record this node has, counted from the first."""
        last = Entry.objects.using(self.alias).aggregate(last=Max("index"))["last"]
        return 0 if last is None else int(last) + 1

    def last_said(self) -> datetime | None:
        """Return the time of the entry stored last, null before there is one."""
        row = Entry.objects.using(self.alias).order_by("-id").first()
        return parse_time(parse(bytes(row.canonical)).time) if row else None

    def pending(self, limit: int) -> list[SignedEntry]:
        """Return entries not yet in the log, oldest first."""
        rows = Entry.objects.using(self.alias).filter(index__isnull=True).order_by("id")[:limit]
        return [SignedEntry(bytes(r.canonical), bytes(r.signature)) for r in rows]

    def mark_sequenced(self, hashes: Sequence[str], indexes: Sequence[int]) -> None:
        """Note the log index of entries; repeating it changes nothing."""
        with self.transaction():
            for digest, index in zip(hashes, indexes, strict=True):
                Entry.objects.using(self.alias).filter(hash=digest).update(index=index)


def sorted_json(value: Any) -> str:
    """Return JSON with its members in order, as the tables hold it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
