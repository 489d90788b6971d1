"""A kill between any two steps loses and doubles nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

STEPS = ("stored", "appended", "marked")

SCRIPT = """
import os, sys
from pathlib import Path
from hudna.db.setup import configure, start
configure()
from hudna.cli.exercise import load_exercise
from hudna.cli.founding import found_record, make_nodes
from hudna.cli.scenario import key_of
from hudna.cli.submit import Handover, hand_in
from hudna.db.desk import Desk
from hudna.db.node import find_node
from hudna.db.store import DjangoStore
from hudna.db.records import NodeRecord
from hudna.intake.intake import read_bytes
from hudna.model.document import Report
from hudna.model.release import Audience, Release

folder, step = Path(sys.argv[1]), sys.argv[2]

def die_after(cls, name, when):
    whole = getattr(cls, name)
    def dying(*args, **kwargs):
        result = whole(*args, **kwargs)
        if step == when:
            os._exit(9)
        return result
    setattr(cls, name, dying)

if step == "found":
    deployment = make_nodes(folder, load_exercise().mechanism)
    start(deployment.operator_node, migrate=True)
    found_record(Desk(deployment.operator_node), deployment)
    sys.exit()
node = find_node(folder / "operator")
start(node)
desk = Desk(node)
if step == "recover":
    desk.sequence()
    print(len(list(desk.store.all(Report))), desk.record.size, len(desk.store.pending(9)))
    sys.exit()
die_after(NodeRecord, "append", "appended")
die_after(DjangoStore, "mark_sequenced", "marked")
data = ("Exercise. A shell fell near the crossing; " + step).encode()
document = read_bytes("r.txt", data).documents[0]
hand_in(desk, key_of(desk, "un-observer"), desk.store.actor("un-observer"), document, data,
        Handover(Release(Audience.MECHANISM)))
if step == "stored":
    os._exit(9)
desk.sequence()
"""


def run(folder: Path, step: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder), step],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "HUDNA_NODE": str(folder / "operator")},
    )


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Nodes as founded, and what is on the desk then."""
    folder = tmp_path_factory.mktemp("kill") / "nodes"
    done = run(folder, "found")
    assert done.returncode == 0, done.stderr
    return folder, run(folder, "recover").stdout.split()


@pytest.mark.parametrize("step", STEPS)
def test_a_report_survives_a_kill_once_it_was_stored(
    founded: tuple[Path, list[str]], tmp_path: Path, step: str
) -> None:
    folder, before = tmp_path / "nodes", founded[1]
    shutil.copytree(founded[0], folder)
    assert run(folder, step).returncode == 9
    reports, size, pending = run(folder, "recover").stdout.split()
    assert int(reports) == int(before[0]) + 1
    assert int(size) == int(before[1]) + 1
    assert int(pending) == 0
    assert run(folder, "recover").stdout.split() == [reports, size, pending]
