"""A spot check: entries drawn at random, each followed up to the signed checkpoint."""

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from hudna.record.authors import CHANGES, Authors
from hudna.record.checkpoint import Checkpoint, open_checkpoint
from hudna.record.entry import SignedEntry, check_signature, parse
from hudna.record.errors import Malformed, RecordError
from hudna.record.folder import Folder
from hudna.record.founded import read_genesis
from hudna.record.merkle import inclusion_proof, leaf_hash, root_hash, verify_inclusion
from hudna.record.note import VerifierKey
from hudna.record.problem import Problem
from hudna.record.tiles import ENTRIES, TILE_WIDTH, TileId, tiles_of, unpack_bundle

__all__ = ["SampleReport", "sample_log"]

_CHANGE = re.compile(b"|".join(rb'"type":"' + kind.encode() + rb'"\}' for kind in sorted(CHANGES)))


@dataclass(frozen=True, slots=True)
class SampleReport:
    """How many entries were looked at, and what was found wrong with them, lowest first."""

    origin: str
    size: int
    looked_at: int
    problems: list[Problem] = field(default_factory=list)

    def chance_to_miss(self, altered: float) -> float:
        """Return the chance that none of a share of altered entries was looked at."""
        chance, bad = 1.0, int(self.size * altered)
        for drawn in range(self.looked_at):
            chance *= max(self.size - bad - drawn, 0) / (self.size - drawn)
        return chance


def sample_log(folder: Path, count: int, chance: random.Random | None = None) -> SampleReport:
    """Check `count` entries of the log in `folder`; nobody but this call knows which.

    Raises nothing on bad content. `chance` makes the draw repeatable, for tests.
    """
    files = Folder(folder)
    try:
        genesis = read_genesis(files)
        key = VerifierKey(genesis.origin, genesis.operator_key)
        head = open_checkpoint(files.read_checkpoint(), key)
    except RecordError as error:
        return SampleReport("", 0, 0, [Problem(None, f"checkpoint: {error}")])
    drawn = sorted(
        (chance or random.SystemRandom()).sample(range(head.size), min(count, head.size))
    )
    problems: list[Problem] = []
    keys = _keys(files, head, problems)
    for index in drawn:
        try:
            _check(files, head, index, keys)
        except RecordError as error:
            problems.append(Problem(index, str(error)))
    problems.sort(key=lambda p: (p.index is None, p.index or 0))
    return SampleReport(head.origin, head.size, len(drawn), problems)


def _keys(files: Folder, head: Checkpoint, problems: list[Problem]) -> dict[str, bytes]:
    """Return every key that was ever in force, from the few entries that change keys."""
    authors = Authors(head.origin)
    for bundle in tiles_of(ENTRIES, head.size):
        try:
            data = files.read_tile(bundle)
            if _CHANGE.search(data) is None:
                continue
            for index, leaf in enumerate(unpack_bundle(data, bundle.width), bundle.first_entry):
                if _CHANGE.search(leaf) is not None:
                    _advance(authors, index, leaf)
        except RecordError as error:
            problems.append(Problem(bundle.first_entry, f"{bundle.path}: {error}"))
    return {key: author.public for key, author in authors.all().items()}


def _advance(authors: Authors, index: int, leaf: bytes) -> None:
    signed = SignedEntry.from_leaf(leaf)
    entry = parse(signed.canonical)
    if entry.type in CHANGES and (index == 0 or authors.get(entry.key) is not None):
        authors.advance(index, signed, entry)


def _check(files: Folder, head: Checkpoint, index: int, keys: dict[str, bytes]) -> None:
    """Raise a `RecordError` that says what is wrong with an entry."""
    number, at = divmod(index, TILE_WIDTH)
    bundle = TileId(ENTRIES, number, min(TILE_WIDTH, head.size - number * TILE_WIDTH))
    leaf = unpack_bundle(files.read_tile(bundle), bundle.width)[at]
    proof = inclusion_proof(index, head.size, files.nodes)
    verify_inclusion(index, head.size, leaf_hash(leaf), proof, head.root)
    signed = SignedEntry.from_leaf(leaf)
    entry = parse(signed.canonical)
    if entry.origin != head.origin:
        raise Malformed(f"made for {entry.origin}, not for {head.origin}")
    public = keys.get(entry.key)
    if public is None:
        raise Malformed(f"key {entry.key} was never enrolled")
    if not check_signature(signed, public):
        raise Malformed(f"not signed by key {entry.key}")
    seen = entry.checkpoint
    if seen is None:
        return
    if seen.size > index or root_hash(seen.size, files.nodes).hex() != seen.root:
        raise Malformed(f"this log never had that root at size {seen.size}")
