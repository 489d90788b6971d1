"""Confidential fields: sealed for recipients, compared with the commitment, shredded."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from hudna.record import sealed as room
from hudna.record.audit import audit
from hudna.record.commitment import commit
from hudna.record.entry import parse
from hudna.record.errors import Malformed, Mismatch
from hudna.record.log import Log
from hudna.record.recipient import (
    RECIPIENT,
    load_recipient,
    recipient_body,
    recipients,
    save_recipient,
)
from hudna.record.sealed import Sealed, open_sealed, seal
from tests.record.scene import ORIGIN, Scene

SALT = bytes(range(32))
READER, OTHER, STRANGER = (
    X25519PrivateKey.from_private_bytes(bytes([at]) * 32) for at in (1, 2, 3)
)
VALUE = {"name": "an office of the exercise", "phone": None}


def public(*pairs: X25519PrivateKey) -> list[bytes]:
    return [pair.public_key().public_bytes_raw() for pair in pairs]


def sealed(value: object = VALUE, salt: bytes = SALT) -> Sealed:
    commitment = commit(value, salt)
    to = public(READER, OTHER)
    return seal(value, salt, origin=ORIGIN, commitment=commitment, recipients=to)


@given(st.dictionaries(st.text(max_size=9), st.text(max_size=40), max_size=4))
def test_every_recipient_reads_what_was_committed_to(value: dict[str, str]) -> None:
    file = sealed(value).data()
    for pair in (READER, OTHER):
        assert open_sealed(Sealed.parse(file), pair).value == value


def test_others_read_nothing() -> None:
    with pytest.raises(Malformed, match="not sealed for"):
        open_sealed(sealed(), STRANGER)
    assert b"office" not in sealed().data()


def test_what_is_not_committed_to_is_not_sealed() -> None:
    with pytest.raises(Malformed, match="commits to"):
        seal(VALUE, SALT, origin=ORIGIN, commitment="ab" * 32, recipients=public(READER))


def test_a_recipient_who_is_told_something_else_finds_the_mismatch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    commitment = commit(VALUE, SALT)
    with monkeypatch.context() as hostile:
        hostile.setattr(room, "open_commitment", lambda *_: True)
        lie = seal("else", SALT, origin=ORIGIN, commitment=commitment, recipients=public(READER))
    with pytest.raises(Mismatch):
        open_sealed(lie, READER)


def test_a_sealed_field_is_bound_to_its_entry() -> None:
    one = sealed()
    moved = Sealed(one.origin, commit("another", SALT), one.ciphertext, one.wrapped)
    elsewhere = Sealed("exercise.example/other", one.commitment, one.ciphertext, one.wrapped)
    for forged in (moved, elsewhere):
        with pytest.raises(Malformed, match="altered"):
            open_sealed(forged, READER)


@given(st.data())
def test_one_changed_byte_is_never_accepted(data: st.DataObject) -> None:
    one = sealed()
    at = data.draw(st.integers(0, len(one.ciphertext) - 1))
    changed = bytes(b ^ (n == at) for n, b in enumerate(one.ciphertext))
    with pytest.raises(Malformed):
        open_sealed(Sealed(one.origin, one.commitment, changed, one.wrapped), READER)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_words(data: bytes) -> None:
    with pytest.raises(Malformed):
        Sealed.parse(data)


@pytest.mark.parametrize(
    "change",
    [
        {"format": "other"},
        {"extra": 1},
        {"wrapped": []},
        {"wrapped": {"a": 1}},
        {"ciphertext": "?"},
    ],
    ids=str,
)
def test_a_file_of_another_form_is_refused(change: dict[str, object]) -> None:
    members = {**json.loads(sealed().data()), **change}
    with pytest.raises(Malformed):
        Sealed.parse(json.dumps(members).encode())


def test_a_party_names_its_key_in_the_record_and_the_newest_counts(tmp_path: Path) -> None:
    scene = Scene()
    with Log.create(tmp_path / "log", ORIGIN, scene.operator) as log:
        log.append([scene.genesis(), scene.enrol("guarantor-a", "office")])
        bodies = [recipient_body(key) for key in public(OTHER, READER, STRANGER)]
        log.append([scene.say("guarantor-a", body, type=RECIPIENT) for body in bodies[:2]])
        log.append([scene.say("office", bodies[2], type=RECIPIENT)])
        entries = [parse(log.entry(index).canonical) for index in range(log.size)]
        authors = {e.key: author for e in entries if (author := log.author(e.key))}
        assert recipients(entries, authors) == {"guarantor-a": public(READER)[0]}


def test_the_audit_needs_no_sealed_field(tmp_path: Path) -> None:
    scene = Scene()
    file = tmp_path / "field.sealed"
    file.write_bytes(sealed().data())
    with Log.create(tmp_path / "log", ORIGIN, scene.operator) as log:
        said = scene.say("guarantor-a", commitments={"source": commit(VALUE, SALT)})
        log.append([scene.genesis(), said])
    file.unlink()
    report = audit(tmp_path / "log", public_keys=scene.public_keys)
    assert report.ok
    assert report.size == 2


def test_a_private_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "reading.key"
    save_recipient(READER, path)
    assert load_recipient(path).private_bytes_raw() == READER.private_bytes_raw()
    path.chmod(0o644)
    with pytest.raises(Malformed, match="chmod 600"):
        load_recipient(path)
