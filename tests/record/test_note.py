import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.record.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from hudna.record.errors import BadSignature, Malformed
from hudna.record.keys import KeyPair
from hudna.record.note import Note, VerifierKey

PAIR = KeyPair.from_seed(b"\x05" * 32)
KEY = VerifierKey("exercise.example/log", PAIR.public)
GOOD = str(Note.sign("one\n\ntwo\n", KEY.name, PAIR))

texts = st.text(
    st.characters(min_codepoint=32, exclude_categories=["Cs"]) | st.just("\n"), max_size=60
)


@given(texts)
def test_a_note_of_any_text_is_read_back_and_checks(text: str) -> None:
    note = Note.sign(text + "\n", KEY.name, PAIR)
    again = Note.parse(str(note).encode())
    assert again == note
    assert again.check([KEY]) == (KEY.name,)


@given(st.integers(0, len(GOOD.encode()) - 1), st.integers(0, 7))
def test_a_note_with_any_bit_changed_does_not_check(at: int, bit: int) -> None:
    data = bytearray(GOOD.encode())
    data[at] ^= 1 << bit
    with pytest.raises((Malformed, BadSignature)):
        Note.parse(bytes(data)).check([KEY])


@given(st.binary(max_size=200))
def test_other_bytes_are_refused_and_never_crash(data: bytes) -> None:
    with pytest.raises((Malformed, BadSignature)):
        Note.parse(data).check([KEY])


def test_unknown_signatures_are_ignored_and_a_wrong_known_one_spoils_the_note() -> None:
    stranger = KeyPair.from_seed(b"\x06" * 32)
    other = Note.sign("one\n\ntwo\n", "other.example", stranger).signatures[0]
    note = Note.parse(GOOD.encode())
    both = Note(note.text, (other, *note.signatures))
    assert both.check([KEY]) == (KEY.name,)
    with pytest.raises(BadSignature):
        Note("else\n", both.signatures).check([KEY])
    with pytest.raises(BadSignature):
        Note(note.text, (other,)).check([KEY])


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\u2003b", "a\nb", "a\x7f\x00b"])
def test_names_with_spaces_or_plus_signs_are_refused(name: str) -> None:
    with pytest.raises(Malformed):
        Note.sign("text\n", name, PAIR)


@pytest.mark.parametrize(
    "text",
    [
        "o\n1\n",
        "o\n01\n" + "A" * 43 + "=\n",
        "o\n-1\n" + "A" * 43 + "=\n",
        "o\n\u0661\n" + "A" * 43 + "=\n",
        "\n1\n" + "A" * 43 + "=\n",
        "o\n1\nAAAA\n",
        "o\n1\n" + "A" * 42 + "B=\n",
        "o\n1\n" + "A" * 43 + "=",
        "o\n1\n" + "A" * 43 + "=\n\n",
    ],
)
def test_a_checkpoint_in_any_other_form_is_refused(text: str) -> None:
    with pytest.raises(Malformed):
        Checkpoint.parse(text)


def test_a_checkpoint_is_only_good_for_its_own_log() -> None:
    checkpoint = Checkpoint("elsewhere.example/log", 7, b"\x01" * 32)
    note = Note.sign(str(checkpoint), KEY.name, PAIR)
    with pytest.raises(Malformed):
        open_checkpoint(str(note).encode(), KEY)


def test_extension_lines_are_kept() -> None:
    checkpoint = Checkpoint(KEY.name, 7, b"\x01" * 32, ("more",))
    assert open_checkpoint(sign_checkpoint(checkpoint, PAIR).encode(), KEY) == checkpoint
