"""The times of a log's entries: bounds by the witnessed checkpoints kept, and what lies outside."""

from collections.abc import Iterator
from dataclasses import dataclass

from hudna.record.authors import Authors
from hudna.record.bounds import Bounds, Punctuality, WitnessedHead, bounds_of
from hudna.record.checkpoint import open_checkpoint
from hudna.record.entry import SignedEntry, parse
from hudna.record.errors import BadSignature, Malformed
from hudna.record.folder import Folder
from hudna.record.founded import log_key, read_genesis
from hudna.record.genesis import Genesis
from hudna.record.note import Note
from hudna.record.policy import WitnessPolicy

__all__ = ["Mark", "Times", "marks"]

_WORDS = {
    Punctuality.LATE: "late: first witnessed {latest:%Y-%m-%d %H:%M} UTC",
    Punctuality.BEFORE_BOUNDS: "not before {earliest:%Y-%m-%d %H:%M} UTC, whatever it claims",
    Punctuality.AFTER_BOUNDS: "witnessed {latest:%Y-%m-%d %H:%M} UTC, before the time it claims",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reader should know of an entry that stands in the log all the same."""

    index: int
    what: str


class Times:
    """The witnessed checkpoints of a log, read once; those that do not hold are passed over."""

    def __init__(self, files: Folder) -> None:
        self.genesis: Genesis = read_genesis(files)
        policy = WitnessPolicy.of_terms(self.genesis.terms)
        self.witnesses = len(policy.parties) if policy else 0
        self._heads = list(_heads(files, self.genesis, policy)) if policy else []

    def bounds(self, index: int, signed: SignedEntry) -> Bounds:
        """Return the bounds of an entry; both are open where no witness was agreed on."""
        return bounds_of(index, parse(signed.canonical), self._heads, self.witnesses)


def _heads(files: Folder, genesis: Genesis, policy: WitnessPolicy) -> Iterator[WitnessedHead]:
    key = log_key(genesis)
    for size in files.witnessed_sizes():
        try:
            data = files.read_witnessed(size)
            head = open_checkpoint(data, key)
            times = policy.standing(Note.parse(data)).cosigned
        except (Malformed, BadSignature):
            continue
        if head.size == size:
            yield WitnessedHead(size, tuple(times.values()))


def marks(files: Folder, size: int) -> Iterator[Mark]:
    """Yield entries outside their bounds, and those of keys that were in other hands by then."""
    times = Times(files)
    authors = Authors(times.genesis.origin)
    told: list[tuple[int, str]] = []
    for index, leaf in enumerate(files.leaves(0, size)):
        signed = SignedEntry.from_leaf(leaf)
        entry = parse(signed.canonical)
        authors.advance(index, signed, entry)
        told.append((index, entry.key))
        bounds = times.bounds(index, signed)
        words = _WORDS.get(bounds.punctuality)
        if words:
            told_so = words.format(earliest=bounds.earliest, latest=bounds.latest)
            yield Mark(index, f"claims {entry.time}; {told_so}")
    suspect = {a.key: a for a in authors.all().values() if a.suspect_from is not None}
    for index, key in told:
        author = suspect.get(key)
        if author is not None and index >= (author.suspect_from or 0):
            yield Mark(index, f"signed by key {key} of {author.party}, revoked: may be forged")
