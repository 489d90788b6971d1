import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.record.checkpoint import Checkpoint, sign_checkpoint
from hudna.record.errors import Malformed
from hudna.record.keys import KeyPair
from hudna.record.note import Note
from hudna.record.sign_subtree import SignSubtree

HEAD = Checkpoint("exercise.example/log", 14, b"\x01" * 32)
NOTE = Note.parse(sign_checkpoint(HEAD, KeyPair.from_seed(b"\x05" * 32)).encode())
HASH = base64.b64encode(b"\x02" * 32).decode()
hashes = st.binary(min_size=32, max_size=32)


@given(hashes, st.lists(hashes, max_size=63))
def test_every_request_is_read_back(root: bytes, proof: list[bytes]) -> None:
    request = SignSubtree(8, 13, root, tuple(proof), NOTE)
    assert SignSubtree.parse(str(request).encode()) == request


@pytest.mark.parametrize(
    "head",
    [
        "",
        "subtree 8 13",
        f"subtree 08 13\n{HASH}",
        f"subtree 8 8\n{HASH}",
        f"subtree 9 13\n{HASH}",
        f"subtree 0 0\n{HASH}",
        f"subtree 8\n{HASH}",
        f"old 8\n{HASH}",
        "subtree 8 13\nAAAA",
        "subtree 8 13" + f"\n{HASH}" * 65,
    ],
)
def test_a_request_in_any_other_form_is_refused(head: str) -> None:
    with pytest.raises(Malformed):
        SignSubtree.parse(f"{head}\n\n{NOTE}".encode())


@given(st.binary(max_size=200))
def test_other_bytes_are_refused_and_never_crash(data: bytes) -> None:
    with pytest.raises(Malformed):
        SignSubtree.parse(data)
