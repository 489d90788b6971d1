"""Admission: which of the entries handed in may stand in the log, and at which index."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from hudna.record.author import Author
from hudna.record.authors import Authors
from hudna.record.entry import Entry, SignedEntry, parse
from hudna.record.errors import Malformed, Rejected
from hudna.record.quota import Quota

__all__ = ["Batch", "Rules"]


@dataclass(frozen=True, slots=True)
class Rules:
    """What a log holds entries to beside the authors' own state."""

    operator_key: bytes
    root_at: Callable[[int], bytes | None]
    quota: Quota | None = None


@dataclass(slots=True)
class Batch:
    """Entries admitted after `start`, none of them stored yet, and the index of each leaf hash."""

    start: int
    authors: Authors
    places: dict[bytes, int]
    rules: Rules
    fresh: list[SignedEntry] = field(default_factory=list)
    changed: dict[str, Author] = field(default_factory=dict)

    def outcome(self, entries: Sequence[SignedEntry]) -> list[int] | Rejected:
        """Take entries in and return their indexes; return why they may not stand."""
        try:
            return self.admit(entries)
        except Rejected as error:
            return error

    def admit(self, entries: Sequence[SignedEntry]) -> list[int]:
        """Take entries in and return their indexes; raise `Rejected` and take none of them in."""
        trial = Batch(self.start + len(self.fresh), self.authors.copy(), {}, self.rules)
        indexes: list[int] = []
        for position, signed in enumerate(entries):
            known = self.places.get(signed.leaf_hash)
            indexes.append(trial._place(signed, position) if known is None else known)
        self.authors = trial.authors
        self.fresh += trial.fresh
        self.places.update(trial.places)
        self.changed.update(trial.changed)
        return indexes

    def _place(self, signed: SignedEntry, position: int) -> int:
        leaf = signed.leaf_hash
        if leaf not in self.places:
            index = self.start + len(self.fresh)
            for author in self._judge(index, signed, position):
                self.changed[author.key] = author
            self.fresh.append(signed)
            self.places[leaf] = index
        return self.places[leaf]

    def _judge(self, index: int, signed: SignedEntry, position: int) -> list[Author]:
        entry = _parsed(signed, position)
        for breach in self.authors.breaches(index, signed, entry, self.rules.root_at):
            raise Rejected(breach.rule, breach.message, position=position)
        # Only now: whoever forges another's entries must not use up the other's quota.
        if self.rules.quota is not None and not self.rules.quota.take(entry.key):
            raise Rejected("quota", f"key {entry.key} is over its quota", position=position)
        changed = self.authors.advance(index, signed, entry)
        genesis = self.authors.genesis
        if genesis and index == 0 and genesis.operator_key != self.rules.operator_key:
            raise Rejected(
                "genesis", "its operator does not hold this log's key", position=position
            )
        return changed


def _parsed(signed: SignedEntry, position: int) -> Entry:
    try:
        return parse(signed.canonical)
    except Malformed as error:
        raise Rejected("form", str(error), position=position) from error
