"""What is released to a party, entry by entry, for the copy on its own node."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from hudna.actions.kinds import KINDS
from hudna.actions.shared import SharedEntry, SharedObject
from hudna.db.gate import Reader, released_to
from hudna.db.kinds import TABLES
from hudna.db.models import DocumentRow, Entry
from hudna.db.store import DjangoStore, release_of
from hudna.model.document import Report
from hudna.model.evidence import CustodyAct, Evidence
from hudna.model.party import Actor, Role
from hudna.model.release import Audience, Release, audiences_of

__all__ = ["BATCH", "shared_with"]

BATCH = 200
"""Entries of the record looked through at once."""


def shared_with(
    party: str, after: int, now: datetime, alias: str = "default"
) -> tuple[tuple[SharedEntry, ...], int]:
    """Return what a party is shown of the entries from index `after` on, and the next index.

    The gate decides for an analyst of the party. What was superseded is shared too: the copy goes
    through the same versions. Who told us stays on its owner's node.
    """
    kind = DjangoStore(alias).mechanism().party(party).kind
    reader = released_to(Actor(party, party, kind, Role.ANALYST, {}), now=now, alias=alias)
    entries = list(
        Entry.objects.using(alias)
        .filter(index__gte=after, index__lt=after + BATCH)
        .order_by("index")
    )
    passed = len(entries)
    entries = [*_now_shared(reader, entries, alias), *entries]
    visible = _visible(reader, [entry.hash for entry in entries])
    shown = tuple(
        shared for entry in entries for shared in _shared(entry, visible[entry.hash], reader)
    )
    return shown, after + passed


def _now_shared(reader: Reader, entries: list[Entry], alias: str) -> list[Entry]:
    """Return earlier entries about evidence that an act among these shares only now.

    The copy may not have them; those it has it leaves alone.
    """
    acts = reader.rows(CustodyAct).filter(entry__in=[e.hash for e in entries])
    names = set(acts.values_list("evidence", flat=True))
    if not names:
        return []
    rows = [
        *reader.rows(Evidence).filter(object_id__in=names).values_list("entry", flat=True),
        *reader.rows(CustodyAct).filter(evidence__in=names).values_list("entry", flat=True),
    ]
    earlier = Entry.objects.using(alias).filter(hash__in=rows, index__lt=entries[0].index)
    return list(earlier.order_by("index"))


def _visible(reader: Reader, hashes: list[str]) -> dict[str, list[SharedObject]]:
    """Return by entry the objects under it that are released, in the order they were stored."""
    found: dict[str, list[SharedObject]] = defaultdict(list)
    for cls in TABLES:
        for current in (False, True):
            rows = reader.rows(cls, current=current).filter(entry__in=hashes).order_by("id")
            for row in rows.iterator():
                release = _known_to(reader, release_of(row))
                found[row.entry].append(
                    SharedObject(cls.__name__, json.loads(row.body), release, row.at)
                )
    return found


def _known_to(reader: Reader, release: Release) -> Release:
    """Return the release as the party keeps it: what reached it besides is confined to it there."""
    assert reader.actor is not None
    if release.audience in audiences_of(reader.actor) or release.audience is Audience.PARTY:
        return release
    return Release(Audience.PARTY, reader.actor.party)


def _shared(entry: Entry, objects: list[SharedObject], reader: Reader) -> Iterator[SharedEntry]:
    if not objects or entry.private is None or entry.index is None:
        return
    withheld = KINDS[entry.kind].withheld
    private = {k: v for k, v in json.loads(entry.private).items() if k not in withheld}
    own = tuple(_without(one, withheld) for one in objects)
    report = next((one for one in own if one.kind == Report.__name__), None)
    document = None
    if report is not None:
        document = DocumentRow.objects.using(reader.alias).get(id=report.body["document"])
    yield SharedEntry(
        index=entry.index,
        hash=entry.hash,
        private=private,
        objects=own,
        document=json.loads(document.body) if document else None,
        data=bytes(document.data) if document else None,
        sealed=reader.sealed_for_me(entry.hash),
    )


def _without(shared: SharedObject, withheld: tuple[str, ...]) -> SharedObject:
    body = {k: None if k in withheld else v for k, v in shared.body.items()}
    return replace(shared, body=body)
