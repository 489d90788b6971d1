"""A witness cosigns one history only, whatever the order of requests."""

import hashlib
import io
import json
import threading
from pathlib import Path
from typing import Any

import pytest

from hudna.record.add_checkpoint import AddCheckpoint, parse_lines
from hudna.record.checkpoint import Checkpoint, sign_checkpoint
from hudna.record.cosignature import Cosigner, parse_note_key
from hudna.record.errors import BadProof, BadSignature, Malformed, Rollback, Stale, Unknown
from hudna.record.keys import KeyPair
from hudna.record.merkle import EMPTY_ROOT, Tree, consistency_proof, leaf_hash
from hudna.record.mldsa import MLDSAKeyPair
from hudna.record.note import Note, NoteKey, VerifierKey
from hudna.record.witness import Witness, origin_hash
from hudna.record.witness_app import WitnessApp
from hudna.record.witness_state import WitnessState

ORIGIN = "exercise.example/truce"
LOG = KeyPair.from_seed(b"\x05" * 32)
COSIGNER = Cosigner("exercise.example/witness-a", KeyPair.from_seed(b"\x06" * 32))
LOGS = {ORIGIN: [VerifierKey(ORIGIN, LOG.public)]}
SHARED = Path(__file__).resolve().parents[3] / "shared" / "vectors" / "tlog"


def tree(size: int, label: bytes = b"") -> Tree:
    return Tree(leaf_hash(label + bytes([at])) for at in range(size))


def request(old: int, size: int, *, label: bytes = b"", key: KeyPair = LOG) -> AddCheckpoint:
    grown = tree(size, label)
    proof = consistency_proof(old, size, grown.node) if 0 < old <= size else []
    note = sign_checkpoint(Checkpoint(ORIGIN, size, grown.root()), key)
    return AddCheckpoint(old, tuple(proof), note.encode())


@pytest.fixture
def witness(tmp_path: Path) -> Witness:
    return Witness(WitnessState(tmp_path), LOGS, [COSIGNER], clock=lambda: 1_500_000_000)


def test_a_first_checkpoint_and_one_that_extends_it_are_cosigned(witness: Witness) -> None:
    for old, size in ((0, 3), (3, 3), (3, 8)):
        asked = request(old, size)
        (line,) = witness.add_checkpoint(asked)
        assert COSIGNER.key.time_of(asked.note().text, line.signature) == 1_500_000_000
    note = Note.parse((witness.latest(ORIGIN) or "").encode())
    assert Checkpoint.parse(note.text).size == 8
    assert note.check([*LOGS[ORIGIN], COSIGNER.key]) == (ORIGIN, COSIGNER.key.name)


def test_a_rollback_is_answered_with_the_size_that_was_cosigned(witness: Witness) -> None:
    witness.add_checkpoint(request(0, 8))
    for old in (0, 3):
        with pytest.raises(Stale) as raised:
            witness.add_checkpoint(request(old, 5))
        assert raised.value.size == 8


def test_another_history_is_never_cosigned(witness: Witness) -> None:
    witness.add_checkpoint(request(0, 8))
    for asked in (request(8, 9, label=b"x"), request(8, 8, label=b"x")):
        with pytest.raises(BadProof):
            witness.add_checkpoint(asked)
    assert "\n8\n" in (witness.latest(ORIGIN) or "")


def test_what_is_not_signed_by_the_log_is_refused(witness: Witness) -> None:
    with pytest.raises(BadSignature):
        witness.add_checkpoint(request(0, 3, key=KeyPair.from_seed(b"\x07" * 32)))
    with pytest.raises(BadSignature):
        witness.add_checkpoint(AddCheckpoint(0, (), b"no note"))
    with pytest.raises(Malformed):
        witness.add_checkpoint(request(9, 3))
    other = Checkpoint("exercise.example/other", 1, leaf_hash(b""))
    with pytest.raises(Unknown):
        witness.add_checkpoint(AddCheckpoint(0, (), sign_checkpoint(other, LOG).encode()))
    assert witness.latest(ORIGIN) is None


def test_the_empty_tree_has_one_root(witness: Witness) -> None:
    wrong = sign_checkpoint(Checkpoint(ORIGIN, 0, b"\x01" * 32), LOG)
    with pytest.raises(BadProof):
        witness.add_checkpoint(AddCheckpoint(0, (), wrong.encode()))
    empty = sign_checkpoint(Checkpoint(ORIGIN, 0, EMPTY_ROOT), LOG)
    assert len(witness.add_checkpoint(AddCheckpoint(0, (), empty.encode()))) == 1
    witness.add_checkpoint(request(0, 2))


def test_what_was_cosigned_is_remembered_by_the_next_process(tmp_path: Path) -> None:
    Witness(WitnessState(tmp_path), LOGS, [COSIGNER]).add_checkpoint(request(0, 5))
    again = Witness(WitnessState(tmp_path), LOGS, [COSIGNER])
    with pytest.raises(Stale):
        again.add_checkpoint(request(0, 4))


def test_a_witness_whose_state_was_put_back_finds_its_own_signature(tmp_path: Path) -> None:
    Witness(WitnessState(tmp_path / "new"), LOGS, [COSIGNER]).add_checkpoint(request(0, 5))
    seen = Witness(WitnessState(tmp_path / "new"), LOGS, [COSIGNER]).latest(ORIGIN)
    old = Witness(WitnessState(tmp_path / "old"), LOGS, [COSIGNER])
    with pytest.raises(Rollback):
        old.check_not_behind([b"no note", (seen or "").encode()])
    old.add_checkpoint(request(0, 5, label=b"x"))
    with pytest.raises(Rollback):
        old.check_not_behind([(seen or "").encode()])


def test_of_two_histories_sent_at_once_one_is_cosigned(tmp_path: Path) -> None:
    for round_ in range(10):
        folder = tmp_path / str(round_)
        start = threading.Barrier(8)
        signed: list[bytes] = []

        def ask(
            at: int,
            folder: Path = folder,
            start: threading.Barrier = start,
            signed: list[bytes] = signed,
        ) -> None:
            one = Witness(WitnessState(folder), LOGS, [COSIGNER])
            asked = request(0, 4 + at // 2, label=bytes([at]))
            start.wait()
            try:
                one.add_checkpoint(asked)
                signed.append(asked.checkpoint)
            except Stale:
                pass

        WitnessState(folder)
        threads = [threading.Thread(target=ask, args=(at,)) for at in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(signed) == 1


def test_a_witness_with_two_keys_answers_with_two_lines(tmp_path: Path) -> None:
    second = Cosigner(COSIGNER.key.name, MLDSAKeyPair.from_seed(b"\x08" * 32))
    both = Witness(WitnessState(tmp_path), LOGS, [COSIGNER, second])
    lines = both.add_checkpoint(request(0, 3))
    assert [line.key_id for line in lines] == [COSIGNER.key.id, second.key.id]


def served(app: WitnessApp, method: str, path: str, body: bytes = b"") -> tuple[int, str, str]:
    got: list[Any] = []
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
    }
    text = b"".join(app(environ, lambda status, headers: got.extend((status, dict(headers)))))
    return int(got[0].split()[0]), got[1]["Content-Type"], text.decode()


def test_over_http_every_refusal_has_the_status_of_the_specification(witness: Witness) -> None:
    app = WitnessApp(witness)
    path = "/add-checkpoint"
    other = sign_checkpoint(Checkpoint("exercise.example/other", 1, leaf_hash(b"")), LOG)
    assert served(app, "POST", path, bytes(request(0, 3)))[0] == 200
    assert served(app, "POST", path, b"new 0")[0] == 400
    assert served(app, "POST", path, bytes(request(4, 3)))[0] == 400
    assert served(app, "POST", path, b"old 0\n\n" + other.encode())[0] == 404
    assert served(app, "POST", path, bytes(request(3, 4, key=KeyPair.generate())))[0] == 403
    assert served(app, "POST", path, bytes(request(0, 4))) == (409, "text/x.tlog.size", "3\n")
    assert served(app, "POST", path, bytes(request(3, 4, label=b"x")))[0] == 422
    assert served(app, "GET", path)[0] == 405
    assert served(app, "POST", path, b"x" * 1_100_001)[0] == 413
    assert served(app, "POST", "/other", b"")[0] == 404


def test_the_latest_cosigned_checkpoint_is_there_for_whoever_compares(witness: Witness) -> None:
    app = WitnessApp(witness)
    path = f"/{origin_hash(ORIGIN)}/checkpoint"
    assert served(app, "GET", path)[0] == 404
    witness.add_checkpoint(request(0, 3))
    assert served(app, "GET", path)[::2] == (200, witness.latest(ORIGIN))


def log_keys(config: dict[str, Any]) -> dict[str, list[NoteKey]]:
    """Return the log that a litewitness script adds before its requests."""
    if "log_vkey" in config:
        key = parse_note_key(config["log_vkey"])
        return {key.name: [key]}
    words = config["log_config"][-1].split()
    if "-key=" in words[-1]:
        public = bytes.fromhex(words[-1].partition("=")[2])
        origin = f"sigsum.org/v1/tree/{hashlib.sha256(public).hexdigest()}"
        return {origin: [VerifierKey(origin, public)]}
    return {"go.sum database tree": [VerifierKey.parse(words[-1])]}


@pytest.mark.parametrize("script", ["litewitness", "sumdb", "mldsa"])
def test_litewitness_scripts_are_answered_status_for_status(tmp_path: Path, script: str) -> None:
    path = SHARED / "torchwood-litewitness" / f"{script}.json"
    if not path.is_file():
        pytest.skip("the vectors of other projects (../shared/vectors/tlog) are not here")
    config = json.loads(path.read_text())
    cosigner = Cosigner(config["witness_name"], KeyPair.from_seed(b"\x06" * 32))
    witness = Witness(WitnessState(tmp_path), log_keys(config), [cosigner])
    app = WitnessApp(witness, unknown_log=403)
    for asked in config["requests"]:
        status, _, body = served(app, "POST", asked["path"], asked["body"].encode())
        assert status == asked["status"], body
        kind, _, text = asked["asserts"].rpartition("body ")[2].partition(" ")
        wanted = json.loads(text)
        assert body == wanted if kind == "==" else wanted in body
        if status == 200:
            assert parse_lines(body.encode())[0].name == config["witness_name"]
