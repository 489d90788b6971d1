"""The time of an entry: bounds by witnesses, and labels instead of moves."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.record.bounds import LATE_AFTER, Punctuality, WitnessedHead, bounds_of
from hudna.record.entry import Entry, Seen, timestamp
from hudna.record.folder import Folder
from tests.record.scene import ORIGIN

NOON = datetime(2017, 1, 24, 12, tzinfo=UTC)
WITNESSES = 4


def entry(claimed: datetime, seen: int | None = 5) -> Entry:
    checkpoint = Seen(seen, "cd" * 32) if seen else None
    return Entry(ORIGIN, "report", "ab" * 8, 1, "ab" * 32, timestamp(claimed), checkpoint, {})


def head(size: int, *minutes: int) -> WitnessedHead:
    return WitnessedHead(size, [int((NOON + timedelta(minutes=m)).timestamp()) for m in minutes])


HEADS = [head(5, 0, 1, 2, 3), head(8, 30, 31, 32)]


def test_an_entry_lies_between_what_its_author_saw_and_what_witnesses_saw() -> None:
    bounds = bounds_of(6, entry(NOON + timedelta(minutes=20)), HEADS, WITNESSES)
    assert (bounds.earliest, bounds.latest) == (
        NOON,
        NOON + timedelta(minutes=31),
    )
    assert bounds.punctuality is Punctuality.IN_BOUNDS


@pytest.mark.parametrize(
    ("claimed", "seen", "label"),
    [
        (NOON - timedelta(days=365), 5, Punctuality.BEFORE_BOUNDS),
        (NOON + timedelta(days=365), 5, Punctuality.AFTER_BOUNDS),
        (NOON - timedelta(days=365), None, Punctuality.LATE),
        (NOON + timedelta(minutes=31) - LATE_AFTER - timedelta(seconds=1), None, Punctuality.LATE),
        (NOON + timedelta(minutes=29), 5, Punctuality.IN_BOUNDS),
    ],
)
def test_a_wrong_clock_or_a_withheld_bundle_is_labelled(
    claimed: datetime, seen: int | None, label: Punctuality
) -> None:
    assert bounds_of(6, entry(claimed, seen), HEADS, WITNESSES).punctuality is label


def test_what_too_few_witnesses_saw_bounds_nothing() -> None:
    bounds = bounds_of(6, entry(NOON), [head(8, 30)], WITNESSES)
    assert (bounds.earliest, bounds.latest) == (None, None)
    assert bounds.punctuality is Punctuality.UNBOUNDED


@given(st.integers(-(10**6), 10**6), st.integers(0, 3))
def test_one_lying_witness_cannot_make_an_entry_older_than_an_honest_one_saw_it(
    lie: int, liar: int
) -> None:
    honest = [30, 31, 32, 33]
    told = [lie if at == liar else minute for at, minute in enumerate(honest)]
    latest = bounds_of(6, entry(NOON), [head(8, *told)], WITNESSES).latest
    assert latest is not None
    assert latest >= NOON + timedelta(minutes=30)


@given(st.integers(-(10**6), 10**6), st.integers(0, 1))
def test_one_lying_witness_cannot_make_an_entry_younger_than_its_checkpoint(
    lie: int, liar: int
) -> None:
    told = [lie if at == liar else at for at in range(2)]
    earliest = bounds_of(6, entry(NOON), [head(5, *told)], WITNESSES).earliest
    assert earliest is not None
    assert earliest <= NOON + timedelta(minutes=1)


def test_witnessed_checkpoints_are_kept_under_their_size(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    for size in (7, 1_234_567, 1000):
        folder.write_witnessed(size, f"note of {size}\n")
    assert folder.witnessed_sizes() == [7, 1000, 1_234_567]
    assert folder.read_witnessed(1000) == b"note of 1000\n"
