"""The command line on a desk of its own: the path by hand, JSON for programs, useful errors."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.driver import Ran, hudna, one

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "src" / "hudna" / "data" / "demo"
DOCUMENTS = DEMO / "documents"
GIVEN = [DOCUMENTS / n for n in ("20-kafr-nabl-monitor-ar.txt", "09-register-2019-09-22-ar.txt")]


class Desk:
    """A desk founded from the shipped mechanism, with files handed in and processed."""

    def __init__(self, folder: Path, *database: str) -> None:
        self.nodes = folder / "nodes"
        self.node = self.nodes / "operator"
        self.bad = folder / "picture.bin"
        self.bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
        self.founded, self.submitted, self.processed, self.listed = hudna(
            ["init", self.nodes, "--mechanism", DEMO / "mechanism.yaml", *database],
            self.on("submit", GIVEN[0], self.bad, GIVEN[1], "--json", key="un-observer"),
            self.on("process", "--json"),
            self.on("cases", "--json", key="un-observer"),
        )

    def key(self, office: str) -> Path:
        return self.nodes / office.split("-")[0] / "keys" / f"{office}.key"

    def on(self, *words: str | Path, key: str = "") -> list[str | Path]:
        named = ["--key", self.key(key)] if key else []
        return [*words, "--node", self.node, *named]

    @property
    def case(self) -> str:
        return str(self.listed.json()[0]["id"])

    def decide(self, folder: Path) -> list[Ran]:
        """Find, put a motion, vote three times, publish, audit."""
        grade = ("--grade", "B2", "--reasons", "exercise: two sources")
        return hudna(
            self.on("find", self.case, "verified", *grade, key="turkey-verifier"),
            self.on("motion", self.case, "verified", key="russia-representative"),
            self.on("vote", self.case, "for", key="russia-representative"),
            self.on("vote", self.case, "for", key="iran-representative"),
            self.on("vote", self.case, "against", "--dissent", "x", key="turkey-representative"),
            self.on("cases", self.case, "--json", key="un-observer"),
            self.on("bulletin", "2019-09-22", "--out", folder / "out", key="operator-publisher"),
            self.on("record", "sequence"),
            self.on("record", "audit", "--json"),
        )


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk"))


def test_evidence_goes_from_hand_to_hand(desk: Desk, tmp_path: Path) -> None:
    photo, out = tmp_path / "craters.png", tmp_path / "out.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n exercise")
    source = ("--obtained-from", "exercise: a farmer")
    (added,) = hudna(
        desk.on("evidence", "add", desk.case, photo, *source, "--json", key="un-observer")
    )
    made = added.json()[0]
    kept = json.loads((desk.nodes / "un" / "withheld" / f"{made['entry']}.json").read_text())
    assert kept["obtained_from"]["value"] == "exercise: a farmer"
    assert made["obtained_from"] is None
    name = made["id"]
    hidden, released, opened, shown, refused = hudna(
        desk.on("evidence", "show", name, key="russia-verifier"),
        desk.on("evidence", "release", name, "--file", "guarantors", key="un-observer"),
        desk.on("evidence", "open", name, "--out", out, key="russia-verifier"),
        desk.on("evidence", "show", name, "--json", key="un-observer"),
        desk.on("evidence", "withdraw", name, "--reason", "x", key="russia-verifier"),
    )
    assert hidden.fails_with("no evidence", "hudna evidence list")
    assert (released.code, opened.code) == (0, 0), (released.err, opened.err)
    assert out.read_bytes() == photo.read_bytes()
    seen = [(a["kind"], a["by"]) for a in shown.json()[0]["accesses"]]
    assert seen == [("checked", "un-observer"), ("opened", "russia-verifier")]
    assert refused.fails_with("holds no evidence")
    (desk.node / "evidence" / made["sha256"]).write_bytes(b"something else")
    altered, checked, audited = hudna(
        desk.on("evidence", "open", name, "--out", out, key="russia-verifier"),
        desk.on("evidence", "check", "--json"),
        desk.on("record", "audit", "--json"),
    )
    assert altered.fails_with("not what was signed")
    assert (checked.code, json.loads(checked.out)["found"]) == (1, "altered")
    (problem,) = json.loads(audited.out)["problems"]
    assert "of evidence was altered" in problem["what"]
    photo.replace(desk.node / "evidence" / made["sha256"])


LANGUAGES = ("ar", "en", "fa", "ru", "tr")


def walks_the_path(desk: Desk, folder: Path) -> None:
    steps = desk.decide(folder)
    assert [step.code for step in steps] == [0] * len(steps), [s.err for s in steps]
    shown = steps[5].json()[0]
    assert shown["case"]["state"] == "verified"
    assert [b["dissent"] for b in shown["votes"][0]["ballots"] if b["choice"] == "against"] == ["x"]
    names = {path.name.split(".", 1)[1] for path in (folder / "out").iterdir()}
    assert names == {"data.json", *(f"{c}.{form}" for c in LANGUAGES for form in ("html", "pdf"))}
    audited = steps[8].json()[0]
    assert audited["problems"] == []
    assert audited["pending"] == 0


def test_a_bad_file_is_named_and_the_others_are_handed_in(desk: Desk) -> None:
    assert desk.founded.code == 0, desk.founded.err
    assert desk.submitted.code == 1
    assert str(desk.bad) in desk.submitted.err
    assert "Traceback" not in desk.submitted.err
    handed_in = [json.loads(line) for line in desk.submitted.out.splitlines()]
    assert [Path(r["file"]) for r in handed_in] == GIVEN
    assert all(r["promised"]["signature"] for r in handed_in)
    made = desk.processed.json()[0]
    assert made["new"]["StoredReading"] == 2
    assert made["problems"] == []


def test_the_postgres_path_is_the_same(postgres_url: str, tmp_path: Path) -> None:
    desk = Desk(tmp_path, "--database", fresh_database(postgres_url))
    assert desk.processed.code == 0, desk.processed.err
    walks_the_path(desk, tmp_path)


def test_the_record_may_lie_in_postgres_too(postgres_url: str, tmp_path: Path) -> None:
    """The record's own database: entries go in, receipts and the audit come out."""
    from tests.cli.driver import one

    nodes = tmp_path / "nodes"
    address = fresh_database(postgres_url)
    node = nodes / "operator"
    mechanism = ("--mechanism", DEMO / "mechanism.yaml")
    made = one("init", nodes, *mechanism, "--record-database", address)
    assert made.code == 0, made.err
    assert not (node / "record" / "log.sqlite3").exists()
    audited, receipt, turned = hudna(
        ["record", "audit", "--json", "--node", node],
        ["record", "receipt", "3", "--node", node],
        ["init", tmp_path / "again", *mechanism, "--record-database", address],
    )
    assert audited.json()[0]["problems"] == []
    assert receipt.out.startswith("c2sp.org/tlog-proof@v1")
    assert turned.fails_with("empty when a mechanism begins")


def fresh_database(address: str) -> str:
    """Make an empty database beside the given one; return its address."""
    import secrets

    import psycopg

    name = f"hudna_{secrets.token_hex(4)}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
    head, _, options = address.partition("?")
    return f"{head.rpartition('/')[0]}/{name}?{options}"


def test_errors_say_what_to_do_next(desk: Desk, tmp_path: Path) -> None:
    finding = ("find", desk.case, "verified", "--reasons", "x")
    expected: list[tuple[list[str | Path], str]] = [
        (desk.on("cases", "case-unknown"), "hudna cases"),
        (desk.on("vote", "case-unknown", "for", key="iran-representative"), "hudna cases"),
        (desk.on(*finding, key="un-observer"), "not a guarantor"),
        (desk.on(*finding, "--grade", "Z9", key="iran-verifier"), "reliable"),
        (desk.on("record", "receipt", "99999"), "counted from 0"),
        (desk.on("record", "hand-over", "http://127.0.0.1:9"), "hudna record sequence"),
        (["process", "--node", tmp_path], "hudna init"),
        (["cases", "--node", desk.nodes / "turkey"], "hudna join"),
        (["record", "mirror", "http://127.0.0.1:9/record", tmp_path / "m"], "Try again"),
        (["record", "mirror", "ftp://example.invalid", tmp_path / "m"], "https"),
        (["record", "mirror", tmp_path / "nothing", tmp_path / "m"], "Name the folder"),
        (["record", "mirror", desk.nodes, desk.node / "record"], "another folder"),
        (["init", desk.nodes, "--mechanism", DEMO / "mechanism.yaml"], "new one"),
        (["init", tmp_path / "i", "--mechanism", DEMO / "manifest.yaml"], "mechanism.yaml"),
        (["agreement", "check", DEMO / "manifest.yaml"], "manifest.yaml"),
    ]
    for (words, told), ran in zip(expected, hudna(*(w for w, _ in expected)), strict=True):
        assert ran.fails_with(told), (words, ran)


def test_a_rewritten_record_is_named_by_entry(desk: Desk, tmp_path: Path) -> None:
    mirror = tmp_path / "mirror"
    assert one("record", "mirror", desk.node / "record", mirror).code == 0
    bundle = next((mirror / "tile" / "entries").rglob("*.p/*"))
    data = bytearray(bundle.read_bytes())
    at = data.index(b"turkey-verifier")
    data[at] ^= 1
    bundle.write_bytes(bytes(data))
    ran = one("record", "audit", mirror, "--json")
    assert ran.code == 1
    assert any(p["entry"] is not None for p in json.loads(ran.out)["problems"])


def test_lists_of_ids_are_for_programs(desk: Desk) -> None:
    actors, places, agreement = hudna(
        ["actors", "--json", "turkey"],
        ["places", "--json", "kafr", "nabl"],
        ["agreement", "check", *sorted((ROOT / "src/hudna/data/agreements").glob("*.yaml"))],
    )
    assert {"id", "names"} <= actors.json()[0].keys()
    assert all(-90 <= p["latitude"] <= 90 for p in places.json())
    assert agreement.code == 0


def spans(value: Any) -> list[dict[str, int]]:
    """Return every span in a reading, wherever it stands."""
    if isinstance(value, dict):
        here = (
            [value] if value.keys() == {"start", "end"} and isinstance(value["start"], int) else []
        )
        return here + [s for item in value.values() for s in spans(item)]
    return [s for item in value for s in spans(item)] if isinstance(value, list) else []


def test_what_is_read_points_into_the_text_written_out(desk: Desk, tmp_path: Path) -> None:
    files = sorted(DOCUMENTS.glob("2*.txt"))
    ran = one("read", "--json", *files, desk.bad, "--text-out", tmp_path / "text")
    assert ran.code == 1
    assert str(desk.bad) in ran.err
    readings = [json.loads(line) for line in ran.out.splitlines()]
    assert len(readings) == len(files)
    for path, reading in zip(files, readings, strict=True):
        text = (tmp_path / "text" / f"{path.stem}.txt").read_bytes().decode()
        found = spans(reading)
        assert found
        assert all(0 <= s["start"] < s["end"] <= len(text) for s in found)


def test_readings_keep_the_shared_contract(shared: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="needs jsonschema")
    schema = json.loads((shared / "design" / "read.schema.json").read_text("utf-8"))
    for reading in one("read", "--json", *sorted(DOCUMENTS.glob("0[1-8]*.txt"))).json():
        jsonschema.validate(reading, schema)
