"""Two programs at once on one desk: nothing is lost or doubled, and nobody sees a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.driver import hudna, one
from tests.cli.test_commands import Desk, fresh_database

WRITER = """
import sys
from pathlib import Path
from hudna.db.setup import configure, start
configure()
from hudna.cli.scenario import key_of
from hudna.cli.submit import Handover, hand_in
from hudna.db.desk import Desk
from hudna.db.node import find_node
from hudna.intake.intake import read_bytes
from hudna.model.release import Audience, Release

node = find_node(Path(sys.argv[1]))
start(node)
desk = Desk(node)
office = desk.store.actor(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
for n in range(8):
    data = f"Exercise. {office.id} saw shells fall, number {n}.".encode()
    document = read_bytes(f"{n}.txt", data).documents[0]
    hand_in(desk, key_of(desk, office.id), office, document, data,
            Handover(Release(Audience.MECHANISM)))
    desk.sequence()
"""

VOTER = """
import sys
from hudna.cli.main import main
print("ready", flush=True)
sys.stdin.readline()
main()
"""


def at_once(script: str, *commands: list[str | Path]) -> list[tuple[int, str]]:
    """Start a process for each command, let all go at one moment; return codes and errors."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", script, *map(str, words)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for words in commands
    ]  # fmt: skip
    for process in running:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in running:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    return [(p.wait(60), p.communicate()[1]) for p in running]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    if request.param == "sqlite":
        return Desk(tmp_path)
    address = fresh_database(request.getfixturevalue("postgres_url"))
    return Desk(tmp_path, "--database", address)


def test_two_writers_lose_and_double_nothing(desk: Desk) -> None:
    before = one(*desk.on("record", "audit", "--json")).json()[0]["size"]
    ended = at_once(WRITER, [desk.node, "un-observer"], [desk.node, "turkey-analyst"])
    assert ended == [(0, ""), (0, "")]
    audited, put = hudna(
        desk.on("record", "audit", "--json"),
        desk.on("motion", desk.case, "verified", key="russia-representative"),
    )
    assert audited.json()[0]["problems"] == []
    assert audited.json()[0]["size"] == before + 16

    vote = [
        desk.on("vote", desk.case, "for", key=f"{p}-representative") for p in ("russia", "iran")
    ]
    assert put.code == 0, put.err
    twice = desk.on("vote", desk.case, "against", key="turkey-representative")
    ended = at_once(VOTER, *vote, twice, twice)
    assert all("Traceback" not in told for _, told in ended), ended
    listed, audited = hudna(
        desk.on("cases", desk.case, "--json", key="un-observer"),
        desk.on("record", "audit", "--json"),
    )
    shown = listed.json()[0]
    assert [code for code, _ in ended[:2]] == [0, 0], ended
    assert sorted(code for code, _ in ended[2:]) == [0, 1], ended
    assert sorted(b["party"] for b in shown["votes"][0]["ballots"]) == ["iran", "russia", "turkey"]
    assert shown["votes"][0]["determination"]["result"] == "carried"
    assert audited.json()[0]["problems"] == []
