"""Proving misbehaviour and checking receipts from the command line, with files alone."""

import json
from datetime import UTC
from pathlib import Path

import pytest

from hudna.cli.record_files import Handed, keep_handed
from hudna.record.checkpoint import Checkpoint
from hudna.record.entry import SignedEntry
from hudna.record.folder import Folder
from hudna.record.founded import log_key
from hudna.record.note import Note
from hudna.record.policy import WitnessPolicy
from hudna.record.promise import promise
from hudna.record.receipt import receipt_from
from hudna.record.trust_policy import trust_policy
from hudna.record.witnessed import keep_cosigned, merged
from tests.cli.driver import Ran, hudna, one
from tests.record.scene import ORIGIN, Scene, publish
from tests.record.test_unmerged import COSIGNERS, HANDED_IN, LATER, WITNESSES_OF, Case, relayed


class Signer:
    def __init__(self, scene: Scene) -> None:
        self.sign, self.key = scene.operator.sign, scene.operator.id


class Files:
    """A record without guarantor a's entry, a rival one with it, and what was signed for it."""

    def __init__(self, folder: Path, scene: Scene) -> None:
        self.folder = folder
        case = Case(folder, scene)
        self.entry = case.entry
        self.log = self.cosigned(case.log("log", [scene.say("guarantor-b") for _ in range(3)]))
        self.rival = case.log("rival", [case.entry])
        self.policy = WitnessPolicy.of_terms(case.genesis.terms)
        self.log_key = log_key(case.genesis)
        self.genesis = folder / "genesis.leaf"
        self.genesis.write_bytes(case.first.leaf)
        self.receipt = folder / "receipt.txt"
        self.receipt.write_text(receipt_from(self.log, 2, self.policy))
        given = promise(Signer(scene), ORIGIN, self.entry.hash, HANDED_IN)
        keep_handed(folder / "a", Handed(self.entry, "promise", given.body, given.signature))
        for said in relayed(folder / "relays", self.entry, "guarantor-b", "observer"):
            keep_handed(folder / "b", Handed(self.entry, "statement", said.body, said.signature))

    def cosigned(self, files: Folder) -> Folder:
        note = Note.parse(files.read_checkpoint())
        moment = int(LATER.timestamp())
        lines = [COSIGNERS[name].cosign(note.text, moment) for name in WITNESSES_OF[:3]]
        keep_cosigned(files, merged(note, lines))
        return files


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path, Scene())


def convicted(ran: Ran) -> list[str]:
    return list(ran.json()[0]["convicted"])


def test_what_was_handed_in_and_left_out_convicts_the_operator(files: Files) -> None:
    known = ["--genesis", files.genesis]
    for kind, kept in (("withheld", "a"), ("unmerged", "b")):
        proof = files.folder / f"{kind}.json"
        record = ["--record", files.log.path]
        handed = sorted((files.folder / kept).iterdir())
        made, checked, blind = hudna(
            ["record", "prove", "withheld", *handed, *known, *record, "--out", proof],
            ["record", "verify-evidence", proof, *known, *record, "--json"],
            ["record", "verify-evidence", proof, *known],
        )
        assert made.code == 0, made.err
        assert json.loads(proof.read_text())["kind"] == kind
        assert convicted(checked) == ["operator"]
        assert blind.fails_with("--record")


def test_two_checkpoints_that_do_not_fit_convict_the_operator(files: Files) -> None:
    known = ["--genesis", files.genesis]
    proof = files.folder / "fork.json"
    notes = [files.rival.path / "checkpoint", files.log.path / "checkpoint"]
    record = ["--record", files.log.path]
    made, checked, compared, fits = hudna(
        ["record", "prove", "fork", *notes, *known, *record, "--out", proof],
        ["record", "verify-evidence", proof, *known, "--json"],
        ["record", "compare", files.log.path, files.rival.path, *known],
        ["record", "compare", files.log.path, notes[1], *known],
    )
    assert made.code == 0, made.err
    assert convicted(checked) == ["operator"]
    assert compared.fails_with("saw two histories")
    assert "2 checkpoints fit" in fits.out
    nothing = one("record", "prove", "fork", notes[1], notes[1], *known, *record)
    assert nothing.fails_with("nothing to prove")


def test_one_number_used_twice_convicts_its_author(files: Files) -> None:
    scene = Scene()
    paths = []
    for count in (1, 2):
        scene.last.pop("guarantor-c", None)
        entry: SignedEntry = scene.say("guarantor-c", {"count": count})
        paths.append(files.folder / f"{count}.leaf")
        paths[-1].write_bytes(entry.leaf)
    known = ["--genesis", files.genesis]
    proof = files.folder / "twice.json"
    made, checked, same = hudna(
        ["record", "prove", "twice", *paths, "--key", "guarantor-c", *known, "--out", proof],
        ["record", "verify-evidence", proof, *known, "--json"],
        ["record", "prove", "twice", paths[0], paths[0], "--key", "guarantor-c", *known],
    )
    assert made.code == 0, made.err
    assert convicted(checked) == ["guarantor-c"]
    assert same.fails_with("same entry")


def test_a_receipt_is_checked_with_the_genesis_or_a_policy(files: Files) -> None:
    assert files.policy is not None
    policy = files.folder / "policy.txt"
    policy.write_text(str(trust_policy(files.log_key, files.policy)))
    bare = files.folder / "bare.txt"
    bare.write_text(receipt_from(files.rival, 1, files.policy))
    verify = ["record", "verify", files.receipt]
    shown, own, missing, by_policy, unsure, nobody, weak = hudna(
        [*verify, "--genesis", files.genesis, "--json"],
        [*verify, "--genesis", files.log.path, "--own", "guarantor-a", "--level", "1"],
        [*verify, "--genesis", files.genesis, "--own", "observer", "--level", "1"],
        [*verify, "--policy", policy, "--level", "1"],
        [*verify, "--policy", policy, "--own", "observer"],
        verify,
        ["record", "verify", bare, "--genesis", files.genesis, "--level", "1"],
    )
    value = shown.json()[0]
    assert (value["finality"], value["index"], value["missing"]) == (1, 2, ["observer"])
    assert value["cosigned"]["guarantor-a"] == LATER.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert "L1 quorum: 3 of 4 witnesses" in own.out
    assert missing.fails_with("observer itself has not cosigned")
    assert "L1 quorum" in by_policy.out
    assert unsure.fails_with("--own needs the genesis")
    assert nobody.fails_with("--genesis")
    assert weak.fails_with("QUORUM is not reached")


def test_files_that_are_something_else_are_refused_in_one_line(files: Files) -> None:
    other = files.folder / "other.json"
    other.write_text("{}")
    known = ["--genesis", files.genesis]
    for words in (
        ["record", "verify-evidence", other, *known],
        ["record", "verify-evidence", other, "--genesis", other],
        ["record", "verify", other, *known],
        ["record", "verify", files.receipt, "--policy", other],
        ["record", "prove", "withheld", other, *known, "--record", files.log.path],
        ["record", "compare", other, *known],
    ):
        assert one(*words).fails_with("hudna:"), words


def test_a_rival_checkpoint_of_the_same_size_needs_no_entries(files: Files) -> None:
    scene = Scene()
    twin = files.folder / "twin"
    entries = [scene.say("guarantor-b", {"twin": at}) for at in range(3)]
    first = SignedEntry.from_leaf(files.genesis.read_bytes())
    publish(twin, [first, *entries], scene.operator)
    size = Checkpoint.parse(Note.parse((twin / "checkpoint").read_bytes()).text).size
    assert size == 4
    compared = one("record", "compare", twin, files.log.path, "--genesis", files.genesis)
    assert compared.fails_with("saw two histories")
