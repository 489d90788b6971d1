import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.record.checkpoint import Checkpoint, sign_checkpoint
from hudna.record.entry import SignedEntry
from hudna.record.errors import BadProof, BadSignature, Malformed, RecordError
from hudna.record.keys import KeyPair
from hudna.record.note import VerifierKey
from hudna.record.proof import TlogProof
from hudna.record.receipt import make_receipt, verify_receipt
from tests.record.conftest import MakeLog
from tests.record.scene import ORIGIN, Scene


def test_a_receipt_shows_entry_index_and_author_offline(make_log: MakeLog, scene: Scene) -> None:
    log = make_log(300)
    for index in (0, 77, 299):
        text = make_receipt(log, index)
        receipt = verify_receipt(text, log.key, authors=scene.public_keys.values())
        assert (receipt.index, receipt.signed) == (index, log.entry(index))
        assert receipt.author_checked
        assert receipt.checkpoint == Checkpoint(ORIGIN, 300, log.root)
        assert str(TlogProof.parse(text)) == text
    assert not verify_receipt(text, log.key).author_checked


def test_another_entry_index_or_key_is_refused(make_log: MakeLog, scene: Scene) -> None:
    log = make_log(9)
    text = make_receipt(log, 4)
    other = base64.b64encode(log.entry(5).leaf).decode()
    mine = base64.b64encode(log.entry(4).leaf).decode()
    with pytest.raises(BadProof):
        verify_receipt(text.replace(mine, other), log.key)
    with pytest.raises(BadProof):
        verify_receipt(text.replace("index 4", "index 5"), log.key)
    with pytest.raises(BadSignature):
        verify_receipt(text, VerifierKey(ORIGIN, KeyPair.generate().public))
    with pytest.raises(Malformed):
        verify_receipt(text.replace(f"extra {mine}\n", ""), log.key)


def test_a_receipt_with_any_bit_changed_is_refused(make_log: MakeLog) -> None:
    log = make_log(9)
    good = make_receipt(log, 4).encode()
    for at in range(len(good)):
        raw = bytearray(good)
        raw[at] ^= 1 << (at % 7)
        with pytest.raises((RecordError, UnicodeDecodeError)):
            verify_receipt(raw.decode(), log.key)


def lone_receipt(signed: SignedEntry, scene: Scene) -> str:
    """The receipt of an operator who signs for a log of one entry, whatever the entry is."""
    checkpoint = Checkpoint(ORIGIN, 1, signed.leaf_hash)
    return str(TlogProof(0, (), sign_checkpoint(checkpoint, scene.operator), signed.leaf))


def test_the_operators_word_does_not_stand_for_the_authors(scene: Scene) -> None:
    said, key = scene.say("observer"), VerifierKey(ORIGIN, scene.operator.public)
    forged = SignedEntry(said.canonical, scene.operator.sign(said.canonical))
    authors = scene.public_keys.values()
    assert verify_receipt(lone_receipt(said, scene), key, authors=authors).author_checked
    with pytest.raises(BadSignature):
        verify_receipt(lone_receipt(forged, scene), key, authors=authors)
    elsewhere = scene.say("observer", origin="other.example/log")
    with pytest.raises(Malformed, match="made for other"):
        verify_receipt(lone_receipt(elsewhere, scene), key, authors=authors)


@given(st.text(max_size=100))
def test_other_texts_are_refused_and_never_crash(text: str) -> None:
    with pytest.raises(Malformed):
        TlogProof.parse(text)
    with pytest.raises(Malformed):
        TlogProof.parse("c2sp.org/tlog-proof@v1\n" + text)
