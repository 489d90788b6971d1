"""The record among five real processes: what goes on, what stops, and what is found out."""

import json
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from hudna.record.checkpoint import Checkpoint
from hudna.record.folder import Folder
from hudna.record.founded import read_policy
from hudna.record.note import Note
from hudna.record.policy import Finality
from tests.cli.driver import Ran, hudna, one
from tests.scenario.network import WITNESSES, Network, measure, network

SECOND = Path(__file__).resolve().parents[2] / "tools" / "verify_evidence.py"


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Network]:
    with network(tmp_path) as running:
        yield running


def cosign(made: Network, node: Path, *parties: str) -> Ran:
    """Ask these parties' witnesses only, as if the others could not be reached."""
    asked = [f"{party}={made.addresses[party]}" for party in parties]
    unreachable = [f"{p}=http://127.0.0.1:9" for p in WITNESSES if p not in parties]
    words = [word for item in (*asked, *unreachable) for word in ("--witness", item)]
    return one("record", "cosign", "--node", node, *words)


def finality(node: Path) -> Finality:
    files = Folder(node / "record")
    policy = read_policy(files)
    assert policy is not None
    return policy.standing(Note.parse(files.read_checkpoint())).finality


def size(node: Path) -> int:
    return Checkpoint.parse(Note.parse((node / "record/checkpoint").read_bytes()).text).size


def genesis_of(made: Network, folder: Path) -> Path:
    path = folder / "genesis.txt"
    path.write_text(one("record", "receipt", "0", "--node", made.operator).out)
    return path


def test_one_witness_may_be_away_and_two_may_not(made: Network, tmp_path: Path) -> None:
    assert "4 of 4 witnesses" in cosign(made, made.operator, *WITNESSES).out
    assert finality(made.operator) is Finality.ALL
    genesis = genesis_of(made, tmp_path)

    made.kill("iran")
    made.grow()
    assert finality(made.operator) is Finality.PROMISED
    done = cosign(made, made.operator, *WITNESSES)
    assert "quorum: 3 of 4" in done.out
    assert "iran" in done.err
    last = size(made.operator) - 1
    receipt = tmp_path / "receipt.txt"
    receipt.write_text(one("record", "receipt", str(last), "--node", made.operator).out)
    verify = ["record", "verify", receipt, "--genesis", genesis]
    fine, own, away, all_of = hudna(
        [*verify, "--level", "1", "--json"],
        [*verify, "--level", "1", "--own", "russia"],
        [*verify, "--level", "1", "--own", "iran"],
        [*verify, "--level", "2"],
    )
    shown = json.loads(fine.out)
    assert (shown["index"], shown["finality"], shown["missing"]) == (last, 1, ["iran"])
    assert set(shown["cosigned"]) == {"russia", "turkey", "un"}
    assert "L1 quorum" in own.out
    assert away.fails_with("iran itself has not cosigned")
    assert all_of.fails_with("ALL is not reached")

    policy = tmp_path / "policy.txt"
    policy.write_text(one("record", "policy", "--node", made.operator).out)
    assert "L1 quorum" in one("record", "verify", receipt, "--policy", policy).out

    made.kill("turkey")
    made.grow()
    assert "promised: 2 of 4" in cosign(made, made.operator, *WITNESSES).out

    made.start("iran")
    made.start("turkey")
    made.wait_for("iran", "turkey")
    assert "all: 4 of 4" in cosign(made, made.operator, *WITNESSES).out


def test_a_partition_gives_no_two_quorums_and_leaves_evidence(
    made: Network, tmp_path: Path
) -> None:
    cosign(made, made.operator, *WITNESSES)
    genesis = genesis_of(made, tmp_path)
    other = tmp_path / "nodes" / "operator-twin"
    shutil.copytree(made.operator, other)
    made.grow()
    made.grow(other)
    cosign(made, made.operator, "russia", "turkey")
    cosign(made, other, "iran", "un")
    assert finality(made.operator) is Finality.PROMISED
    assert finality(other) is Finality.PROMISED
    assert cosign(made, other, *WITNESSES).fails_with("another history")

    proof = tmp_path / "split.json"
    compared = one(
        "record",
        "compare",
        *made.addresses.values(),
        "--genesis",
        genesis,
        "--record",
        made.operator / "record",
        "--out",
        proof,
    )
    assert compared.fails_with("saw two histories")
    checked = one("record", "verify-evidence", proof, "--genesis", genesis, "--json")
    assert json.loads(checked.out)["convicted"] == ["operator"]
    second = [sys.executable, SECOND, proof, "--genesis", genesis]
    assert (
        "convicted: operator"
        in subprocess.run(second, capture_output=True, text=True, check=True).stdout
    )


def test_an_old_backup_of_operator_or_witness_is_refused(made: Network, tmp_path: Path) -> None:
    cosign(made, made.operator, *WITNESSES)
    backup = tmp_path / "nodes" / "operator-backup"
    shutil.copytree(made.operator, backup)
    made.kill("turkey")
    shutil.copytree(made.nodes / "turkey" / "witness", tmp_path / "old")
    made.start("turkey")
    made.wait_for("turkey")
    made.grow()
    assert "all: 4 of 4" in cosign(made, made.operator, *WITNESSES).out
    assert cosign(made, backup, *WITNESSES).fails_with("an old copy was put back")
    sequence = one("record", "sequence", "--node", backup)
    assert sequence.fails_with("an old copy was put back")

    made.kill("turkey")  # a copy taken away below a program that runs is half written anew by it
    shutil.rmtree(made.nodes / "turkey" / "record")
    again = made.launch("turkey", "http://127.0.0.1:0", "--peer", made.addresses["russia"])
    said = said_until(again, "The witness of turkey")
    assert "The witness of turkey" in said, again.stderr and again.stderr.read()
    shutil.rmtree(made.nodes / "turkey" / "witness")
    shutil.copytree(tmp_path / "old", made.nodes / "turkey" / "witness")
    again = made.launch("turkey", "http://127.0.0.1:0")
    _, err = again.communicate(timeout=30)
    assert again.returncode == 1
    assert "an old copy of its state was put back" in err


def said_until(process: subprocess.Popen[str], words: str) -> str:
    """Return what a process says up to these words, then end it; all of it where it ends itself."""
    assert process.stdout is not None
    out_of_patience = Timer(60, process.kill)
    out_of_patience.start()
    said = ""
    while words not in said and (line := process.stdout.readline()):
        said += line
    out_of_patience.cancel()
    process.kill()
    process.wait()
    return said


def test_every_witness_keeps_a_full_copy_that_audits_clean(made: Network) -> None:
    made.grow()
    assert "all: 4 of 4" in cosign(made, made.operator, *WITNESSES).out
    wanted = size(made.operator)
    made.wait_until(lambda: all(size(made.nodes / party) == wanted for party in WITNESSES))
    address = f"{made.addresses['un']}/record"
    with urllib.request.urlopen(f"{address}/checkpoint") as answer:
        assert f"\n{wanted}\n".encode() in answer.read()
    audited = one("record", "audit", address, "--json").json()[0]
    assert (audited["size"], audited["problems"]) == (wanted, [])


def test_every_entry_gets_its_receipt_with_a_quorum(made: Network) -> None:
    assert len(measure(made, 5)) == 5  # how long it takes, `make bench-record` says


def test_an_entry_handed_in_at_a_relay_reaches_the_record(made: Network, tmp_path: Path) -> None:
    own = made.nodes / "russia"
    report = tmp_path / "confided.txt"
    report.write_text("Exercise.\n\nShells fell near Kafr Zita.\n", "utf-8")
    key = own / "keys" / "russia-analyst.key"
    mechanism = Path(__file__).resolve().parents[2] / "src/hudna/data/demo/mechanism.yaml"
    before = size(made.operator)
    join, submit, handed = hudna(
        ["join", f"{made.desk}/record", "--node", own, "--mechanism", mechanism],
        ["submit", report, "--node", own, "--key", key, "--release", "party", "--source", "x"],
        ["record", "hand-over", made.addresses["turkey"], "--node", own],
    )
    assert (join.code, submit.code, handed.code) == (0, 0, 0), (join, submit, handed)
    made.wait_until(lambda: size(made.operator) > before)
    (kept,) = (own / "handed").iterdir()
    value = json.loads(kept.read_text("utf-8"))
    assert json.loads(value["statement"])["relay"] == "turkey"
