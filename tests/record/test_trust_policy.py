import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.record.checkpoint import Checkpoint, sign_checkpoint
from hudna.record.cosignature import Cosigner
from hudna.record.errors import BadSignature, Malformed
from hudna.record.keys import KeyPair
from hudna.record.mldsa import MLDSAKeyPair
from hudna.record.note import Note, VerifierKey
from hudna.record.policy import Witness, WitnessPolicy
from hudna.record.trust_policy import TrustPolicy, trust_policy

PAIR = KeyPair.from_seed(b"\x05" * 32)
HEAD = Checkpoint("exercise.example/log", 7, b"\x01" * 32)
LOG = VerifierKey(HEAD.origin, PAIR.public)
NAMES = ("X1", "X2", "X3", "Y1", "Y2", "Y3")
COSIGNERS = {
    name: Cosigner(f"{name}.example", KeyPair.from_seed(bytes([at + 1]) * 32))
    for at, name in enumerate(NAMES, 10)
}
WITNESSES = "".join(f"witness {name} {COSIGNERS[name].key}\n" for name in NAMES)
# The example of c2sp.org/tlog-policy, section "Example policy", with keys filled in.
EXAMPLE = f"""log {LOG}

{WITNESSES}
group X-witnesses 2 X1 X2 X3
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
"""


def cosigned_by(*names: str) -> bytes:
    note = Note.parse(sign_checkpoint(HEAD, PAIR).encode())
    lines = [COSIGNERS[name].cosign(note.text, 100) for name in names]
    return str(Note(note.text, (*note.signatures, *lines))).encode()


@pytest.mark.parametrize(
    ("names", "enough"),
    [
        ((), False),
        (("X1", "X2"), False),
        (("X1", "Y1"), False),
        (("X1", "X3", "Y2"), True),
        (NAMES, True),
        (("X1", "Y1", "Y2", "Y3"), False),
    ],
)
def test_the_example_of_the_specification(names: tuple[str, ...], enough: bool) -> None:
    policy = TrustPolicy.parse(EXAMPLE.encode())
    assert policy.witnessed(names) == enough
    if enough:
        assert policy.open_checkpoint(cosigned_by(*names)) == HEAD
    else:
        with pytest.raises(BadSignature, match="not the quorum"):
            policy.open_checkpoint(cosigned_by(*names))


def test_a_policy_is_printed_and_read_back() -> None:
    policy = TrustPolicy.parse(EXAMPLE.encode())
    assert str(TrustPolicy.parse(str(policy).encode())) == str(policy)


def test_white_space_comments_and_names_that_are_not_utf_8_are_allowed() -> None:
    data = f"  # \xe9\n\t\nwitness \xe9  {COSIGNERS['X1'].key}\thttps://w.example \nquorum \xe9\n"
    policy = TrustPolicy.parse(data.encode("latin-1"))
    assert [w.url for w in policy.witnesses.values()] == ["https://w.example"]


def test_an_unlisted_log_is_refused_and_a_quorum_of_nobody_asks_for_no_cosignature() -> None:
    alone = TrustPolicy.parse(f"log {LOG} https://log.example\nquorum none\n".encode())
    assert alone.open_checkpoint(cosigned_by()) == HEAD
    other = VerifierKey("other.example", PAIR.public)
    stranger = TrustPolicy.parse(f"log {other}\nquorum none\n".encode())
    with pytest.raises(BadSignature):
        stranger.open_checkpoint(cosigned_by())


X1, X2 = COSIGNERS["X1"].key, COSIGNERS["X2"].key


@pytest.mark.parametrize(
    "text",
    [
        "",
        "quorum none",
        "quorum none\nquorum none\n",
        "quorum X1\n",
        "Quorum none\n",
        f"log {LOG}\nlog {LOG}\nquorum none\n",
        f"log {X1.public.hex()}\nquorum none\n",
        f"witness none {X1}\nquorum none\n",
        f"witness a {X1}\nwitness a {X2}\nquorum none\n",
        f"witness a {X1}\nwitness b {X1}\nquorum none\n",
        f"witness a {LOG}\nquorum none\n",
        f"witness a {X1}\ngroup a any a\nquorum none\n",
        f"witness a {X1}\ngroup g any a a\nquorum none\n",
        f"witness a {X1}\ngroup g any a\ngroup h any a\nquorum none\n",
        f"witness a {X1}\ngroup g 2 a\nquorum none\n",
        f"witness a {X1}\ngroup g 0 a\nquorum none\n",
        f"witness a {X1}\ngroup g any none\nquorum none\n",
        f"witness a {X1}\ngroup g any\nquorum none\n",
        f"group g any a\nwitness a {X1}\nquorum g\n",
        "quorum none\r\n",
        "quorum\vnone\n",
        "quorum none extra\n",
        "witness a b+00000000+AAAA\nquorum none\n",
    ],
)
def test_any_other_policy_is_refused(text: str) -> None:
    with pytest.raises(Malformed):
        TrustPolicy.parse(text.encode())


@given(st.binary(max_size=200))
def test_other_bytes_are_refused_and_never_crash(data: bytes) -> None:
    with pytest.raises(Malformed):
        TrustPolicy.parse(data)


def test_a_key_that_is_not_utf_8_is_refused() -> None:
    with pytest.raises(Malformed, match="UTF-8"):
        TrustPolicy.parse(b"log \xe9+00000000+AAAA\nquorum none\n")


def test_the_parties_policy_is_told_in_the_same_terms() -> None:
    second = Cosigner("X1.example", MLDSAKeyPair.from_seed(b"\x09" * 32))
    keys = [Witness(name, COSIGNERS[name].key) for name in NAMES[:4]]
    parties = WitnessPolicy(3, (*keys, Witness("X1", second.key)))
    policy = trust_policy(LOG, parties)
    assert policy.open_checkpoint(cosigned_by("X2", "X3", "Y1")) == HEAD
    assert policy.witnessed(["X1/2", "X2", "X3"])
    assert not policy.witnessed(["X1/1", "X1/2", "X2"])
