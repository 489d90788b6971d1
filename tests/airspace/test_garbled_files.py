"""Damaged files of every format end in an `InputError`, or in what could be read."""

import gzip
import json
import random

import pytest

from hudna.airspace.case_file import read_case_of
from hudna.airspace.formats.table import FORMATS
from hudna.airspace.repairs import Mending, read_track_file
from hudna.errors import InputError
from tests.airspace.tracks import ASKED, OPENSKY_JSON, SAMPLES, asterix_048, asterix_062, pcap

TIMES = 60
JSON = [None, True, -1, 1e308, "x", [], {}, [[1]], {"a": 1}, "9" * 400]


def files() -> dict[str, tuple[str, bytes]]:
    found = {known: (known, data) for known, (_, data) in SAMPLES.items()}
    found["opensky json"] = ("opensky", OPENSKY_JSON)
    found["traffic plain"] = ("traffic", gzip.decompress(SAMPLES["traffic"][1]))
    found["048"] = ("asterix_048", asterix_048([26640.0, 26641.0]))
    found["048 pcap"] = ("asterix_048", pcap(asterix_048([26640.0]), asterix_048([26641.0])))
    found["062"] = ("asterix_062", asterix_062())
    return found


def read(data: bytes, known: str) -> int:
    try:
        _, plots, _ = read_track_file(data, "file", known, ASKED, Mending())
    except InputError:
        return 0
    return len(plots)


@pytest.mark.parametrize("name", files())
def test_damaged_bytes_are_refused_or_read(name: str) -> None:
    known, data = files()[name]
    chance = random.Random(name)
    assert read(data, known) > 0
    for _ in range(TIMES):
        garbled = bytearray(data[: chance.randrange(1, len(data) + 1)])
        for _ in range(chance.randrange(4)):
            garbled[chance.randrange(len(garbled))] = chance.randrange(256)
        read(bytes(garbled), known)


@pytest.mark.parametrize("name", ["geojson", "readsb", "opensky json", "traffic plain"])
def test_json_of_another_shape_is_refused_or_read(name: str) -> None:
    known, data = files()[name]
    chance = random.Random(name)
    for _ in range(TIMES):
        read(json.dumps(_changed(json.loads(data), chance)).encode(), known)
    read(b"[" * 100_000, known)


def _changed(value: object, chance: random.Random) -> object:
    """Return a document with one of its parts replaced by something else."""
    if isinstance(value, dict | list) and value and chance.random() < 0.8:
        places = list(value) if isinstance(value, dict) else range(len(value))
        place = chance.choice(list(places))
        value[place] = _changed(value[place], chance)  # type: ignore[index]
        return value
    return chance.choice(JSON)


@pytest.mark.parametrize("known", FORMATS)
def test_a_file_of_another_format_is_refused_or_read(known: str) -> None:
    for _, data in files().values():
        read(data, known)


CASE = """
id: garbled
zones:
  - {id: z, version: a, side: inside, file: z.geojson, sigma_m: 10, floor: 1000 ft}
tracks:
  - {id: t, source: desk, file: a.csv, sigma_m: 50, bias_sigma_m: 0, clock_sigma_s: 0}
claims:
  - {id: c, by: desk, track: t, zone: z, entered: true, depth: 1.36 mi, duration: 17 s}
weights: {a: 1}
"""
ZONE = json.dumps(
    {
        "type": "Feature",
        "properties": {"name": "z"},
        "geometry": {
            "type": "Polygon",
            "coordinates": [[[36, 35], [37, 35], [37, 37], [36, 37], [36, 35]]],
        },
    }
)


def judged(case: str, zone: str) -> bool:
    files = {"z.geojson": zone.encode(), "a.csv": SAMPLES["csv"][1]}
    try:
        read_case_of(case, files, "case.yaml")
    except InputError:
        return False
    return True


def test_a_damaged_case_is_refused_or_read() -> None:
    assert judged(CASE, ZONE)
    chance = random.Random(1)
    signs = "{}[]:,-&*<?'\"\n\t a1\x07é"
    for _ in range(300):
        text = list(CASE[: chance.randrange(1, len(CASE))] if chance.random() < 0.3 else CASE)
        for _ in range(chance.randrange(1, 5)):
            text[chance.randrange(len(text))] = chance.choice(signs)
        judged("".join(text), ZONE)


def test_a_damaged_zone_is_refused_or_read() -> None:
    chance = random.Random(2)
    for _ in range(300):
        judged(CASE, json.dumps(_changed(json.loads(ZONE), chance)))
        judged(CASE, ZONE[: chance.randrange(len(ZONE))])
