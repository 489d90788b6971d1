"""The mechanism and the keys the desk goes by, against the entries that founded and enrolled."""

import json
from collections.abc import Iterator

from hudna.actions.digests import digest_of
from hudna.actions.ports import EnrolledKey
from hudna.db.audit_entries import Signed
from hudna.db.models import Key, MechanismRow
from hudna.model.codec import from_json
from hudna.model.mechanism import Mechanism
from hudna.record.problem import Problem

__all__ = ["check_keys", "check_mechanism"]


def check_mechanism(signed: Signed, alias: str) -> Iterator[Problem]:
    """Yield what is wrong with the rules: they are the ones every party signed."""
    rows = list(MechanismRow.objects.using(alias).all())
    try:
        digests = [digest_of(from_json(Mechanism, json.loads(row.body))) for row in rows]
    except (KeyError, TypeError, ValueError, AttributeError):
        digests = []
    if digests != [signed.rules]:
        yield Problem(0, "the mechanism is not the one that the parties signed")


def check_keys(signed: Signed, alias: str) -> Iterator[Problem]:
    """Yield keys that are missing, were never enrolled, or speak for somebody else."""
    held = {
        row.id: EnrolledKey(row.id, bytes(row.public), row.party, row.actor, row.entry, row.ended)
        for row in Key.objects.using(alias).all()
    }
    for name in sorted(held.keys() | signed.keys.keys()):
        ours, theirs = held.get(name), signed.keys.get(name)
        if ours != theirs:
            index = signed.places.get(theirs.entry) if theirs else None
            yield Problem(index, f"key {name} is not the one that was enrolled")
