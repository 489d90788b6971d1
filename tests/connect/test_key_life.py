"""Between two nodes over real HTTP: keys change hands, and a confidential field is sealed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.driver import Ran, hudna, one
from tests.connect.served import served

MECHANISM = Path(__file__).resolve().parents[2] / "src/hudna/data/demo/mechanism.yaml"
TOLD_BY = "amberfinch, who keeps the mill"


@dataclass(frozen=True)
class Parties:
    """Two guarantors' own nodes and the operator's address."""

    operator: Path
    turkey: Path
    russia: Path
    address: str
    folder: Path

    def handed(self, node: Path) -> list[str | Path]:
        return ["record", "hand-over", self.address, "--node", node]

    def audit(self) -> list[object]:
        found: list[object] = one("record", "audit", "--node", self.operator, "--json").json()[0][
            "problems"
        ]
        return found


@pytest.fixture(scope="module")
def parties(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parties]:
    folder = tmp_path_factory.mktemp("parties")
    nodes = folder / "nodes"
    assert one("init", nodes, "--mechanism", MECHANISM).code == 0
    for party in ("turkey", "russia"):
        (folder / party).parent.mkdir(exist_ok=True)
        (nodes / party).rename(folder / party)
    with served(nodes / "operator") as address:
        made = Parties(nodes / "operator", folder / "turkey", folder / "russia", address, folder)
        for node in (made.turkey, made.russia):
            source = f"{address}/record"
            assert one("join", source, "--node", node, "--mechanism", MECHANISM).code == 0
        yield made


def ok(*commands: list[str | Path]) -> list[Ran]:
    ran = hudna(*commands)
    for result in ran:
        assert result.code == 0, result.err
    return ran


@pytest.fixture(scope="module")
def told(parties: Parties) -> str:
    """The entry of a report of Turkey's that says who told it."""
    report = parties.folder / "told.txt"
    report.write_text("Exercise.\n\nShells fell near Saraqib on 20 September 2019.\n", "utf-8")
    node: list[str | Path] = ["--node", parties.turkey]
    key: list[str | Path] = ["--key", parties.turkey / "keys" / "turkey-analyst.key"]
    ok(
        ["submit", report, *node, *key, "--release", "party", "--source", TOLD_BY],
        parties.handed(parties.turkey),
    )
    (kept,) = (parties.turkey / "withheld").glob("*.json")
    return str(json.loads(kept.read_text("utf-8"))["entry"])


def test_who_told_us_is_sealed_for_one_party_opened_noted_and_shredded(
    parties: Parties, told: str
) -> None:
    russia: list[str | Path] = ["--node", parties.russia]
    turkey: list[str | Path] = ["--node", parties.turkey]
    file = parties.folder / "source.sealed"
    sealing: list[str | Path] = ["record", "seal", told, "source_identity", "--to", "russia"]
    early = one(*sealing, "--out", file, *turkey)
    assert early.fails_with("no reading key of russia")
    ok(["record", "reading-key", *russia], parties.handed(parties.russia))
    ok(parties.handed(parties.turkey), [*sealing, "--out", file, *turkey])
    assert TOLD_BY.encode() not in file.read_bytes()
    assert one("record", "open", file, *turkey).fails_with("reading")
    opened = ok(["record", "open", file, *russia])[0].json()[0]
    assert (opened["value"], opened["entry"]) == (TOLD_BY, told)
    ok(parties.handed(parties.russia), ["record", "shred", told, file, *turkey])
    assert not file.exists()
    assert one(*sealing, "--out", file, *turkey).fails_with("holds no value")
    assert parties.audit() == []
    bundles = (parties.operator / "record" / "tile" / "entries").rglob("*")
    record = b"".join(p.read_bytes() for p in bundles if p.is_file())
    assert b'"type":"opened"' in record
    assert TOLD_BY.encode() not in record


def test_a_rotated_key_signs_no_more_and_its_heir_does(parties: Parties) -> None:
    old = parties.turkey / "keys" / "turkey-analyst.key"
    new = parties.turkey / "keys" / "turkey-analyst-2.key"
    node: list[str | Path] = ["--node", parties.turkey]
    ok(["record", "rotate", "--key", old, "--new", new, *node], parties.handed(parties.turkey))
    report = parties.folder / "second.txt"
    report.write_text("Exercise.\n\nA mortar was fired near Idlib on 21 September 2019.\n", "utf-8")
    submit: list[str | Path] = ["submit", report, *node, "--release", "party"]
    assert one(*submit, "--key", old).fails_with("rotated or revoked")
    ok([*submit, "--key", new], parties.handed(parties.turkey))
    assert parties.audit() == []


def own_keys(parties: Parties, party: str) -> list[str]:
    rows = one("record", "keys", "--json", "--node", parties.operator).json()[0]
    mine = [row for row in rows if row["party"] == party and row["own"]]
    return [row["key"] for row in mine if row["until"] is None]


def test_a_stolen_root_key_is_revoked_by_a_quorum_of_the_parties(parties: Parties) -> None:
    nodes = parties.operator.parent
    decision = parties.folder / "decision.json"
    (key,) = own_keys(parties, "iran")
    source = f"{parties.address}/record"
    ok(["join", source, "--node", nodes / "un", "--mechanism", MECHANISM])
    russia: list[str | Path] = ["--node", parties.russia]
    propose: list[str | Path] = ["record", "revoke", key, "--suspect-from", "1"]
    ok([*propose, "--reason", "stolen", "--propose", decision, *russia])
    ok(["record", "approve", decision, *russia])
    assert one("record", "enter", decision, "--node", parties.operator).fails_with("have to")
    ok(["record", "approve", decision, "--node", parties.turkey])
    signature = one("record", "approve", decision, "--node", nodes / "un")
    assert signature.code == 0, signature.err
    ok(["record", "enter", decision, *russia], parties.handed(parties.russia))
    assert parties.audit() == []
    assert own_keys(parties, "iran") == []
