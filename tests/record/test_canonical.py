"""The quick way to canonical JSON and the package's way agree on every value."""

import json

import pytest
import rfc8785
from hypothesis import example, given
from hypothesis import strategies as st

from hudna.record.canonical import load_canonical
from hudna.record.errors import Malformed

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(-(2.0**53) + 1, 2.0**53 - 1)
    | st.floats(min_value=1e21, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@given(VALUES)
@example({"\ue000": 1, "\U0001f600": 2})
@example({"a": [1e-7, 1e21, -0.0, 0.1]})
def test_what_the_package_writes_is_canonical(value: object) -> None:
    data = rfc8785.dumps(value)
    assert rfc8785.dumps(load_canonical(data)) == data


@given(VALUES)
@example({"\ue000": 1, "\U0001f600": 2})
@example({"b": 1, "a": 2})
@example([1e-7, 1e16, 1.0])
def test_python_s_own_form_is_taken_only_where_it_is_the_canonical_one(value: object) -> None:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    data = text.encode("utf-8", "surrogatepass")
    try:
        canonical = rfc8785.dumps(json.loads(data.decode("utf-8", "surrogatepass"))) == data
    except (ValueError, rfc8785.CanonicalizationError):
        canonical = False
    try:
        load_canonical(data)
    except Malformed:
        assert not canonical
    else:
        assert canonical


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": 1}',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a":-0}',
        b'{"a":1.0}',
        b'{"a":1e2}',
        b'"\\u0041"',
        b'"\\/"',
        b'"\\ud83d\\ude00"',
        b"1 ",
    ],
)
def test_any_other_spelling_is_not(data: bytes) -> None:
    with pytest.raises(Malformed):
        load_canonical(data)


@pytest.mark.parametrize("data", [b"NaN", b"[Infinity]", b'{"a":9007199254740993}'])
def test_numbers_that_json_cannot_hold_are_refused(data: bytes) -> None:
    with pytest.raises(Malformed):
        load_canonical(data)
