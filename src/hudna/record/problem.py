"""What an audit finds wrong, in words."""

from dataclasses import dataclass

from hudna.record.authors import Authors
from hudna.record.entry import Entry, SignedEntry, parse
from hudna.record.errors import Malformed

__all__ = ["Problem", "describe", "who"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: the entry it concerns (None when it concerns none) and what."""

    index: int | None
    what: str

    def __str__(self) -> str:
        return self.what if self.index is None else f"entry {self.index}: {self.what}"


def who(entry: Entry, authors: Authors) -> str:
    """Return an entry's type and author in words."""
    author = authors.get(entry.key)
    return f"{entry.type} by {author.party if author else 'nobody known'}, key {entry.key}"


def describe(leaf: bytes | None, authors: Authors) -> str:
    """Return what can still be read of an entry that does not hash to its leaf."""
    if leaf is None:
        return "the entry cannot be read"
    try:
        entry = parse(SignedEntry.from_leaf(leaf).canonical)
    except Malformed as error:
        return f"the entry does not hash to its leaf and cannot be read: {error}"
    return f"the entry does not hash to its leaf; it reads as {who(entry, authors)}"
