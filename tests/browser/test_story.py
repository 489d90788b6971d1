"""A case from report to bulletin: four parties in four browsers, one of them on its own node."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Served
from tests.cli.driver import hudna, one
from tests.connect.served import served

pytestmark = pytest.mark.browser

DEMO = Path(__file__).resolve().parents[2] / "src/hudna/data/demo"
DISSENT = "لم يُعاين أحد المكان بعد، ولا نرى ما يثبت العدد."
WORDS = {
    "russia": "Our centre has the same place and hour from a source of its own.",
    "turkey": "وصف المراقب ست قذائف في ساعة معلومة.",
    "iran": "Two accounts agree on the place.",
}


@dataclass(frozen=True)
class Mission:
    """The shared desk, Turkey's own node elsewhere, and the case that both show."""

    desk: Served
    ankara: Served
    case: str

    def where(self, party: str) -> Served:
        return self.ankara if party == "turkey" else self.desk

    def on(self, *words: str | Path, key: str) -> list[str | Path]:
        party = key.partition("-")[0]
        file = self.desk.folder / party / "keys" / f"{key}.key"
        return [*words, "--node", self.desk.folder / "operator", "--key", file]


@pytest.fixture
def mission(chromium: str, tmp_path: Path) -> Iterator[Mission]:
    nodes, ankara = tmp_path / "nodes", tmp_path / "ankara" / "node"
    operator, mechanism = nodes / "operator", DEMO / "mechanism.yaml"
    observer = ["--node", operator, "--key", nodes / "un" / "keys" / "un-observer.key"]
    report = DEMO / "documents" / "20-kafr-nabl-monitor-ar.txt"
    made = hudna(
        ["init", nodes, "--mechanism", mechanism],
        ["submit", report, *observer],
        ["process", "--node", operator],
        ["cases", "--json", *observer],
    )
    assert [step.code for step in made] == [0] * 4, [step.err for step in made]
    ankara.parent.mkdir()
    (nodes / "turkey").rename(ankara)
    with served(operator) as address:
        joined = one("join", f"{address}/record", "--node", ankara, "--mechanism", mechanism)
        assert joined.code == 0, joined.err
        with served(ankara) as own:
            desk = Served(address, nodes, {})
            yield Mission(desk, Served(own, ankara.parent, {}), made[3].json()[0]["id"])


@pytest.fixture
def sit(mission: Mission, look: Callable[..., Any]) -> dict[str, Any]:
    """Open the case in a browser for each of four parties, Turkey's in Arabic on its own node."""
    until_shared(mission)
    offices = {p: f"{p}-representative" for p in ("russia", "turkey", "iran")}
    offices["un"] = "un-observer"
    return {
        party: look(
            mission.where(party),
            f"/{'ar' if party == 'turkey' else 'en'}/cases/{mission.case}/",
            office,
        )
        for party, office in offices.items()
    }


def until_shared(mission: Mission) -> None:
    """Wait until Turkey's node has followed the desk."""
    followed = one("follow", "--node", mission.ankara.folder / "node")
    assert followed.code == 0, followed.err


def sign(page: Any, form: str, kind: str) -> None:
    """Look at what is signed, and sign it."""
    page.click(f"{form} .button")
    page.locator("#confirm[open]").wait_for()
    page.click("#confirm [data-yes]")
    page.wait_for_url(f"**signed={kind}**")


def find(page: Any, words: str) -> None:
    page.check("#finding input[value='verified']")
    page.select_option("#finding [name='source_grade']", "B")
    page.select_option("#finding [name='information_grade']", "2")
    page.fill("#finding [name='reasons']", words)
    sign(page, "#finding", "finding")


def put(page: Any) -> None:
    page.click("details:has(#put-occurrence) > summary")
    page.check("#put-occurrence input[value='verified']")
    page.select_option("#put-occurrence [name='measure_1']", "joint_inspection")
    page.select_option("#put-occurrence [name='measure_owner_1']", "un")
    sign(page, "#put-occurrence", "motion")


def vote(page: Any, choice: str, reason: str = "") -> None:
    page.reload()
    page.check(f"#vote input[value='{choice}']")
    page.fill("#dissent", reason)
    sign(page, "#vote", "ballot")


def answer(page: Any) -> None:
    page.reload()
    form = page.locator("form[id^='answer-measure']")
    form.locator("input[value='done']").check()
    form.locator("textarea").fill("The place was seen today by a team of all three guarantors.")
    sign(page, "form[id^='answer-measure']", "measure_answer")


def test_from_report_to_bulletin(mission: Mission, sit: dict[str, Any], tmp_path: Path) -> None:
    for party in ("russia", "turkey", "iran"):
        find(sit[party], WORDS[party])
    put(sit["russia"])
    until_shared(mission)
    vote(sit["russia"], "for")
    vote(sit["turkey"], "against", DISSENT)
    vote(sit["iran"], "for")
    until_shared(mission)
    for party in sit:
        sit[party].reload()
        text = sit[party].locator("main").inner_text()
        assert DISSENT in text, party
        assert all(said in text for said in WORDS.values()), party
    answer(sit["un"])
    shown = one(*mission.on("cases", mission.case, "--json", key="un-observer")).json()[0]
    assert {f["party"] for f in shown["findings"]} == {"russia", "turkey", "iran"}
    (given,) = shown["votes"]
    assert given["determination"]["result"] == "carried"
    assert [b["party"] for b in given["ballots"] if b["choice"] == "against"] == ["turkey"]
    assert [(m["kind"], m["owner"], m["state"]) for m in shown["measures"]] == [
        ("joint_inspection", "un", "done")
    ]
    audited, published = hudna(
        ["record", "audit", "--node", mission.desk.folder / "operator", "--json"],
        mission.on("bulletin", "2019-09-20", "--out", tmp_path / "out", key="operator-publisher"),
    )
    assert audited.json()[0]["problems"] == []
    assert published.code == 0, published.err
    refuses_forgeries(mission)


def refuses_forgeries(mission: Mission) -> None:
    """A finding altered in the database, and one the server made itself, are found out."""
    database = sqlite3.connect(mission.desk.folder / "operator" / "hudna.sqlite3")
    (body,) = database.execute(
        "select body from db_findingrow where party_of = 'turkey'"
    ).fetchone()
    forged = json.loads(body) | {"result": "not_verified"}
    changes = {
        "altered": ("update db_findingrow set body = ? where party_of = 'turkey'", forged),
        "made": (
            "insert into db_findingrow (object_id, version, current, audience, at, entry, body, "
            '"case", party_of) select \'finding-made\', 1, 1, audience, at, entry, ?, "case", '
            "party_of from db_findingrow where party_of = 'turkey'",
            forged | {"id": "finding-made"},
        ),
    }
    for name, (statement, value) in changes.items():
        kept = database.execute("select body from db_findingrow where party_of = 'turkey'")
        before = kept.fetchone()[0]
        database.execute(statement, [json.dumps(value, ensure_ascii=False, sort_keys=True)])
        database.commit()
        audited = one("record", "audit", "--node", mission.desk.folder / "operator", "--json")
        problems = json.loads(audited.out.splitlines()[0])["problems"]
        assert any("Finding finding-" in str(problem) for problem in problems), name
        database.execute("delete from db_findingrow where object_id = 'finding-made'")
        database.execute("update db_findingrow set body = ? where party_of = 'turkey'", [before])
        database.commit()
    database.close()
