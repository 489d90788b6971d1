"""How firmly the record stands: who has cosigned, and one entry with its times and receipt."""

from dataclasses import dataclass
from datetime import UTC, datetime

from hudna.record.bounds import Bounds
from hudna.record.checkpoint import Checkpoint
from hudna.record.entry import Entry, SignedEntry, parse
from hudna.record.errors import RecordError
from hudna.record.folder import Folder
from hudna.record.founded import read_policy
from hudna.record.keys import key_id
from hudna.record.note import Note
from hudna.record.policy import Finality
from hudna.record.times import Times
from hudna.record.witnessed import best_note

__all__ = ["Cosigned", "EntryView", "Firmness", "entry_view", "firmness"]


@dataclass(frozen=True, slots=True)
class Cosigned:
    """A party with a witness, and when it cosigned (null: not yet)."""

    party: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firmly a checkpoint stands: `level` is promised, quorum or all."""

    level: str
    quorum: int
    parties: tuple[Cosigned, ...]


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry of the record: what, by whose key, when, and how firmly it stands.

    `party` is null for a key that is no party's own.
    """

    index: int
    hash: str
    entry: Entry
    party: str | None
    bounds: Bounds
    firmness: Firmness | None


def firmness(files: Folder, index: int | None = None) -> Firmness | None:
    """Return how firmly the checkpoint stands, or an entry; null where no witness was agreed on."""
    try:
        policy = read_policy(files)
        if policy is None:
            return None
        published = Note.parse(files.read_checkpoint())
        note = published if index is None else best_note(files, policy, index)
        standing = policy.standing(note)
    except RecordError:
        return None
    times = {p: datetime.fromtimestamp(t, UTC) for p, t in standing.cosigned.items()}
    parties = tuple(Cosigned(party, times.get(party)) for party in policy.parties)
    return Firmness(Finality(standing.finality).name.lower(), policy.quorum, parties)


def entry_view(files: Folder, index: int) -> EntryView | None:
    """Return an entry of the record, null where there is none of that number."""
    try:
        size = Checkpoint.of_note(files.read_checkpoint()).size
        if not 0 <= index < size:
            return None
        signed = SignedEntry.from_leaf(next(iter(files.leaves(index, size))))
        times = Times(files)
    except RecordError:
        return None
    entry = parse(signed.canonical)
    own = {key_id(party.public): party.id for party in times.genesis.parties}
    bounds = times.bounds(index, signed)
    return EntryView(index, signed.hash, entry, own.get(entry.key), bounds, firmness(files, index))
