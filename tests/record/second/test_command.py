"""The second verifier as whoever distrusts the product runs it: by itself, on files."""

import subprocess
import sys
from pathlib import Path

import pytest

from hudna.record.cosignature import Cosigner
from hudna.record.evidence import Twice, evidence_bytes
from hudna.record.genesis import Founder, Genesis, found
from hudna.record.keys import KeyPair
from hudna.record.log import Log
from hudna.record.merkle import Tree, inclusion_proof
from hudna.record.note import Note
from hudna.record.policy import Witness, WitnessPolicy
from hudna.record.proof import TlogProof
from tests.record.scene import ORIGIN, ROLES, TIME, Scene
from tools import verify_record

PARTIES = ("guarantor-a", "guarantor-b", "guarantor-c", "observer")
COSIGNERS = {
    name: Cosigner(f"{name}.example", KeyPair.from_seed(bytes([at]) * 32))
    for at, name in enumerate(PARTIES, 40)
}


def run(*arguments: object) -> tuple[int, str]:
    """Return exit status and output; `-I` keeps the product's own code out of its reach."""
    command = [sys.executable, "-I", verify_record.__file__, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log with witnesses, the leaf of its genesis, and a receipt cosigned by three of four."""
    scene, folder = Scene(), tmp_path_factory.mktemp("files")
    parties = tuple(Founder(name, role, scene.pairs[name].public) for name, role in ROLES.items())
    policy = WitnessPolicy(3, tuple(Witness(name, c.key) for name, c in COSIGNERS.items()))
    genesis = Genesis(ORIGIN, "operator", parties, {"witnesses": policy.terms()})
    signatures = {name: scene.pairs[name].sign(genesis.statement()) for name in ROLES}
    first = found(genesis, signatures, scene.operator, TIME)
    entries = [first, *(scene.say("observer") for _ in range(4))]
    with Log.create(folder / "log", ORIGIN, scene.operator) as log:
        log.append(entries)
        note = Note.parse(log.checkpoint().encode())
    lines = tuple(COSIGNERS[name].cosign(note.text, 1_700_000_000) for name in PARTIES[:3])
    cosigned = str(Note(note.text, (*note.signatures, *lines)))
    path = tuple(inclusion_proof(2, 5, Tree(e.leaf_hash for e in entries).node))
    (folder / "checkpoint").write_text(cosigned)
    (folder / "receipt").write_text(str(TlogProof(2, path, cosigned, entries[2].leaf)))
    (folder / "genesis").write_bytes(first.leaf)
    (folder / "key").write_text(str(log.key))
    return folder


def test_a_receipt_with_the_genesis(files: Path) -> None:
    status, said = run("file", files / "receipt", "--genesis", files / "genesis", "--level", 1)
    assert status == 0
    assert said.startswith("entry 2: report by ")
    assert "signature checked" in said
    assert "finality 1, 3 of 4 witnesses: guarantor-a, guarantor-b, guarantor-c" in said


def test_a_receipt_with_the_logs_key_alone(files: Path) -> None:
    key = (files / "key").read_text()
    status, said = run("file", files / "receipt", "--key", key)
    assert status == 0
    assert "author's key not at hand" in said
    assert run("file", files / "receipt")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--level", "1"], 0),
        (["--level", "1", "--own", "guarantor-b"], 0),
        (["--level", "1", "--own", "observer"], 1),
        (["--own", "operator"], 1),
        (["--level", "2"], 1),
        (["--level", "3"], 2),
    ],
)
def test_the_level_that_is_asked_for(files: Path, arguments: list[str], status: int) -> None:
    command = ["file", files / "checkpoint", "--genesis", files / "genesis", *arguments]
    assert run(*command)[0] == status


def test_a_whole_log(files: Path) -> None:
    party = f"observer={Scene().public_keys['observer'].hex()}"
    status, said = run("log", files / "log", "--party", party, "--earlier", files / "checkpoint")
    assert status == 0
    assert said.startswith(f"{ORIGIN}: 5 entries, root ")
    status, said = run("log", files / "log", "--party", f"operator={party[9:]}")
    assert status == 1
    assert said.startswith("entry 0: the genesis does not give operator")


def test_files_that_are_none(files: Path, tmp_path: Path) -> None:
    (tmp_path / "noise").write_bytes(b"\xff\x00" * 40)
    for arguments in (
        ["file", tmp_path / "noise", "--genesis", files / "genesis"],
        ["file", files / "receipt", "--genesis", tmp_path / "noise"],
        ["file", tmp_path / "missing", "--genesis", files / "genesis"],
        ["file", files / "receipt", "--key", "noise"],
        ["log", tmp_path],
    ):
        assert run(*arguments)[0] == 1


def test_it_stays_short_enough_to_be_read() -> None:
    assert len(Path(verify_record.__file__).read_text("utf-8").splitlines()) < 1000


def test_evidence_by_itself(files: Path, tmp_path: Path) -> None:
    scene = Scene()
    leaves = [scene.say("observer", {"n": n}, seq=0, prev=None).leaf for n in (1, 2)]
    twice = Twice(*leaves, scene.pairs["observer"].public)
    (tmp_path / "evidence").write_bytes(evidence_bytes(twice))
    tool = Path(verify_record.__file__).with_name("verify_evidence.py")
    for name, status, said in (
        ("evidence", 0, "convicted: observer"),
        ("noise", 1, "No such file"),
    ):
        command = [sys.executable, "-I", tool, tmp_path / name, "--genesis", files / "genesis"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == status
        assert said in done.stdout + done.stderr
