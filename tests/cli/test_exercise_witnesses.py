"""The witnesses of an exercise speak HTTP over loopback, and cosign what the desk serves."""

import time
import urllib.request
from pathlib import Path

import pytest

from hudna.cli.exercise_witnesses import MARK, exercise_witnesses
from hudna.cli.witness import cosign_node
from hudna.db.node import find_node
from hudna.record.folder import Folder
from hudna.record.founded import log_key, read_genesis, read_policy
from hudna.record.note import Note
from hudna.record.policy import Finality
from hudna.record.receipt import receipt_from, verify_receipt
from tests.cli.driver import one
from tests.connect.served import served

MECHANISM = Path(__file__).resolve().parents[2] / "src/hudna/data/demo/mechanism.yaml"


@pytest.fixture
def operator(tmp_path: Path) -> Path:
    assert one("init", tmp_path / "nodes", "--mechanism", MECHANISM).code == 0
    return tmp_path / "nodes" / "operator"


def test_every_witness_beside_the_operator_cosigns_and_receipts_say_so(operator: Path) -> None:
    node = find_node(operator)
    files = Folder(node.record)
    policy = read_policy(files)
    assert policy is not None
    assert (policy.quorum, policy.parties) == (3, ("russia", "turkey", "iran", "un"))
    with exercise_witnesses(node) as members:
        done = cosign_node(node, members)
    assert done.standing.finality is Finality.ALL
    assert done.round.problems == {}
    receipt = verify_receipt(
        receipt_from(files, 0, policy), log_key(read_genesis(files)), policy=policy, own="iran"
    )
    assert receipt.standing.finality is Finality.ALL


def test_a_served_exercise_is_cosigned_without_being_asked(operator: Path) -> None:
    (operator.parent / MARK).touch()
    policy = read_policy(Folder(operator / "record"))
    assert policy is not None
    with served(operator) as address:
        until = time.monotonic() + 20
        finality = Finality.PROMISED
        while finality < Finality.ALL and time.monotonic() < until:
            with urllib.request.urlopen(f"{address}/record/checkpoint") as answer:
                finality = policy.standing(Note.parse(answer.read())).finality
            time.sleep(0.2)
    assert finality is Finality.ALL
