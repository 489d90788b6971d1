"""Seeded random alterations of stored bytes, and seeded honest logs: all found, no false alarm."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from hudna.record.audit import audit
from hudna.record.log import Log
from hudna.record.mirror import mirror
from hudna.record.tiles import ENTRIES, TileId, unpack_bundle
from tests.record.scene import ORIGIN, Scene

ATTACKS = 120


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    scene, folder = Scene(), tmp_path_factory.mktemp("attacked") / "log"
    with Log.create(folder, ORIGIN, scene.operator) as log:
        log.append([scene.genesis(), scene.enrol("guarantor-b", "desk-1")])
        for size in (1, 60, 100, 95, 5, 7):
            who = ("observer", "desk-1", "guarantor-c")
            log.append([scene.say(who[i % 3], checkpoint=scene.seen(log)) for i in range(size)])
    return folder


def entry_at(tile: TileId, data: bytes, at: int) -> int:
    """Return the index of the first entry whose record a byte of this file belongs to."""
    if tile.level != ENTRIES:
        return (tile.index * 256 + at // 32) << (8 * tile.level)
    end = 0
    for place, leaf in enumerate(unpack_bundle(data, tile.width)):
        end += 2 + len(leaf)
        if at < end:
            return tile.first_entry + place
    raise AssertionError("beyond the end of the bundle")


def test_every_altered_byte_of_a_tile_is_found_and_its_entry_named(
    written: Path, tmp_path: Path
) -> None:
    chance = random.Random(20170124)
    folder = Path(shutil.copytree(written, tmp_path / "log"))
    files = sorted(path for path in (folder / "tile").rglob("*") if path.is_file())
    for _ in range(ATTACKS):
        path = chance.choice(files)
        good = path.read_bytes()
        at, bit = chance.randrange(len(good)), chance.randrange(8)
        altered = bytearray(good)
        altered[at] ^= 1 << bit
        path.write_bytes(altered)
        tile = TileId.parse(path.relative_to(folder).as_posix())
        assert audit(folder).first_bad == entry_at(tile, good, at), (tile, at, bit)
        path.write_bytes(good)
    assert audit(folder).ok


def test_every_altered_byte_of_a_row_is_found_and_its_entry_named(
    written: Path, tmp_path: Path
) -> None:
    chance = random.Random(20170125)
    folder = Path(shutil.copytree(written, tmp_path / "log"))
    connection = sqlite3.connect(folder / "log.sqlite3", isolation_level=None)
    connection.execute("DROP TRIGGER entries_stay")
    for _ in range(ATTACKS // 3):
        index = chance.randrange(270)
        column = chance.choice(["leaf_hash", "canonical", "signature"])
        query = f"SELECT {column} FROM entries WHERE idx = ?"
        (good,) = connection.execute(query, (index,)).fetchone()
        altered = bytearray(good)
        altered[chance.randrange(len(good))] ^= 1 << chance.randrange(8)
        change = f"UPDATE entries SET {column} = ? WHERE idx = ?"
        connection.execute(change, (bytes(altered), index))
        assert audit(folder).first_bad == index, column
        connection.execute(change, (good, index))
    connection.close()
    assert audit(folder).ok


@pytest.mark.parametrize("seed", range(6))
def test_honest_logs_raise_no_alarm(tmp_path: Path, seed: int) -> None:
    chance, scene = random.Random(seed), Scene()
    with Log.create(tmp_path / "log", ORIGIN, scene.operator) as log:
        log.append([scene.genesis()])
        kept = [log.checkpoint()]
        for _ in range(chance.randrange(3, 9)):
            seen = chance.choice([None, scene.seen(log)])
            who = [chance.choice(["observer", "guarantor-a"]) for _ in range(chance.randrange(90))]
            log.append([scene.say(name, checkpoint=seen) for name in who])
            kept.append(log.checkpoint())
            mirror(tmp_path / "log", tmp_path / "mirror", public_keys=scene.public_keys)
        for folder in (tmp_path / "log", tmp_path / "mirror"):
            report = audit(folder, public_keys=scene.public_keys, earlier=kept)
            assert (report.problems, report.size) == ([], log.size)
