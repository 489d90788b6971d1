"""Ten thousand seeded random attacks on a stored record: is each found, and the first entry named?

Beside them, honest audits of the same log: none may raise an alarm.
"""

import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from large_log import PARTIES, make_large_log, pairs_of

from hudna.record.audit import audit
from hudna.record.checkpoint import Checkpoint, sign_checkpoint
from hudna.record.edge import Edge
from hudna.record.entry import SignedEntry, parse, sign
from hudna.record.folder import Folder
from hudna.record.keys import KeyPair
from hudna.record.sqlite_store import DATABASE
from hudna.record.tiles import ENTRIES, TileId, pack_bundle, tiles_of, unpack_bundle

ATTACKS = 10_000
SIZE = 270
SEED = 20170124
AUTHORS = len(PARTIES) - 1

Attack = Callable[["Target", random.Random], int | None]
"""Does harm; returns the first entry that the audit has to name, None where it can name none."""


class Target:
    """A log that is attacked, found out, and put back."""

    def __init__(self, folder: Path) -> None:
        self.good, self.folder = folder / "good", folder / "attacked"
        make_large_log(self.good, SIZE, signed=True, database=True)
        connection = sqlite3.connect(self.good / DATABASE)
        connection.executescript("DROP TRIGGER entries_stay; DROP TRIGGER entries_remain")
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.close()
        self.leaves = list(Folder(self.good).leaves(0, SIZE))
        self.files = sorted(p for p in (self.good / "tile").rglob("*") if p.is_file())
        self.restore()

    def restore(self) -> None:
        """Put the log back as it was."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.good, self.folder)

    def of(self, path: Path) -> Path:
        """Return the attacked file in the place of a good one."""
        return self.folder / path.relative_to(self.good)

    def sql(self, *statements: tuple[str, tuple[object, ...]]) -> None:
        """Change the database as its superuser can."""
        connection = sqlite3.connect(self.folder / DATABASE)
        with connection:
            connection.execute("PRAGMA synchronous=OFF")
            for statement, values in statements:
                connection.execute(statement, values)
        connection.close()

    def republish(self, entries: list[SignedEntry]) -> None:
        """Put other entries in place with everything an operator can compute from them."""
        shutil.rmtree(self.folder)
        files, edge = Folder(self.folder), Edge()
        tiles = [item for entry in entries for item in edge.append(entry.leaf_hash)]
        for bundle in tiles_of(ENTRIES, len(entries)):
            held = entries[bundle.first_entry : bundle.first_entry + bundle.width]
            tiles.append((bundle, pack_bundle(entry.leaf for entry in held)))
        for tile, data in (*tiles, *edge.partial_tiles()):
            path = self.folder / tile.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        head = Checkpoint(parse(entries[0].canonical).origin, edge.size, edge.root())
        files.write_checkpoint(sign_checkpoint(head, pairs_of()["operator"]))

    def entries(self) -> list[SignedEntry]:
        """Return the entries of the good log."""
        return [SignedEntry.from_leaf(leaf) for leaf in self.leaves]


def entry_at(tile: TileId, data: bytes, at: int) -> int:
    """Return the first entry whose record a byte of a tile belongs to."""
    if tile.level != ENTRIES:
        return (tile.index * 256 + at // 32) << (8 * tile.level)
    end = 0
    for place, leaf in enumerate(unpack_bundle(data, tile.width)):
        end += 2 + len(leaf)
        if at < end:
            return tile.first_entry + place
    raise AssertionError("beyond the end of the bundle")


def chosen(target: Target, chance: random.Random) -> tuple[Path, TileId, bytes]:
    """Return a tile to attack: its file, which it is, and its good bytes."""
    source = chance.choice(target.files)
    tile = TileId.parse(source.relative_to(target.good).as_posix())
    return target.of(source), tile, source.read_bytes()


def flip_in_file(target: Target, chance: random.Random) -> int:
    """Turn one bit of a bundle or hash tile."""
    path, tile, good = chosen(target, chance)
    at = chance.randrange(len(good))
    path.write_bytes(good[:at] + bytes([good[at] ^ 1 << chance.randrange(8)]) + good[at + 1 :])
    return entry_at(tile, good, at)


def remove_file(target: Target, chance: random.Random) -> int:
    """Remove a bundle or hash tile."""
    path, tile, _ = chosen(target, chance)
    path.unlink()
    return tile.first_entry


def cut_file(target: Target, chance: random.Random) -> int:
    """Cut a bundle or hash tile short."""
    path, tile, good = chosen(target, chance)
    at = chance.randrange(len(good))
    path.write_bytes(good[:at])
    return entry_at(tile, good, at) if tile.level == ENTRIES else tile.first_entry


def swap_in_bundle(target: Target, chance: random.Random) -> int:
    """Exchange two entries of a bundle."""
    bundle = chance.choice([path for path in target.files if "entries" in path.parts])
    tile = TileId.parse(bundle.relative_to(target.good).as_posix())
    leaves = list(unpack_bundle(bundle.read_bytes(), tile.width))
    one, other = sorted(chance.sample(range(tile.width), 2))
    leaves[one], leaves[other] = leaves[other], leaves[one]
    target.of(bundle).write_bytes(pack_bundle(leaves))
    return tile.first_entry + one


def flip_in_row(target: Target, chance: random.Random) -> int:
    """Turn one bit of a row."""
    index = chance.randrange(SIZE)
    column = chance.choice(["leaf_hash", "canonical", "signature"])
    connection = sqlite3.connect(target.folder / DATABASE)
    (good,) = connection.execute(f"SELECT {column} FROM entries WHERE idx = ?", (index,)).fetchone()
    connection.close()
    at = chance.randrange(len(good))
    bad = good[:at] + bytes([good[at] ^ 1 << chance.randrange(8)]) + good[at + 1 :]
    target.sql((f"UPDATE entries SET {column} = ? WHERE idx = ?", (bad, index)))
    return index


def delete_row(target: Target, chance: random.Random) -> int:
    """Delete a row."""
    index = chance.randrange(SIZE)
    target.sql(("DELETE FROM entries WHERE idx = ?", (index,)))
    return index


def truncate_rows(target: Target, chance: random.Random) -> int:
    """Delete all rows from one on."""
    index = chance.randrange(SIZE)
    target.sql(("DELETE FROM entries WHERE idx >= ?", (index,)))
    return index


def swap_rows(target: Target, chance: random.Random) -> int:
    """Exchange two rows."""
    one, other = sorted(chance.sample(range(SIZE), 2))
    move = "UPDATE entries SET idx = ? WHERE idx = ?"
    target.sql((move, (-1, one)), (move, (one, other)), (move, (other, -1)))
    return one


def flip_in_checkpoint(target: Target, chance: random.Random) -> None:
    """Turn one bit of the checkpoint."""
    path = target.folder / "checkpoint"
    good = path.read_bytes()
    at = chance.randrange(len(good))
    path.write_bytes(good[:at] + bytes([good[at] ^ 1 << chance.randrange(8)]) + good[at + 1 :])


def change_an_authors_state(target: Target, chance: random.Random) -> None:
    """Let an author skip a number, in the database."""
    party = chance.choice([name for name in PARTIES if name != "operator"])
    target.sql(("UPDATE authors SET next_seq = next_seq + 1 WHERE party = ?", (party,)))


def rewrite_consistently(target: Target, chance: random.Random) -> int:
    """Rewrite an entry and everything an operator can compute from it."""
    entries, index = target.entries(), chance.randrange(1, SIZE)
    old = entries[index]
    forged = old.canonical.replace(b'"document":"0', b'"document":"f', 1)
    entries[index] = SignedEntry(forged, old.signature)
    target.republish(entries)
    return index


def drop_consistently(target: Target, chance: random.Random) -> int:
    """Leave an entry out, and publish the rest as if it had never been."""
    entries, index = target.entries(), chance.randrange(1, SIZE - AUTHORS)
    del entries[index]
    target.republish(entries)
    return index + AUTHORS - 1  # the same author's next entry shows the gap


def insert_a_strangers(target: Target, chance: random.Random) -> int:
    """Slip in an entry by a key that was never enrolled."""
    entries, index = target.entries(), chance.randrange(1, SIZE)
    stranger = KeyPair.from_seed(chance.randbytes(32))
    entry = replace(parse(entries[1].canonical), key=stranger.id)
    entries.insert(index, sign(entry, stranger))
    target.republish(entries)
    return index


def equivocate(target: Target, chance: random.Random) -> int:
    """Publish a second entry of an author under a number it has used."""
    entries, index = target.entries(), chance.randrange(1, SIZE)
    entry = parse(entries[index].canonical)
    pair = next(pair for pair in pairs_of().values() if pair.id == entry.key)
    entries.append(sign(replace(entry, body={"says": "the contrary"}), pair))
    target.republish(entries)
    return SIZE


STORED: tuple[Attack, ...] = (
    flip_in_file, remove_file, cut_file, swap_in_bundle, flip_in_row, delete_row, truncate_rows,
    swap_rows, flip_in_checkpoint, change_an_authors_state, drop_consistently, equivocate,
)  # fmt: skip
SIGNED: tuple[Attack, ...] = (rewrite_consistently, insert_a_strangers)
"""Those that only a signature gives away: their audit checks every one."""


def attacked(seed: int, attacks: int) -> tuple[Counter[str], list[str], int]:
    """Run so many attacks; return how many of each kind, what was missed, and false alarms."""
    chance, done, missed, alarms = random.Random(seed), Counter[str](), [], 0
    with tempfile.TemporaryDirectory() as name:
        target = Target(Path(name))
        for number in range(attacks):
            attack = chance.choice(STORED + SIGNED)
            expected = attack(target, chance)
            report = audit(target.folder, signatures=attack in SIGNED)
            done[attack.__name__] += 1
            if report.ok or (expected is not None and report.first_bad != expected):
                missed.append(
                    f"seed {seed} attack {number} {attack.__name__}: expected {expected}, "
                    f"found {report.first_bad}"
                )
            target.restore()
            if number % 10 == 0:
                alarms += not audit(target.folder, signatures=number % 50 == 0).ok
    return done, missed, alarms


def main(attacks: int = ATTACKS) -> None:
    """Attack with two processes; print what was found."""
    began = time.perf_counter()
    shares = [(SEED + n, attacks // 2) for n in range(2)]
    with ProcessPoolExecutor(2) as workers:
        results = list(workers.map(attacked, *zip(*shares, strict=True)))
    done = sum((result[0] for result in results), Counter[str]())
    missed = [line for result in results for line in result[1]]
    alarms, honest = sum(result[2] for result in results), sum(-(-n // 10) for _, n in shares)
    total, taken = sum(done.values()), time.perf_counter() - began
    print(
        f"attacks: {total - len(missed):,} of {total:,} found with the right first entry, "
        f"{alarms} false alarms in {honest:,} honest audits, {taken:.0f} s (target: all, none)"
    )
    print("  " + ", ".join(f"{kind} {count}" for kind, count in sorted(done.items())))
    for line in missed[:20]:
        print("  MISSED", line)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ATTACKS)
