"""Fewer events are calm only where somebody looked."""

import numpy as np
import pytest

from hudna.watch.alarms.alarm import Status
from hudna.watch.alarms.charts import watch_panel
from tests.watch.alarms.series import panel, quiet

DAYS = 250


def standing(counts, effort=None, covered=None):
    return watch_panel(panel(counts, effort, covered)).standings[0]


def silent_for(days: int):
    counts = quiet(DAYS)
    counts[-days - 1] = 2
    counts[-days:] = 0
    return counts


@pytest.mark.parametrize("days", [14, 40, 80, 120])
def test_silence_with_effort_not_told_is_a_gap_and_stays_one(days: int):
    said = standing(silent_for(days))
    assert said.status is Status.DATA_GAP
    assert said.silent_days == days


def test_silence_with_effort_kept_is_fewer_events():
    assert standing(silent_for(14), np.ones((DAYS, 1))).status is Status.LOWER


def test_silence_without_effort_is_a_gap():
    effort = np.ones((DAYS, 1))
    effort[-14:] = 0
    assert standing(silent_for(14), effort).status is Status.DATA_GAP


def test_a_fall_with_a_tenth_of_the_effort_is_a_gap():
    effort = np.ones((DAYS, 1))
    effort[-10:] = 0.1
    said = standing(silent_for(10), effort)
    assert said.status is Status.DATA_GAP
    assert "10 % of normal" in said.reason


def test_days_after_the_end_of_the_table_are_a_gap():
    covered = np.ones((DAYS, 1), np.bool_)
    covered[-10:] = False
    assert standing(silent_for(10), covered=covered).status is Status.DATA_GAP


def test_a_rare_series_without_events_for_a_week_is_normal():
    counts = np.zeros(DAYS)
    counts[::20] = 1
    assert standing(counts).status is Status.NORMAL


def test_no_effort_in_the_baseline_is_not_assessable():
    effort = np.ones((DAYS, 1))
    effort[-80:-1] = 0
    assert standing(quiet(DAYS), effort).status is Status.NOT_ASSESSABLE
