import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.record.canonical import canonical_json
from hudna.record.entry import (
    MAX_DEPTH,
    MAX_LEAF_BYTES,
    Entry,
    Seen,
    SignedEntry,
    canonical_bytes,
    check_signature,
    commit,
    open_commitment,
    parse,
    sign,
    timestamp,
)
from hudna.record.errors import Malformed
from hudna.record.keys import KeyPair
from tests.record.scene import ORIGIN, TIME

PAIR = KeyPair.from_seed(b"\x05" * 32)
SALT = bytes(range(32))

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)


def entry(**changes: Any) -> Entry:
    members: dict[str, Any] = {
        "origin": ORIGIN,
        "type": "report",
        "key": PAIR.id,
        "seq": 3,
        "prev": "ab" * 32,
        "time": TIME,
        "checkpoint": Seen(9, "cd" * 32),
        "body": {"text": "قرية"},
    }
    return Entry(**{**members, **changes})


def raw(**changes: Any) -> bytes:
    """Canonical bytes of an entry whose members are changed after the fact."""
    return canonical_json({**json.loads(canonical_bytes(entry())), **changes})


@given(st.dictionaries(st.text(max_size=5), json_values, max_size=4))
def test_what_is_signed_is_read_back(body: dict[str, Any]) -> None:
    made = entry(body=body)
    signed = sign(made, PAIR)
    assert parse(signed.canonical) == made
    assert check_signature(signed, PAIR.public)
    assert SignedEntry.from_leaf(signed.leaf) == signed


def test_members_are_in_canonical_order_and_unicode_is_kept() -> None:
    canonical = canonical_bytes(entry())
    assert list(json.loads(canonical)) == sorted(json.loads(canonical))
    assert "قرية".encode() in canonical


@pytest.mark.parametrize(
    "changes",
    [
        {"extra": 1},
        {"origin": ""},
        {"origin": None},
        {"type": "Report"},
        {"type": ""},
        {"key": PAIR.id.upper()},
        {"key": PAIR.id[:-1]},
        {"seq": -1},
        {"seq": True},
        {"seq": 1.5},
        {"seq": 0},
        {"prev": None},
        {"prev": "AB" * 32},
        {"time": "2017-01-24T12:00:00+00:00"},
        {"time": "2017-02-30T12:00:00Z"},
        {"time": "2017-01-24 12:00:00Z"},
        {"time": 0},
        {"checkpoint": {"size": 1}},
        {"checkpoint": {"size": -1, "root": "cd" * 32}},
        {"checkpoint": {"size": 1, "root": "cd" * 32, "more": 1}},
        {"checkpoint": []},
        {"body": []},
        {"commitments": {"source": "short"}},
        {"commitments": []},
    ],
    ids=str,
)
def test_a_member_in_the_wrong_form_is_refused(changes: dict[str, Any]) -> None:
    assert parse(raw()) == entry()
    with pytest.raises(Malformed):
        parse(raw(**changes))


@pytest.mark.parametrize("member", list(Entry.__dataclass_fields__))
def test_a_missing_member_is_refused(member: str) -> None:
    value = json.loads(raw())
    del value[member]
    with pytest.raises(Malformed):
        parse(canonical_json(value))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda b: b + b"\n",
        lambda b: b" " + b,
        lambda b: b"\xef\xbb\xbf" + b,
        lambda b: b.replace(b'"seq":3', b'"seq":3.0'),
        lambda b: b.replace(b'"seq":3', b'"seq":3,"seq":3'),
        lambda b: b.replace(b'"seq":3', b'"seq":NaN'),
        lambda b: b.replace(b'"seq":3', b'"seq":' + b"9" * 5000),
        lambda b: b.replace("ق".encode(), b"\\u0642"),
        lambda b: b.replace("ق".encode(), b"\xff"),
        lambda b: b.replace("ق".encode(), b"\\ud800"),
        lambda b: b.decode().encode("utf-16"),
        lambda b: b.replace(b'"text"', b'"text":' + b"[" * 30_000 + b"]" * 30_000 + b',"u"'),
        lambda b: b"",
        lambda b: b"null",
        lambda b: b"[]",
        lambda b: b[:-1],
    ],
)
def test_bytes_that_are_not_the_one_canonical_form_are_refused(spoil: Any) -> None:
    spoiled = spoil(canonical_bytes(entry()))
    with pytest.raises(Malformed):
        parse(spoiled)


@given(st.binary(max_size=200))
def test_other_bytes_are_refused_and_never_crash(data: bytes) -> None:
    with pytest.raises(Malformed):
        parse(data)


def test_an_entry_that_could_not_be_read_back_cannot_be_made() -> None:
    for value in (float("nan"), 1e17, 2**53, "\ud800", b"bytes"):
        with pytest.raises(Malformed):
            canonical_bytes(entry(body={"value": value}))


def test_the_leaf_fits_the_length_of_an_entry_bundle() -> None:
    room = MAX_LEAF_BYTES - len(sign(entry(body={"text": ""}), PAIR).leaf)
    full = sign(entry(body={"text": "x" * room}), PAIR)
    assert len(full.leaf) == MAX_LEAF_BYTES == 2**16 - 1
    with pytest.raises(Malformed):
        canonical_bytes(entry(body={"text": "x" * (room + 1)}))


def test_a_signature_over_the_bare_json_is_no_signature() -> None:
    canonical = canonical_bytes(entry())
    assert not check_signature(SignedEntry(canonical, PAIR.sign(canonical)), PAIR.public)


def test_nobody_signs_an_entry_that_names_another_key() -> None:
    with pytest.raises(Malformed):
        sign(entry(key="0" * 16), PAIR)


def test_a_time_is_signed_in_utc() -> None:
    damascus = timezone(timedelta(hours=3))
    assert timestamp(datetime(2017, 1, 24, 15, tzinfo=damascus)) == "2017-01-24T12:00:00Z"
    assert timestamp(datetime(2017, 1, 24, 12, 0, 0, 999, tzinfo=UTC)) == TIME
    with pytest.raises(ValueError, match="zone"):
        timestamp(datetime(2017, 1, 24))  # noqa: DTZ001


@given(json_values, json_values)
def test_a_commitment_opens_for_its_own_value_and_salt_only(value: Any, other: Any) -> None:
    commitment = commit(value, SALT)
    assert open_commitment(commitment, value, SALT)
    assert not open_commitment(commitment, value, bytes(32))
    if canonical_json(value) != canonical_json(other):
        assert not open_commitment(commitment, other, SALT)


def test_a_short_salt_is_refused() -> None:
    with pytest.raises(Malformed):
        commit("name", b"short")


def test_an_entry_nested_more_deeply_than_every_parser_bears_is_refused() -> None:
    body: dict[str, Any] = {}
    for _ in range(MAX_DEPTH - 2):
        body = {"in": body}
    assert parse(canonical_bytes(entry(body=body))).body == body
    with pytest.raises(Malformed, match="levels deep"):
        canonical_bytes(entry(body={"in": body}))
    with pytest.raises(Malformed):
        parse(b"[" * 60_000 + b"]" * 5_000)


@pytest.mark.parametrize("time", ["2017-01-24T24:00:00Z", "2017-01-24T23:60:00Z"])
def test_a_time_that_some_calendars_take_for_the_next_day_is_refused(time: str) -> None:
    with pytest.raises(Malformed):
        canonical_bytes(entry(time=time))
