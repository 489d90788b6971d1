"""A party's own node holds what is released to it, checked, and votes from there over HTTP."""

import base64
import json
import sqlite3
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from hudna.record.asking import ask
from hudna.record.keys import KeyPair
from tests.cli.driver import Ran, hudna, one
from tests.connect.served import served

DEMO = Path(__file__).resolve().parents[2] / "src/hudna/data/demo"
REPORTS = ("20-kafr-nabl-monitor-ar.txt", "09-register-2019-09-22-ar.txt")
GUARDED = "Only the guarantors may read of the quartzfinch convoy near Kafr Nabl, shelled today."
ORIGIN = "hudna.invalid/exercise-mechanism"


@dataclass(frozen=True)
class Two:
    """The operator's served node, and nodes of Turkey and of a side on machines of their own."""

    operator: Path
    turkey: Path
    side: Path
    address: str
    case: str

    def key(self, office: str) -> Path:
        party = office.partition("-")[0]
        own = {"turkey": self.turkey, "syria_government": self.side}
        return own.get(party, self.operator.parent / party) / "keys" / f"{office}.key"

    def at(self, node: Path, *words: str | Path, key: str) -> list[str | Path]:
        return [*words, "--node", node, "--key", self.key(key)]

    def case_at(self, node: Path, key: str = "turkey-representative") -> dict[str, Any]:
        (shown,) = one(*self.at(node, "cases", self.case, "--json", key=key)).json()
        return shown  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    folder = tmp_path_factory.mktemp("two")
    nodes, guarded = folder / "nodes", folder / "guarded.txt"
    operator, mechanism = nodes / "operator", DEMO / "mechanism.yaml"
    guarded.write_text(f"Exercise.\n\n{GUARDED}\n", "utf-8")
    observer = ["--node", operator, "--key", nodes / "un" / "keys" / "un-observer.key"]
    analyst = ["--node", operator, "--key", nodes / "russia" / "keys" / "russia-analyst.key"]
    made = hudna(
        ["init", nodes, "--mechanism", mechanism],
        ["submit", *(DEMO / "documents" / name for name in REPORTS), *observer],
        ["submit", guarded, *analyst, "--release", "guarantors", "--source", "amberjay"],
        ["process", "--node", operator],
        ["cases", "--json", *observer],
    )
    assert [step.code for step in made] == [0] * 5, [step.err for step in made]
    turkey, side = folder / "ankara" / "node", folder / "damascus" / "node"
    for party, away in (("turkey", turkey), ("syria_government", side)):
        away.parent.mkdir()
        (nodes / party).rename(away)
    with served(operator) as address:
        both = Two(operator, turkey, side, address, made[4].json()[0]["id"])
        for node in (turkey, side):
            joined = one("join", f"{address}/record", "--node", node, "--mechanism", mechanism)
            assert joined.code == 0, joined.err
            followed = one("follow", "--node", node)
            assert followed.code == 0, followed.err
        yield both


def holds(folder: Path, words: str) -> bool:
    return any(words.encode() in p.read_bytes() for p in folder.rglob("*") if p.is_file())


def test_each_node_has_what_is_released_to_its_party_and_nothing_else(two: Two) -> None:
    assert two.case_at(two.turkey)["case"]["id"] == two.case
    assert two.case_at(two.turkey)["claims"] == two.case_at(two.operator, "un-observer")["claims"]
    assert holds(two.turkey, "quartzfinch")
    assert not holds(two.side, "quartzfinch")
    assert not holds(two.turkey, "amberjay"), "who told us stays where it was told"
    audits = [one("record", "audit", "--node", node, "--json") for node in (two.turkey, two.side)]
    assert [audit.json()[0]["problems"] for audit in audits] == [[], []]
    again = one("follow", "--node", two.turkey)
    assert "0 entries followed, 0 objects" in again.out


def decide(two: Two) -> list[Ran]:
    grade = ("--grade", "B2", "--reasons", "exercise: two sources")
    keys = ("turkey-verifier", "russia-representative", "russia-representative")
    return hudna(
        two.at(two.turkey, "find", two.case, "verified", *grade, key=keys[0]),
        two.at(two.operator, "motion", two.case, "verified", key=keys[1]),
        two.at(two.operator, "vote", two.case, "for", key=keys[2]),
        ["follow", "--node", two.turkey],
        two.at(two.turkey, "vote", two.case, "against", "--dissent", "exercise: not yet",
               key="turkey-representative"),
        two.at(two.turkey, "vote", two.case, "for", key="turkey-representative"),
    )  # fmt: skip


def test_an_office_finds_and_votes_on_its_own_node_and_the_desk_has_it(two: Two) -> None:
    *done, again = decide(two)
    assert [step.code for step in done] == [0] * 5, [step.err for step in done]
    assert again.fails_with("has voted on this motion already")
    there = two.case_at(two.operator, "un-observer")
    assert {f["party"] for f in there["findings"]} == {"turkey"}
    ballots = {b["party"]: b["dissent"] for b in there["votes"][0]["ballots"]}
    assert ballots == {"russia": "", "turkey": "exercise: not yet"}
    here = two.case_at(two.turkey)
    assert here["votes"] == there["votes"]
    assert here["case"]["state"] == there["case"]["state"] == "under_verification"
    audited = one("record", "audit", "--node", two.turkey, "--json").json()[0]
    assert (audited["problems"], audited["pending"]) == ([], 0)


def test_programs_that_follow_at_once_wait_for_each_other(two: Two) -> None:
    reports = [two.operator.parent / f"note-{n}.txt" for n in range(6)]
    for n, report in enumerate(reports):
        report.write_text(f"Exercise. Shelling was heard near Kafr Nabl, note {n}.\n", "utf-8")
    observer = two.operator.parent / "un" / "keys" / "un-observer.key"
    said = [["submit", r, "--node", two.operator, "--key", observer] for r in reports]
    reasons = ("--reasons", "exercise: a third source")
    find = two.at(two.turkey, "find", two.case, "verified", *reasons, key="turkey-verifier")
    follow: list[str | Path] = ["follow", "--node", two.turkey]
    with ThreadPoolExecutor(4) as pool:
        running = [pool.submit(hudna, *said)]
        running += [pool.submit(hudna, *[follow] * 12) for _ in range(2)]
        running += [pool.submit(hudna, find)]
        ended = [step for one_program in running for step in one_program.result()]
    assert [(step.code, step.err) for step in ended if step.code] == []
    assert one(*follow).code == 0
    audited = one("record", "audit", "--node", two.turkey, "--json").json()[0]
    assert (audited["problems"], audited["pending"]) == ([], 0)


def test_what_the_desk_refuses_leaves_nothing_here(two: Two) -> None:
    before = one(*two.at(two.turkey, "cases", two.case, "--json", key="turkey-verifier")).out
    wrong = hudna(
        two.at(two.turkey, "find", "case-no", "verified", "--reasons", "x", key="turkey-verifier"),
        two.at(two.side, "find", two.case, "verified", "--reasons", "x",
               key="syria_government-monitor"),
    )  # fmt: skip
    assert [step.code for step in wrong] == [1, 1]
    after = one(*two.at(two.turkey, "cases", two.case, "--json", key="turkey-verifier")).out
    assert after == before


def test_evidence_stays_with_its_owner_until_it_is_shared(two: Two, tmp_path: Path) -> None:
    photo, out = tmp_path / "craters.png", tmp_path / "out.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n exercise: opalwren")
    told = ("--title", "exercise: craters", "--obtained-from", "amberjay", "--json")
    (added,) = hudna(
        two.at(two.turkey, "evidence", "add", two.case, photo, *told, key="turkey-verifier")
    )
    name = added.json()[0]["id"]
    assert holds(two.turkey / "evidence", "opalwren")
    assert not holds(two.operator, "opalwren"), "the desk has its hash alone"
    side, keeper = "syria_government-monitor", "turkey-verifier"
    steps = hudna(
        two.at(two.operator, "evidence", "show", name, key="russia-verifier"),
        two.at(two.turkey, "evidence", "hand-over", name, "--to", "syria_government", key=keeper),
        two.at(two.operator, "evidence", "show", name, key="russia-verifier"),
        ["follow", "--node", two.side],
        two.at(two.side, "evidence", "open", name, "--out", out, key=side),
        two.at(two.operator, "evidence", "show", name, "--json", key=keeper),
    )
    assert [step.code for step in steps] == [1, 0, 1, 0, 0, 0], [step.err for step in steps]
    assert out.read_bytes() == photo.read_bytes()
    seen = [(a["kind"], a["by"]) for a in steps[5].json()[0]["accesses"]]
    assert seen == [("checked", keeper), ("opened", side)], "the owner learns who opened it"
    assert not holds(two.side / "evidence", "opalwren")
    assert not holds(two.operator, "amberjay")
    ended = hudna(
        two.at(two.turkey, "evidence", "withdraw", name, "--reason", "exercise", key=keeper),
        two.at(two.side, "evidence", "open", name, "--out", out, key=side),
        ["follow", "--node", two.side],
        two.at(two.side, "evidence", "open", name, "--out", out, key=side),
        two.at(two.turkey, "evidence", "destroy", name, "--reason", "exercise", key=keeper),
        *(["record", "audit", "--node", n, "--json"] for n in (two.operator, two.turkey, two.side)),
    )
    assert [step.code for step in ended] == [0, 1, 0, 1, 0, 0, 0, 0], [step.err for step in ended]
    assert [audit.json()[0]["problems"] for audit in ended[5:]] == [[], [], []]
    assert not holds(two.turkey / "evidence", "opalwren")
    assert not holds(two.operator / "evidence", "opalwren")


def asked(two: Two, node: Path, party: str, **changes: Any) -> int:
    """Ask for what is released to `party` with the key of `node`; return the status."""
    from datetime import UTC, datetime

    pair = KeyPair.load(next((node / "keys").glob(f"{changes.pop('key', party)}.key")))
    moment = changes.get("now", datetime.now(UTC))
    body, signature = ask(pair, changes.get("origin", ORIGIN), party, 0, moment)
    said = {
        "body": base64.b64encode(body).decode(),
        "signature": base64.b64encode(signature).decode(),
    }
    request = urllib.request.Request(
        f"{two.address}/record/released",
        json.dumps(said).encode(),
        {"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_nobody_asks_in_another_partys_name(two: Two) -> None:
    from datetime import UTC, datetime, timedelta

    assert asked(two, two.turkey, "turkey") == 200
    assert asked(two, two.side, "turkey", key="syria_government") == 403
    assert asked(two, two.turkey, "turkey", key="turkey-analyst") == 403
    assert asked(two, two.turkey, "turkey", origin="hudna.invalid/another") == 403
    late = datetime.now(UTC) - timedelta(minutes=16)
    assert asked(two, two.turkey, "turkey", now=late) == 403


@pytest.mark.parametrize(
    "change",
    [
        "update db_findingrow set body = replace(body, 'two sources', 'ten sources')",
        "update db_incidentrow set body = replace(body, 'shelling', 'air_strike')",
    ],
)
def test_an_operator_that_shows_something_else_than_was_signed_is_found_out(
    two: Two, tmp_path: Path, change: str
) -> None:
    database = sqlite3.connect(two.operator / "hudna.sqlite3")
    backup = sqlite3.connect(tmp_path / "before.sqlite3")
    database.backup(backup)
    try:
        database.execute(change)
        database.commit()
        (two.turkey / "shared").write_text("0")
        refused = one("follow", "--node", two.turkey)
        assert refused.fails_with("signed"), (refused.out, refused.err)
    finally:
        backup.backup(database)
        database.close()
    assert one("follow", "--node", two.turkey).code == 0
