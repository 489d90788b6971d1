"""The watch in the record: outlooks, alerts to all, sign-off, acknowledgement, the switch."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from hudna.actions.acknowledge_alert import acknowledge_alert
from hudna.actions.raise_alerts import raise_alerts, store_outlook
from hudna.actions.send_alerts import send_alerts, told_offices
from hudna.actions.sign_off_alert import sign_off_alert
from hudna.actions.switch_watch import switch_watch
from hudna.db.gate import released_to
from hudna.errors import Conflict, HudnaError, NotFound, Refused
from hudna.model.alert import (
    Acknowledgement,
    Alert,
    AlertSent,
    AlertSignOff,
    Delivery,
    WatchSwitch,
)
from hudna.model.outlook import Outlook
from hudna.model.party import Actor
from hudna.model.release import Audience, Release
from hudna.model.reminder import Notice
from hudna.record.entry import parse
from tests.actions.conftest import Scene
from tests.watch.alerts import outlook

pytestmark = pytest.mark.django_db(transaction=True)


def raised(scene: Scene, *, red: bool = False) -> Alert:
    operator = scene.desk.operator()
    made = outlook(times_low=2.5 if red else 1.4, at=scene.now)
    assert store_outlook(operator, made)
    (alert,) = raise_alerts(operator, made)
    return alert


def notice(alert: Alert, actor: Actor) -> Notice:
    return Notice(actor.id, "en", alert.id, "words")


class Post:
    """Delivers to every office but some; remembers whom it was asked to tell."""

    def __init__(self, *unreachable: str) -> None:
        self.unreachable = unreachable
        self.asked: list[tuple[str, ...]] = []

    def __call__(self, notices: Sequence[Notice]) -> tuple[list[Delivery], float]:
        offices = tuple(one.office for one in notices)
        self.asked.append(offices)
        gone = [(o, o not in self.unreachable) for o in offices]
        return [Delivery(o.split("-")[0], o, "mail", there) for o, there in gone], 0.25


def hand(scene: Scene, action: Callable[..., Any], kind: str, value: Any) -> Any:
    return action(scene.desk.store, scene.desk.record, scene.sign(value.by, kind, value), scene.now)


def sign_off(scene: Scene, alert: Alert, *, sends: bool = True, by: str = "iran-verifier") -> Any:
    word = AlertSignOff(
        f"so-{by}-{sends}", alert.id, by.split("-")[0], by, sends, "exercise", "en", scene.now
    )
    return hand(scene, sign_off_alert, "alert_sign_off", word)


def acknowledge(scene: Scene, alert: Alert, by: str) -> Any:
    party = by.rpartition("-")[0]
    word = Acknowledgement(f"ack-{by}", alert.id, party, by, "", "en", scene.now)
    return hand(scene, acknowledge_alert, "acknowledgement", word)


def switch(scene: Scene, *, on: bool, by: str = "turkey-representative", why: str = "why") -> Any:
    party = by.split("-")[0]
    word = WatchSwitch(f"sw-{by}-{on}-{scene.now}", on, party, by, why, "en", scene.now)
    return hand(scene, switch_watch, "watch_switch", word)


def test_an_outlook_and_its_alert_are_entries_of_the_record(scene: Scene) -> None:
    alert = raised(scene)
    entries = [parse(signed.canonical) for signed in scene.desk.store.pending(1000)]
    assert [entry.type for entry in entries][-2:] == ["outlook", "alert"]
    shown = entries[-1]
    assert "area" not in shown.body, "which area stays with the parties for a day"
    assert released_to(None, now=scene.now).outlook() is None
    assert alert.id in {one.id for one in released_to(_office(scene, "un-observer"),
                                                      now=scene.now).alerts()}  # fmt: skip


def _office(scene: Scene, name: str) -> Actor:
    return scene.desk.store.mechanism().actor(name)


def test_the_same_day_is_stored_once(scene: Scene) -> None:
    raised(scene)
    assert not store_outlook(scene.desk.operator(), outlook(at=scene.now))


def test_an_alert_goes_to_every_office_of_every_party_in_one_go(scene: Scene) -> None:
    alert, post = raised(scene), Post()
    (sending,) = send_alerts(scene.desk.operator(), post, notice)
    actors = scene.desk.store.mechanism().actors
    assert set(post.asked[0]) == {a.id for a in told_offices(actors)}
    assert {"russia", "turkey", "iran", "un"} <= {d.party for d in sending.sent.deliveries}
    assert sending.alert == alert
    assert send_alerts(scene.desk.operator(), post, notice) == (), "it is sent once"


def test_who_was_not_reached_is_tried_again_and_nobody_else(scene: Scene) -> None:
    raised(scene)
    send_alerts(scene.desk.operator(), Post("iran-analyst"), notice)
    assert send_alerts(scene.desk.operator(), Post("iran-analyst"), notice) == ()
    post = Post()
    send_alerts(scene.desk.operator(), post, notice)
    assert post.asked == [("iran-analyst",)]


def test_an_office_without_a_channel_is_named_as_not_told(scene: Scene) -> None:
    raised(scene)

    def nobody(_: Sequence[Notice]) -> tuple[list[Delivery], float]:
        return [], 0.0

    (sending,) = send_alerts(scene.desk.operator(), nobody, notice)
    assert all(d.channel is None and not d.reached for d in sending.sent.deliveries)
    assert sending.sent.deliveries


def test_a_red_alert_goes_out_only_after_a_persons_word(scene: Scene) -> None:
    alert, post = raised(scene, red=True), Post()
    assert send_alerts(scene.desk.operator(), post, notice) == ()
    sign_off(scene, alert, sends=False, by="turkey-representative")
    assert send_alerts(scene.desk.operator(), post, notice) == ()
    sign_off(scene, alert)
    assert len(send_alerts(scene.desk.operator(), post, notice)) == 1


@pytest.mark.parametrize("by", ["iran-analyst", "un-observer", "syria_government-monitor"])
def test_others_do_not_sign_off(scene: Scene, by: str, unchanged: Callable[[], bool]) -> None:
    alert = raised(scene, red=True)
    word = AlertSignOff("so", alert.id, by.rpartition("-")[0], by, True, "", "en", scene.now)
    with pytest.raises(Refused):
        hand(scene, sign_off_alert, "alert_sign_off", word)


def test_holding_back_needs_a_reason_and_an_amber_alert_no_word(scene: Scene) -> None:
    amber = raised(scene)
    with pytest.raises(Conflict, match="not red"):
        sign_off(scene, amber)


def test_a_party_acknowledges_what_was_sent(scene: Scene) -> None:
    alert = raised(scene)
    with pytest.raises(Conflict, match="not been sent"):
        acknowledge(scene, alert, "iran-analyst")
    send_alerts(scene.desk.operator(), Post(), notice)
    acknowledge(scene, alert, "iran-analyst")
    acknowledge(scene, alert, "syria_opposition-monitor")
    reader = released_to(_office(scene, "un-observer"), now=scene.now)
    (file,) = reader.alert_files([alert])
    assert [one.party for one in file.acknowledgements] == ["iran", "syria_opposition"]
    assert isinstance(file.sent[0], AlertSent)
    with pytest.raises(NotFound):
        acknowledge(scene, replace(alert, id="alert-unknown"), "iran-analyst")


def test_a_guarantor_turns_the_watch_off_and_only_it_takes_that_back(scene: Scene) -> None:
    switch(scene, on=False)
    with pytest.raises(Conflict, match="turkey"):
        store_outlook(scene.desk.operator(), outlook(at=scene.now))
    with pytest.raises(Conflict, match="on for russia"):
        switch(scene, on=True, by="russia-representative")
    scene.desk.moment = scene.now + timedelta(minutes=1)
    switch(scene, on=True)
    assert store_outlook(scene.desk.operator(), outlook(at=scene.now))


@pytest.mark.parametrize("by", ["turkey-analyst", "un-observer"])
def test_nobody_else_turns_it_off(scene: Scene, by: str) -> None:
    with pytest.raises(HudnaError):
        switch(scene, on=False, by=by)


def test_turning_it_off_needs_a_reason(scene: Scene) -> None:
    with pytest.raises(HudnaError, match="empty"):
        switch(scene, on=False, why="")


def test_while_it_is_off_no_alert_is_sent(scene: Scene) -> None:
    raised(scene)
    switch(scene, on=False)
    with pytest.raises(Conflict, match="turned off"):
        send_alerts(scene.desk.operator(), Post(), notice)


def test_what_is_public_warns_nobody(scene: Scene) -> None:
    public = replace(outlook(at=scene.now), release=Release(Audience.PUBLIC), id="outlook-public")
    assert store_outlook(scene.desk.operator(), public)
    assert raise_alerts(scene.desk.operator(), public) == ()
    assert isinstance(released_to(None, now=scene.now).outlook(), Outlook)
