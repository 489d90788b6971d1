"""When an alert is raised, how urgent it is, and where it stands."""

from datetime import timedelta

import pytest

from hudna.model.alert import (
    Acknowledgement,
    AlertLevel,
    AlertSent,
    AlertSignOff,
    AlertState,
    WatchSwitch,
)
from hudna.model.party import Actor, PartyKind, Role
from hudna.model.release import sees
from hudna.watch.alert_state import alert_state, turned_off_by
from hudna.watch.alerting import alerts_of
from tests.watch.alerts import NOW, calmer, outlook

LATER = NOW + timedelta(hours=1)
SIDE = Actor("side-office", "syria_opposition", PartyKind.SIDE, Role.REPRESENTATIVE, {})


def sign_off(sends: bool) -> AlertSignOff:
    return AlertSignOff("s", "a", "iran", "iran-representative", sends, "because", "en", NOW)


def acknowledged(party: str) -> Acknowledgement:
    return Acknowledgement(f"k-{party}", "a", party, f"{party}-analyst", "", "en", NOW)


SENT = AlertSent("t", "a", NOW, 0.4, ())


def test_an_area_in_alarm_is_warned_of_and_no_other():
    (alert,) = alerts_of(outlook(), (), NOW)
    assert alert.area == "Idlib"
    assert alert.level is AlertLevel.AMBER
    assert alert.counted == 19
    assert alerts_of(calmer(outlook()), (), NOW) == ()


def test_an_area_is_not_warned_of_again_while_an_alert_is_in_force():
    first = alerts_of(outlook(), (), NOW)
    assert alerts_of(outlook(at=LATER), first, LATER) == ()
    past = first[0].expires
    assert len(alerts_of(outlook(at=past), first, past)) == 1


def test_an_amber_alert_that_turns_red_is_raised_again_and_a_red_one_does_not_fall_back():
    amber = alerts_of(outlook(), (), NOW)
    (red,) = alerts_of(outlook(times_low=2.5, at=LATER), amber, LATER)
    assert red.level is AlertLevel.RED
    assert alerts_of(outlook(), (red,), LATER) == ()


def test_an_alert_is_every_sides_at_once_and_the_publics_a_day_later():
    (alert,) = alerts_of(outlook(), (), NOW)
    assert sees(SIDE, alert.release, NOW)
    assert not sees(None, alert.release, NOW + timedelta(hours=23))
    assert sees(None, alert.release, NOW + timedelta(hours=24))


def test_a_red_alert_waits_for_a_person_and_one_guarantor_cannot_hold_it_back_alone():
    (red,) = alerts_of(outlook(times_low=2.5), (), NOW)
    assert alert_state(red, (), (), (), ("iran",), NOW) is AlertState.AWAITS_SIGN_OFF
    held = (sign_off(False),)
    assert alert_state(red, held, (), (), ("iran",), NOW) is AlertState.AWAITS_SIGN_OFF
    both = (*held, sign_off(True))
    assert alert_state(red, both, (), (), ("iran",), NOW) is AlertState.READY
    assert alert_state(red, (), (), (), ("iran",), red.expires) is AlertState.LAPSED


def test_an_amber_alert_waits_for_nobody():
    (amber,) = alerts_of(outlook(), (), NOW)
    assert alert_state(amber, (), (), (), ("iran",), NOW) is AlertState.READY


def test_an_alert_is_acknowledged_when_every_party_has_done_so():
    (amber,) = alerts_of(outlook(), (), NOW)
    parties = ("iran", "turkey")
    one = (acknowledged("turkey"),)
    assert alert_state(amber, (), (SENT,), one, parties, NOW) is AlertState.SENT
    both = (*one, acknowledged("iran"))
    assert alert_state(amber, (), (SENT,), both, parties, NOW) is AlertState.ACKNOWLEDGED


@pytest.mark.parametrize(
    ("words", "off"),
    [
        ([], []),
        ([("iran", False)], ["iran"]),
        ([("iran", False), ("iran", True)], []),
        ([("iran", False), ("turkey", True)], ["iran"]),
        ([("iran", False), ("turkey", False), ("iran", True)], ["turkey"]),
    ],
)
def test_the_watch_runs_while_no_guarantor_has_it_off(words, off):
    switches = [
        WatchSwitch(f"w{i}", on, party, f"{party}-representative", "because", "en",
                    NOW + timedelta(minutes=i))
        for i, (party, on) in enumerate(words)
    ]  # fmt: skip
    assert [one.party for one in turned_off_by(switches)] == off
