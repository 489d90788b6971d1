"""What `rotate` and `revoke` entries may do, and what they change."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from hudna.record.approvals import check_approvals
from hudna.record.author import Author, Breach
from hudna.record.entry import Entry
from hudna.record.errors import Malformed
from hudna.record.keys import key_id
from hudna.record.revocation import Revocation, parse_revocation
from hudna.record.rotation import ROTATE, parse_rotation

__all__ = ["ended", "key_breaches"]

_SUCCEED = Breach(
    "operator", "the operator's key is replaced by freezing the log and founding the next"
)


def _signs_checkpoints(author: Author) -> bool:
    return author.root_key and author.role == "operator"


def key_breaches(
    index: int,
    entry: Entry,
    author: Author,
    known: Mapping[str, Author],
    roots: Mapping[str, Collection[bytes]],
) -> list[Breach]:
    """Return why an entry that ends a key does not count; `roots` are all parties' root keys."""
    try:
        if entry.type == ROTATE:
            return _rotation_breaches(entry, known)
        revocation = parse_revocation(entry.origin, entry.body)
        return _revocation_breaches(index, entry, revocation, author, known, roots)
    except Malformed as error:
        return [Breach(entry.type, str(error))]


def _rotation_breaches(entry: Entry, known: Mapping[str, Author]) -> list[Breach]:
    rotation = parse_rotation(entry.origin, entry.body)
    if _signs_checkpoints(known[entry.key]):
        return [_SUCCEED]
    if rotation.old != entry.key:
        return [Breach("rotate", "a rotation is signed by the key that it ends")]
    if key_id(rotation.public) in known:
        return [Breach("rotate", "the new key is known already")]
    return []


def _revocation_breaches(
    index: int,
    entry: Entry,
    revocation: Revocation,
    author: Author,
    known: Mapping[str, Author],
    roots: Mapping[str, Collection[bytes]],
) -> list[Breach]:
    ends = known.get(revocation.key)
    if ends is None or ends.until is not None:
        return [Breach("revoke", f"key {revocation.key} is not one that is in force")]
    if _signs_checkpoints(ends):
        return [_SUCCEED]
    if revocation.suspect_from > index:
        return [Breach("revoke", "a key cannot become suspect after it has ended")]
    if not author.root_key:
        return [Breach("revoke", "only a party's own key brings in a revocation")]
    if revocation.replacement is not None:
        if not ends.root_key:
            return [Breach("revoke", "a key of an office is replaced by enrolling another")]
        if key_id(revocation.replacement) in known:
            return [Breach("revoke", "the replacement is known already")]
    if ends.party == author.party and not (ends.root_key or entry.body["approvals"]):
        return []
    statement = revocation.statement(entry.origin)
    check_approvals(entry.body["approvals"], statement, roots)
    return []


def ended(index: int, entry: Entry, known: Mapping[str, Author]) -> list[Author]:
    """Return the authors that a valid rotation or revocation changes or adds."""
    if entry.type == ROTATE:
        old, public = known[entry.key], parse_rotation(entry.origin, entry.body).public
        heir = Author(public, old.party, old.role, index, old.root_key)
        return [replace(old, until=index), heir]
    revocation = parse_revocation(entry.origin, entry.body)
    old = known[revocation.key]
    changed = [replace(old, until=index, suspect_from=revocation.suspect_from)]
    if revocation.replacement is not None:
        changed.append(Author(revocation.replacement, old.party, old.role, index, root_key=True))
    return changed
