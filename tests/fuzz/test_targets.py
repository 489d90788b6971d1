"""No input but the right ones gets through a parser, and none brings one down."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.target import Target
from tests.fuzz.targets import TARGETS
from tests.record.second.agree import damaged

each = pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
few = settings(max_examples=40)


@each
def test_a_right_input_is_taken(target: Target) -> None:
    assert target.seeds
    for seed in target.seeds:
        assert target(seed)


@each
def test_huge_and_empty_inputs(target: Target) -> None:
    for data in (b"", b"\n" * 100_000, b"[" * 100_000, b"\xff" * 100_000, b"9" * 100_000):
        target(data)
    for seed in target.seeds:
        target(seed * 200)


@each
@few
@given(st.data(), st.integers(0, 2**32))
def test_damaged_inputs(target: Target, data: st.DataObject, seed: int) -> None:
    target(damaged(data.draw(st.sampled_from(target.seeds)), seed))


@each
@few
@given(st.binary(max_size=300))
def test_any_bytes(target: Target, data: bytes) -> None:
    target(data)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@each
@few
@given(st.data(), values)
def test_json_with_a_member_changed(target: Target, data: st.DataObject, value: object) -> None:
    seed = data.draw(st.sampled_from(target.seeds))
    try:
        whole = json.loads(seed)
    except ValueError:
        return
    if isinstance(whole, dict):
        whole[data.draw(st.sampled_from(sorted(whole)))] = value
        target(json.dumps(whole).encode())
