"""The columns and lines of custody: who may know of evidence, and who saw what."""

import hashlib
from collections.abc import Iterator
from typing import Any

from hudna.db.models import AccessRow, EvidenceRow, SealedRow
from hudna.model.codec import to_json
from hudna.model.evidence import Access, AccessKind
from hudna.model.release import Sharing
from hudna.record.canonical import canonical_json
from hudna.record.entry import timestamp

__all__ = ["CustodyTables", "access_of", "chained", "sharing_columns"]


class CustodyTables:
    """What a store keeps of custody in the database `alias`."""

    alias: str

    def set_sharing(self, evidence_id: str, sharing: Sharing) -> None:
        """Set who may know of evidence."""
        rows = EvidenceRow.objects.using(self.alias).filter(object_id=evidence_id, current=True)
        rows.update(**sharing_columns(sharing))

    def note_access(self, access: Access) -> None:
        """Add a line to the log of who saw what, chained to the line before."""
        last = AccessRow.objects.using(self.alias).order_by("-id").first()
        AccessRow.objects.using(self.alias).create(
            evidence=access.evidence,
            kind=access.kind.value,
            party=access.party,
            by=access.by,
            at=access.at,
            digest=chained(last.digest if last else "", access),
        )

    def received_here(self, evidence_id: str) -> bool:
        """Return whether the bytes of evidence were handed in on this node, by an office."""
        rows = AccessRow.objects.using(self.alias).filter(evidence=evidence_id, by__isnull=False)
        return rows.filter(kind=AccessKind.CHECKED.value).exists()

    def sealed_of(self, entry: str) -> dict[str, bytes]:
        """Return what is sealed of an entry, by field."""
        rows = SealedRow.objects.using(self.alias).filter(entry=entry)
        return {row.field: bytes(row.data) for row in rows}

    def access_log(self) -> tuple[int, str, bool]:
        """Return the lines of the log of who saw what, the last one's digest, if it is anchored."""
        rows = AccessRow.objects.using(self.alias)
        last = rows.order_by("-id").first()
        return rows.count(), last.digest if last else "", last is None or last.entry is not None

    def mark_anchored(self, entry: str) -> None:
        """Note the hash of the entry that binds the log so far to the record."""
        last = AccessRow.objects.using(self.alias).order_by("-id").first()
        if last is not None:
            AccessRow.objects.using(self.alias).filter(pk=last.pk).update(entry=entry)

    def put_sealed(self, entry: str, field: str, data: bytes) -> None:
        """Keep what is sealed of a field of an entry, in the place of what was sealed before."""
        SealedRow.objects.using(self.alias).update_or_create(
            entry=entry, field=field, defaults={"data": data}
        )

    def drop_sealed(self, entry: str) -> int:
        """Delete what is sealed of an entry; return how many fields."""
        return SealedRow.objects.using(self.alias).filter(entry=entry).delete()[0]

    def accesses(self, evidence_id: str) -> Iterator[Access]:
        """Yield the lines about evidence, oldest first."""
        rows = AccessRow.objects.using(self.alias).filter(evidence=evidence_id).order_by("id")
        return map(access_of, rows.iterator())


def access_of(row: AccessRow) -> Access:
    """Return the line a row holds."""
    return Access(row.evidence, AccessKind(row.kind), row.party, row.by, row.at)


def chained(before: str, access: Access) -> str:
    """Return in hex SHA-256 over the digest of the line before and the line itself."""
    line = {**to_json(access), "at": timestamp(access.at), "before": before}
    return hashlib.sha256(canonical_json(line)).hexdigest()


def sharing_columns(sharing: Sharing) -> dict[str, Any]:
    """Return the columns that say who may know of evidence."""
    return {
        "title_audience": sharing.title.audience.value,
        "title_from": sharing.title.not_before,
        "told": "".join(f",{party}" for party in sharing.told) + ",",
    }
