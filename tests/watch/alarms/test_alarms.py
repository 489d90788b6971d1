"""Alarms rise with events, not with bursts that explain themselves, effort or late reports."""

import numpy as np
import pytest

from hudna.watch.alarms.alarm import Status
from hudna.watch.alarms.charts import FEWEST_EVENTS, watch_panel
from hudna.watch.alarms.cusum import BASELINE, GUARD
from hudna.watch.alarms.report_delay import reported_share
from tests.watch.alarms.series import FIRST_DAY, bursts, panel, quiet

BOUND = 0.01


@pytest.mark.parametrize("branching", [0.0, 0.5])
def test_a_quiet_series_raises_at_most_one_alarm_in_a_hundred_days(branching: float):
    days, series = 320, 40
    watched = watch_panel(panel(bursts(days, series, branching=branching)), false_share=1.0)
    assert len(watched.alarms) <= BOUND * (days - BASELINE - GUARD) * series


def test_a_threefold_rise_is_told_within_days_with_its_beginning_and_size():
    days, change = 200, 150
    counts = quiet(days)
    counts[change:] = np.random.default_rng(2).poisson(6.0, (days - change, 1))
    alarm = next(a for a in watch_panel(panel(counts)).alarms if a.day >= FIRST_DAY + change)
    assert alarm.day - FIRST_DAY - change < 7
    assert abs(alarm.since - FIRST_DAY - change) <= 2
    assert alarm.times_low < 3 < alarm.times_high
    span = slice(alarm.since - FIRST_DAY, alarm.day - FIRST_DAY + 1)
    assert alarm.counted == counts[span].sum()
    assert alarm.times == pytest.approx(alarm.counted / alarm.normal)


@pytest.mark.parametrize("times", [0.1, 0.5, 2.0, 10.0])
def test_effort_alone_raises_no_more_alarms_than_none(times: float):
    days, change, series = 200, 110, 40
    effort = np.ones((days, series))
    effort[change:] = times
    seen = np.random.default_rng(3).poisson(bursts(days, series, seed=4) * effort)
    watched = watch_panel(panel(seen, effort), false_share=1.0)
    after = [alarm for alarm in watched.alarms if alarm.day >= FIRST_DAY + change]
    assert len(after) <= BOUND * (days - change) * series


def test_a_rise_beyond_a_doubled_effort_is_still_told():
    counts, effort = quiet(200), np.ones((200, 1))
    effort[150:] = 2.0
    counts[150:] = np.random.default_rng(5).poisson(2.0 * 2 * 3, (50, 1))
    found = [a for a in watch_panel(panel(counts, effort)).alarms if a.day >= FIRST_DAY + 150]
    assert found
    assert found[0].effort_times == pytest.approx(2.0, rel=0.2)


def test_more_per_effort_but_no_more_events_is_held_back():
    series = 20
    counts, effort = quiet(170, series), np.ones((170, series))
    effort[155:] = 0.3
    watched = watch_panel(panel(counts, effort), false_share=1.0)
    raised = {a.name for a in watched.alarms if a.day >= FIRST_DAY + 155}
    held = [s for s in watched.standings if s.status is Status.EFFORT_CHANGED]
    assert len(raised) <= 1
    assert len(held) >= series / 2


def test_many_more_events_are_told_in_spite_of_less_effort():
    counts, effort = quiet(170), np.ones((170, 1))
    effort[155:] = 0.5
    counts[155:] *= 4
    assert [a for a in watch_panel(panel(counts, effort)).alarms if a.day >= FIRST_DAY + 155]


def test_effort_not_told_is_said():
    assert any("effort is not told" in note for note in watch_panel(panel(quiet(100))).notes)


def test_fewer_than_three_events_raise_no_alarm():
    counts = np.zeros(200)
    counts[150:152] = 1
    assert watch_panel(panel(counts)).alarms == ()
    counts[150:155] = 2
    found = watch_panel(panel(counts)).alarms
    assert found
    assert all(alarm.counted >= FEWEST_EVENTS for alarm in found)


def test_the_same_counts_give_the_same_alarms():
    counts = bursts(260, 5)
    assert watch_panel(panel(counts)) == watch_panel(panel(counts))


def test_the_last_days_are_judged_as_they_are_in_the_whole():
    counts = quiet(400, 4)
    counts[380:, 0] += 4
    counts[395:, 1] += 6
    whole, part = watch_panel(panel(counts)), watch_panel(panel(counts), look_back=7)
    recent = [a for a in whole.alarms if a.day > FIRST_DAY + 400 - 1 - 7]
    assert recent
    assert list(part.alarms) == recent
    assert part.standings == whole.standings


def test_days_to_come_change_no_alarm_of_the_past():
    counts = bursts(300, 3, seed=8)
    counts[200:210] += 5
    early, late = watch_panel(panel(counts[:250])).alarms, watch_panel(panel(counts)).alarms
    assert early
    assert [a for a in late if a.day < FIRST_DAY + 250] == list(early)


def test_days_not_yet_reported_are_not_quiet():
    days, series, rng = 200, 60, np.random.default_rng(0)
    truth = rng.poisson(3.0, (days, series))
    day, column = (np.repeat(at, truth.ravel()) for at in np.indices(truth.shape).reshape(2, -1))
    reported = day + rng.geometric(0.2, len(day)) - 1
    known = reported < days
    counts = np.zeros(truth.shape)
    np.add.at(counts, (day[known], column[known]), 1)
    share = reported_share(day[known], reported[known], np.ones(known.sum()), today=days - 1)
    assert share is not None
    assert share.share[0] == pytest.approx(0.2, abs=0.06)
    corrected = watch_panel(panel(counts, reports=share), look_back=1).standings
    not_normal = sum(standing.status is not Status.NORMAL for standing in corrected)
    assert not_normal <= 0.05 * series
    inside = [
        s.complete_low <= truth[-7:, i].sum() <= s.complete_high for i, s in enumerate(corrected)
    ]
    assert sum(inside) >= 0.8 * series
    as_they_stand = watch_panel(panel(counts), look_back=1).standings
    assert sum(s.status is not Status.NORMAL for s in as_they_stand) > 5 * max(not_normal, 1)


@pytest.mark.parametrize("days", [0, 1, 63])
def test_too_few_days_are_said_to_be_too_few(days: int):
    watched = watch_panel(panel(quiet(days)))
    assert watched.alarms == ()
    assert watched.fit is None
    assert "not assessable" in watched.notes[0]
    assert all(s.status is Status.NOT_ASSESSABLE for s in watched.standings)
