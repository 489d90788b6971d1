"""A case from report to bulletin: four parties in four browsers, one of them on its own node.

Nobody of them has a mouse: everything is reached, read and signed with the keyboard.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Served
from tests.browser.hands import Hands
from tests.cli.driver import hudna, one
from tests.connect.served import served

pytestmark = pytest.mark.browser

DEMO = Path(__file__).resolve().parents[2] / "src/hudna/data/demo"
DISSENT = "لم يُعاين أحد المكان بعد، ولا نرى ما يثبت العدد."
LANGUAGES = {"russia": "en", "turkey": "ar", "iran": "en", "un": "en"}
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
    """Open the case in a browser for each of four parties, each in a language of its own."""
    until_shared(mission)
    offices = {p: f"{p}-representative" for p in LANGUAGES if p != "un"} | {"un": "un-observer"}
    return {party: come_in(mission, look, party, office) for party, office in offices.items()}


def come_in(mission: Mission, look: Callable[..., Any], party: str, office: str) -> Any:
    """Sign in and open the case."""
    case = f"/{LANGUAGES[party]}/cases/{mission.case}/"
    page = look(mission.where(party), f"/{LANGUAGES[party]}/sign-in/?next={case}")
    Hands(page).push(f"button[value='{office}']")
    page.wait_for_url(mission.where(party).address + case)
    return page


def until_shared(mission: Mission) -> None:
    """Wait until Turkey's node has followed the desk."""
    followed = one("follow", "--node", mission.ankara.folder / "node")
    assert followed.code == 0, followed.err


def sign(page: Any, form: str, kind: str) -> None:
    """Look at what is signed, and sign it."""
    hands = Hands(page)
    hands.push(f"{form} button:not([type='button'])")
    page.locator("#confirm[open]").wait_for()
    hands.push("#confirm [data-yes]")
    page.wait_for_url(f"**signed={kind}**")


def find(page: Any, words: str) -> None:
    hands = Hands(page)
    hands.pick("#finding [name='result']", "verified")
    hands.choose("#finding [name='source_grade']", "B")
    hands.choose("#finding [name='information_grade']", "2")
    hands.write("#finding [name='reasons']", words)
    sign(page, "#finding", "finding")


def put(page: Any) -> None:
    hands = Hands(page)
    hands.push("details:has(#put-occurrence) > summary")
    hands.pick("#put-occurrence [name='result']", "verified")
    hands.choose("#put-occurrence [name='measure_1']", "joint_inspection")
    hands.choose("#put-occurrence [name='measure_owner_1']", "un")
    sign(page, "#put-occurrence", "motion")


def vote(page: Any, choice: str, reason: str = "") -> None:
    page.reload()
    hands = Hands(page)
    hands.pick("#vote [name='choice']", choice)
    if reason:
        hands.write("#dissent", reason)
    sign(page, "#vote", "ballot")


def answer(page: Any) -> None:
    page.reload()
    hands = Hands(page)
    hands.pick("form[id^='answer-measure'] [type='radio']", "done")
    hands.write("form[id^='answer-measure'] textarea", "The place was seen today by all three.")
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
