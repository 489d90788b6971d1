"""Two parties over real HTTP: what one keeps to itself never reaches the other's machine."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hudna.record.enrolment import enrolment_body
from hudna.record.keys import KeyPair
from tests.cli.driver import Ran, hudna, one
from tests.connect.served import served

MECHANISM = Path(__file__).resolve().parents[2] / "src/hudna/data/demo/mechanism.yaml"
ORIGIN = "hudna.invalid/exercise-mechanism"
CONFINED = "The observer known as zirconberry saw shells fall near Kafr Nabl on 20 September 2019."
TOLD_BY = "amberfinch, who keeps the mill"


@dataclass(frozen=True)
class Exchange:
    """The operator's served node, a party's own node on another machine, and what was done."""

    operator: Path
    own: Path
    address: str
    done: dict[str, Ran]

    def on(self, *words: str | Path) -> list[str | Path]:
        return [*words, "--node", self.own]


@pytest.fixture(scope="module")
def exchange(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exchange]:
    folder = tmp_path_factory.mktemp("exchange")
    nodes, operator = folder / "nodes", folder / "nodes" / "operator"
    assert one("init", nodes, "--mechanism", MECHANISM).code == 0
    own = folder / "elsewhere" / "ankara"
    own.parent.mkdir()
    (nodes / "turkey").rename(own)
    with served(operator) as address:
        yield Exchange(operator, own, address, hand_over(own, address, folder))


def hand_over(own: Path, address: str, folder: Path) -> dict[str, Ran]:
    report = folder / "confided.txt"
    report.write_text(f"Exercise.\n\n{CONFINED}\n", "utf-8")
    node = ("--node", own)
    key = ("--key", own / "keys" / "turkey-analyst.key")
    steps: dict[str, list[str | Path]] = {
        "join": ["join", f"{address}/record", *node, "--mechanism", MECHANISM],
        "join again": ["join", f"{address}/record", *node, "--mechanism", MECHANISM],
        "shared": ["submit", report, *node, *key],
        "submit": [
            "submit",
            report,
            *node,
            *key,
            "--release",
            "party",
            "--source",
            TOLD_BY,
            "--json",
        ],
        "submit again": ["submit", report, *node, *key, "--release", "party", "--source", "x"],
        "process": ["process", *node, "--json"],
        "hand-over": ["record", "hand-over", address, *node],
        "hand-over again": ["record", "hand-over", address, *node],
        "audit": ["record", "audit", f"{address}/record", "--json"],
        "audit own": ["record", "audit", *node, "--json"],
        "receipt": ["record", "receipt", "0", *node],
    }
    return dict(zip(steps, hudna(*steps.values()), strict=True))


def test_a_party_joins_from_its_own_machine_and_twice_is_no_harm(exchange: Exchange) -> None:
    assert exchange.done["join"].code == 0, exchange.done["join"].err
    assert exchange.done["join again"].code == 0, exchange.done["join again"].err
    assert "0 entries followed" in exchange.done["join again"].out


def test_an_own_node_takes_only_what_is_confined(exchange: Exchange) -> None:
    assert exchange.done["shared"].fails_with("--release party")
    assert exchange.done["submit"].code == 0, exchange.done["submit"].err
    assert exchange.done["submit"].json()[0]["promised"] is None
    assert exchange.done["process"].json()[0]["new"]["StoredReading"] == 1


def test_the_record_holds_the_entry_once_however_often_it_is_handed_over(
    exchange: Exchange,
) -> None:
    assert "2 entries handed over, 2 followed" in exchange.done["hand-over"].out
    assert "0 entries handed over, 0 followed" in exchange.done["hand-over again"].out
    audited = exchange.done["audit"].json()[0]
    assert audited["problems"] == []
    here, there = hudna(
        ["record", "audit", "--node", exchange.operator, "--json"],
        ["record", "audit", "--json", exchange.operator / "record"],
    )
    assert here.json()[0]["problems"] == []
    assert here.json()[0]["size"] == there.json()[0]["size"] == audited["size"]


def test_an_own_node_audits_its_database_against_the_mirror(exchange: Exchange) -> None:
    assert exchange.done["audit own"].json()[0]["problems"] == []
    assert exchange.done["receipt"].fails_with("operator's node")


def files_with(folder: Path, words: str) -> list[Path]:
    needle = words.encode()
    return [p for p in folder.rglob("*") if p.is_file() and needle in p.read_bytes()]


def test_no_byte_of_what_is_confined_is_on_the_operators_machine(exchange: Exchange) -> None:
    for words in ("zirconberry", TOLD_BY, "confided.txt", "amberfinch"):
        assert files_with(exchange.operator.parent, words) == []
    assert files_with(exchange.own, "zirconberry")


def test_who_told_us_stays_in_one_place_with_its_salt(exchange: Exchange) -> None:
    (kept,) = (exchange.own / "withheld").iterdir()
    assert files_with(exchange.own, "amberfinch") == [kept]
    assert kept.stat().st_mode & 0o077 == 0
    held = json.loads(kept.read_text("utf-8"))
    assert held["report"] == exchange.done["submit"].json()[0]["report"]
    assert exchange.done["submit again"].fails_with("is known")


def test_the_desk_refuses_what_is_no_entry_and_keeps_working(exchange: Exchange) -> None:
    for body in (b"", b"{}", b"[" * 9999, b"[[1]]", b'[["e30=", "AA=="]]'):
        request = urllib.request.Request(f"{exchange.address}/record/entries", body)
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request, timeout=10)
        assert refused.value.code == 400, body[:20]
    assert one(*exchange.on("record", "hand-over", exchange.address)).code == 0


def test_another_record_is_not_joined(exchange: Exchange, tmp_path: Path) -> None:
    nodes = tmp_path / "nodes"
    founded, joined, missing = hudna(
        ["init", nodes, "--mechanism", MECHANISM],
        ["join", f"{exchange.address}/record", "--mechanism", MECHANISM, "--node", nodes / "iran"],
        ["join", f"{exchange.address}/none", "--mechanism", MECHANISM, "--node", nodes / "iran"],
    )
    assert founded.code == 0
    assert joined.fails_with("the genesis does not give iran the key")
    assert missing.fails_with("404", "/record")


def test_a_partys_administrator_lets_a_new_key_in_from_its_own_node(exchange: Exchange) -> None:
    device = KeyPair.generate()
    office = "turkey-representative"
    body = enrolment_body(ORIGIN, "turkey", device, office=office, role="representative")
    let_in = one(*exchange.on("enrol", office, body["key"], body["possession"]))
    assert let_in.code == 0, let_in.err
    assert "Next: hudna record hand-over" in let_in.out
    assert one(*exchange.on("record", "hand-over", exchange.address)).code == 0
    device.save(exchange.own / "device.key")
    key = exchange.own / "device.key"
    known = one("cases", "--node", exchange.operator, "--key", key)
    assert known.code == 0, known.err
    assert one("record", "audit", "--node", exchange.operator).code == 0


def test_a_key_that_did_not_show_it_is_held_is_not_let_in(exchange: Exchange) -> None:
    device, other = KeyPair.generate(), KeyPair.generate()
    office = "turkey-representative"
    stolen = enrolment_body(ORIGIN, "turkey", other, office=office, role="representative")
    refused = one(*exchange.on("enrol", office, device.public.hex(), stolen["possession"]))
    assert refused.fails_with("does not hold")
