"""The outbox against the record, and what its entries vouch for."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from hudna.actions.digests import digest_of
from hudna.actions.follow_record import keys_in
from hudna.actions.kinds import KINDS
from hudna.actions.ports import EnrolledKey
from hudna.actions.record_entries import changed_keys
from hudna.actions.statements import disclosed
from hudna.actions.take_entry import TAKEN
from hudna.db.models import Entry
from hudna.errors import RecordRejected
from hudna.model.bulletin import BulletinNotice
from hudna.model.codec import from_json
from hudna.model.evidence import AccessLogHead
from hudna.record import entry as entries
from hudna.record.entry import SignedEntry
from hudna.record.errors import RecordError
from hudna.record.genesis import GENESIS, parse_genesis
from hudna.record.problem import Problem

__all__ = ["Signed", "read_entries"]

Named = tuple[str, str]
"""Class name and id of an object."""


@dataclass(slots=True)
class Signed:
    """What the entries of a node say: places in the record, objects, keys, files, rules, logs."""

    places: dict[str, int | None] = field(default_factory=dict)
    objects: dict[str, dict[Named, str]] = field(default_factory=dict)
    keys: dict[str, EnrolledKey] = field(default_factory=dict)
    notices: dict[str, BulletinNotice] = field(default_factory=dict)
    accesses: dict[str, AccessLogHead] = field(default_factory=dict)
    rules: str | None = None


def read_entries(
    recorded: Sequence[str], alias: str, operator: str | None, problems: list[Problem]
) -> Signed:
    """Return what the stored entries say; what is wrong with them goes to `problems`."""
    signed = Signed()
    for row in Entry.objects.using(alias).order_by("id").iterator():
        signed.places[row.hash] = row.index
        whole = SignedEntry(bytes(row.canonical), bytes(row.signature))
        try:
            entry = entries.parse(whole.canonical)
            _learn(signed, row, entry)
        except _UNREADABLE as error:
            problems.append(
                Problem(row.index, f"the stored {row.kind} does not open its entry: {error}")
            )
            continue
        problems += _differences(row, whole, entry, recorded)
        if operator and row.private is None and _must_be_open(signed, entry, operator):
            problems.append(Problem(row.index, f"what this {row.kind} discloses is gone"))
    known = max((i for i in signed.places.values() if i is not None), default=-1)
    expected = recorded if operator else recorded[: known + 1]
    problems += [
        Problem(index, "this entry of the record is missing from the desk")
        for index, digest in enumerate(expected)
        if digest not in signed.places
    ]
    return signed


_UNREADABLE = (RecordRejected, RecordError, KeyError, TypeError, ValueError, AttributeError)


def _differences(
    row: Entry, whole: SignedEntry, entry: entries.Entry, recorded: Sequence[str]
) -> list[Problem]:
    columns = (row.hash, row.kind, row.key, row.seq)
    if columns != (whole.hash, entry.type, entry.key, entry.seq):
        return [Problem(row.index, f"the outbox row of this {row.kind} was altered")]
    if row.index is not None and recorded[row.index : row.index + 1] != [row.hash]:
        return [Problem(row.index, f"the record holds another entry than the desk's {row.kind}")]
    return []


def _must_be_open(signed: Signed, entry: entries.Entry, operator: str) -> bool:
    """Return whether the operator's node has to hold an entry's confidential part."""
    author = signed.keys.get(entry.key)
    return entry.type not in TAKEN or author is None or author.party == operator


def _learn(signed: Signed, row: Entry, entry: entries.Entry) -> None:
    """Take in what an entry says, by its own bytes and the confidential part stored beside it."""
    for key in (*keys_in(entry, row.hash), *changed_keys(entry, row.hash, signed.keys.__getitem__)):
        signed.keys[key.id] = key
    if entry.type == GENESIS:
        signed.rules = str(parse_genesis(entry.origin, entry.body).terms.get("sha256"))
    if entry.type not in KINDS or row.private is None:
        return
    cls = KINDS[entry.type].cls
    value = from_json(cls, disclosed(entry, json.loads(row.private)))
    if entry.type == "analysis":
        signed.objects[row.hash] = {(kind, name): digest for kind, name, digest in value.manifest}
    elif isinstance(value, AccessLogHead):
        signed.accesses[row.hash] = value
    elif entry.type != "enrol":
        signed.objects[row.hash] = {(cls.__name__, value.id): digest_of(value)}
    if isinstance(value, BulletinNotice):
        signed.notices[row.hash] = value
