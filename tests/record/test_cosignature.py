from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.record.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from hudna.record.cosignature import Cosigner, CosignerKey, cosignatures, parse_note_key
from hudna.record.errors import BadSignature, Malformed
from hudna.record.keys import KeyPair
from hudna.record.mldsa import MLDSAKeyPair
from hudna.record.note import Note, NoteSignature, VerifierKey

LOG = KeyPair.from_seed(b"\x05" * 32)
ORIGIN = "exercise.example/log"
HEAD = Checkpoint(ORIGIN, 7, b"\x01" * 32)
TEXT = str(HEAD)
CLASSIC = Cosigner("witness.example/a", KeyPair.from_seed(b"\x06" * 32))
LATTICE = Cosigner("witness.example/a", MLDSAKeyPair.from_seed(b"\x06" * 32))

both = pytest.mark.parametrize("cosigner", [CLASSIC, LATTICE], ids=["ed25519", "mldsa44"])


def cosigned(*lines: NoteSignature) -> Note:
    note = Note.parse(sign_checkpoint(HEAD, LOG).encode())
    return Note(note.text, (*note.signatures, *lines))


@both
def test_a_cosignature_is_read_back_with_its_key_and_time(cosigner: Cosigner) -> None:
    note = cosigned(cosigner.cosign(TEXT, 1_700_000_000))
    again = Note.parse(str(note).encode())
    (found,) = cosignatures(again, [cosigner.key])
    assert (found.key, found.time) == (cosigner.key, 1_700_000_000)
    assert again.check([cosigner.key]) == (cosigner.key.name,)


@both
@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("\n7\n", "\n8\n"),
        TEXT.replace("log", "lag"),
        str(Checkpoint(ORIGIN, 7, b"\x02" * 32)),
        "no checkpoint\n",
    ],
)
def test_it_is_good_for_no_other_text(cosigner: Cosigner, text: str) -> None:
    line = cosigner.cosign(TEXT, 1_700_000_000)
    assert cosigner.key.verify(TEXT, line.signature)
    assert not cosigner.key.verify(text, line.signature)


@settings(max_examples=40)
@given(st.sampled_from([CLASSIC, LATTICE]), st.data())
def test_any_changed_bit_spoils_the_note(cosigner: Cosigner, data: st.DataObject) -> None:
    line = cosigner.cosign(TEXT, 1_700_000_000)
    changed = bytearray(line.signature)
    at = data.draw(st.integers(0, len(changed) - 1))
    changed[at] ^= 1 << data.draw(st.integers(0, 7))
    note = cosigned(NoteSignature(line.name, line.key_id, bytes(changed)))
    with pytest.raises(BadSignature):
        cosignatures(note, [cosigner.key])


@both
@pytest.mark.parametrize("length", [0, 7, 8, 71, 73, 2427, 2429])
def test_a_signature_of_another_length_is_wrong(cosigner: Cosigner, length: int) -> None:
    assert not cosigner.key.verify(TEXT, b"\0" * length)


def test_lines_of_strangers_are_ignored_and_a_doubled_line_counts_once() -> None:
    line, later = CLASSIC.cosign(TEXT, 20), CLASSIC.cosign(TEXT, 30)
    stranger = Cosigner("other.example", KeyPair.from_seed(b"\x07" * 32)).cosign(TEXT, 10)
    (found,) = cosignatures(cosigned(later, line, line, stranger), [CLASSIC.key])
    assert found.time == 20
    assert cosignatures(cosigned(stranger), [CLASSIC.key]) == ()


def test_extension_lines_are_under_the_ed25519_cosignature() -> None:
    longer = TEXT + "more\n"
    line = CLASSIC.cosign(longer, 20)
    assert CLASSIC.key.verify(longer, line.signature)
    assert not CLASSIC.key.verify(TEXT, line.signature)


@both
@pytest.mark.parametrize("time", [-1, 2**63])
def test_times_that_are_no_seconds_are_refused(cosigner: Cosigner, time: int) -> None:
    with pytest.raises(Malformed):
        cosigner.cosign(TEXT, time)


def test_a_time_beyond_the_limit_is_wrong_even_when_signed() -> None:
    time = 2**63
    pair = KeyPair.from_seed(b"\x06" * 32)
    signature = pair.sign(f"cosignature/v1\ntime {time}\n{TEXT}".encode())
    assert not CLASSIC.key.verify(TEXT, time.to_bytes(8, "big") + signature)


def test_the_ml_dsa_cosignature_names_its_cosigner() -> None:
    pair = MLDSAKeyPair.from_seed(b"\x06" * 32)
    line = LATTICE.cosign(TEXT, 20)
    renamed = Cosigner("witness.example/b", pair).key
    assert not renamed.verify(TEXT, line.signature)


def test_names_that_do_not_fit_an_ml_dsa_cosignature_are_refused() -> None:
    head = str(Checkpoint("o" * 256, 7, b"\x01" * 32))
    with pytest.raises(Malformed):
        LATTICE.cosign(head, 20)
    assert not LATTICE.key.verify(head, b"\0" * 2428)


def test_only_ml_dsa_keys_cosign_subtrees_and_they_do_it_without_a_time() -> None:
    line = LATTICE.cosign_subtree(ORIGIN, 8, 12, b"\x03" * 32)
    assert LATTICE.key.verify_subtree(ORIGIN, 8, 12, b"\x03" * 32, line.signature)
    assert not LATTICE.key.verify_subtree(ORIGIN, 8, 13, b"\x03" * 32, line.signature)
    timed = LATTICE.cosign(TEXT, 20)
    assert not LATTICE.key.verify_subtree(ORIGIN, 0, 7, b"\x01" * 32, timed.signature)
    with pytest.raises(Malformed):
        CLASSIC.cosign_subtree(ORIGIN, 8, 12, b"\x03" * 32)


@both
def test_a_cosigner_key_is_printed_and_read_back(cosigner: Cosigner) -> None:
    assert CosignerKey.parse(str(cosigner.key)) == cosigner.key
    assert parse_note_key(str(cosigner.key)) == cosigner.key
    with pytest.raises(Malformed):
        VerifierKey.parse(str(cosigner.key))


def test_the_same_bytes_have_another_id_for_each_signature_type() -> None:
    plain = VerifierKey(CLASSIC.key.name, CLASSIC.key.public)
    assert plain.id != CLASSIC.key.id
    assert parse_note_key(str(plain)) == plain
    with pytest.raises(Malformed):
        CosignerKey.parse(str(plain))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("+", "-"),
        lambda text: text[:-4],
        lambda text: "other.example" + text[text.index("+") :],
        lambda text: text.replace("+B", "+C", 1),
        lambda text: text[: text.rindex("+")] + "+",
    ],
)
@both
def test_spoiled_keys_are_refused(cosigner: Cosigner, spoil: Callable[[str], str]) -> None:
    with pytest.raises(Malformed):
        CosignerKey.parse(spoil(str(cosigner.key)))


def test_a_log_may_sign_its_checkpoints_with_ml_dsa() -> None:
    log = Cosigner(ORIGIN, MLDSAKeyPair.from_seed(b"\x08" * 32))
    note = str(Note(TEXT, (log.cosign(TEXT, 0),)))
    assert open_checkpoint(note.encode(), log.key) == HEAD
