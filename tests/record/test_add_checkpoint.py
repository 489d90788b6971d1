import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.record.add_checkpoint import (
    AddCheckpoint,
    known_cosignatures,
    parse_lines,
    parse_size,
    print_lines,
    print_size,
)
from hudna.record.checkpoint import Checkpoint, sign_checkpoint
from hudna.record.cosignature import Cosigner
from hudna.record.errors import BadSignature, Malformed
from hudna.record.keys import KeyPair
from hudna.record.note import Note, NoteSignature

EXAMPLE = """\
old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
"""  # noqa: E501  the example of c2sp.org/tlog-witness, section "add-checkpoint"
ANSWER = """\
— witness.example/w1 CMp+6LWBU0anHGH5aNDTJkH/gj79sG+T6+iP2ThYN5krrDJbR1HDnucjL39QsZTSvVjyQLrdk3DXDqI5G2HgLatVs0pWh6Up69HVOw==
— witness.example/w1 I7rEps0pvK2UqkS2gSpVUDhrhVtQV9lgF6pRrWAvjJHjyWpW7VcE3SiOlVlbQNt64vWhO+DlkL0+UfzuOBMh9ChdMkP1vi/lCAsmlw==
— witness.example/w2 AWui8Sk55XjYLOijihBjhqEH6nS1ndDymE0a+6idX7pLcnoB+dhnz0854aLZgrrKbYKA7nC3HNJhm/kWl7oJlqU3rXXvpysAdyP3wQ==
"""  # noqa: E501
PAIR = KeyPair.from_seed(b"\x05" * 32)
HEAD = Checkpoint("exercise.example/log", 7, b"\x01" * 32)
NOTE = Note.parse(sign_checkpoint(HEAD, PAIR).encode())
WITNESS = Cosigner("witness.example/a", KeyPair.from_seed(b"\x06" * 32))


def test_the_example_of_the_specification_is_read_and_printed_byte_for_byte() -> None:
    request = AddCheckpoint.parse(EXAMPLE.encode())
    assert (request.old_size, len(request.proof)) == (20852014, 4)
    assert Checkpoint.parse(request.note().text).size == 20852163
    assert bytes(request) == EXAMPLE.encode()


def test_the_answer_of_the_specification_is_read_and_printed_byte_for_byte() -> None:
    lines = parse_lines(ANSWER.encode())
    assert [line.name for line in lines] == ["witness.example/w1"] * 2 + ["witness.example/w2"]
    assert print_lines(lines) == ANSWER


@given(st.integers(0, 2**63 - 1), st.lists(st.binary(min_size=32, max_size=32), max_size=63))
def test_every_request_is_read_back(old: int, proof: list[bytes]) -> None:
    request = AddCheckpoint(old, tuple(proof), str(NOTE).encode())
    assert AddCheckpoint.parse(bytes(request)) == request
    assert request.note() == NOTE


@pytest.mark.parametrize(
    "head",
    [
        "",
        "old\n",
        "old 01\n",
        "old -1\n",
        "old  1\n",
        "old 1 \n",
        "Old 1\n",
        "old 1\r\n",
        "old \u0661\n",
        "old 12345678901234567890\n",
        "old 1\nAAAA\n",
        "old 1\n" + "A" * 42 + "B=\n",
        "old 1\n" + ("A" * 43 + "=\n") * 64,
    ],
)
def test_a_request_in_any_other_form_is_refused(head: str) -> None:
    with pytest.raises(Malformed):
        AddCheckpoint.parse(f"{head}\n{NOTE}".encode())


@given(st.binary(max_size=200))
def test_a_request_is_read_whatever_stands_for_its_checkpoint(data: bytes) -> None:
    assert AddCheckpoint.parse(b"old 0\n\n" + data).checkpoint == data


@given(st.binary(max_size=200))
def test_other_bytes_are_refused_and_never_crash(data: bytes) -> None:
    for parse in (AddCheckpoint.parse, parse_lines, parse_size):
        try:
            parse(data)
        except Malformed:
            continue
        assert parse is parse_size
        assert print_size(parse_size(data)).encode() == data


def test_a_request_of_huge_size_is_refused_unread() -> None:
    with pytest.raises(Malformed, match="longer than"):
        AddCheckpoint.parse(b"old 0\n\n" + b"x" * 2_000_000)


@pytest.mark.parametrize("data", [b"", b"1", b"01\n", b"1\n\n", b" 1\n", b"9" * 40 + b"\n"])
def test_a_size_in_any_other_form_is_refused(data: bytes) -> None:
    with pytest.raises(Malformed):
        parse_size(data)


def test_only_cosignatures_of_the_expected_keys_are_taken_from_an_answer() -> None:
    good = WITNESS.cosign(NOTE.text, 20)
    other = Cosigner("other.example", PAIR).cosign(NOTE.text, 20)
    assert known_cosignatures(NOTE.text, [other, good], [WITNESS.key]) == (good,)
    with pytest.raises(BadSignature):
        known_cosignatures(NOTE.text, [other], [WITNESS.key])


def test_wrong_and_untimed_lines_of_the_expected_key_are_refused() -> None:
    good = WITNESS.cosign(NOTE.text, 20)
    wrong = NoteSignature(good.name, good.key_id, good.signature[:-1] + b"\0")
    untimed = WITNESS.cosign(NOTE.text, 0)
    for line in (wrong, untimed):
        with pytest.raises(BadSignature):
            known_cosignatures(NOTE.text, [good, line], [WITNESS.key])
