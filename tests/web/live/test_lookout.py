"""Who hears of what: only what is released, and of the rest not even that there was something."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from hudna.db.kinds import TABLES
from hudna.db.news import ANY, COMPUTED, KINDS, MOST_NAMED, Level, level_now, news_for
from hudna.db.store import DjangoStore
from hudna.model.case import Ballot, Case, Choice
from hudna.model.incident import Incident
from hudna.model.release import Audience, Release
from hudna.web import access
from hudna.web.live import levels
from hudna.web.live.levels import opened, sealed
from hudna.web.live.lookout import RECHECK_SECONDS, Listening, look
from hudna.web.live.words import SENTENCES
from tests.web.sample import AT, ENTRY, Sample

SignedIn = Callable[[str | None], Client]
TURKEY = Release(Audience.PARTY, "turkey")


@pytest.fixture
def listening(sample: Sample, signed_in: SignedIn, desk: Any) -> Callable[..., Listening]:
    """Let an office listen from now on."""

    def listen(office: str, language: str = "en") -> Listening:
        session = signed_in(office).cookies[settings.SESSION_COOKIE_NAME].value
        actor = desk.store.mechanism().actor(office)
        return Listening(session, actor, language, level_now(), checked=0.0)

    return listen


def told(sent: tuple[bytes, ...]) -> list[dict[str, Any]]:
    """Return the data of events."""
    return [json.loads(event.split(b"data: ")[1]) for event in sent]


def ballot(desk: Any, sample: Sample, by: str = "iran-representative") -> Ballot:
    value = Ballot(
        f"ballot-{by}", "motion-1", sample.case, by.split("-")[0], by, Choice.FOR, "", "en", AT
    )
    desk.store.put(value, Release(Audience.MECHANISM), AT, ENTRY)
    return value


def test_every_kind_that_is_stored_is_told_in_words() -> None:
    assert set(KINDS) | set(COMPUTED) == set(TABLES)
    assert {*KINDS.values(), "analysis"} == set(SENTENCES)


def test_a_vote_is_told_to_who_may_see_it(
    sample: Sample, desk: Any, listening: Callable[..., Listening]
) -> None:
    english, arabic = listening("russia-representative"), listening("turkey-analyst", "ar")
    side = listening("syria_opposition-monitor")
    cast = ballot(desk, sample)
    outcomes = look([english, arabic, side], 1.0)
    (to_english,), (to_arabic,), to_side = (told(one.sent) for one in outcomes)
    assert to_english["words"] == "Representative of Iran has voted."
    assert to_arabic["words"] == "صوّت ممثل إيران."
    assert to_english["about"] == ["ballot", cast.id, sample.case, "motion-1"]
    assert to_english["title"] == "Shelling in Kafr Nabl, Idlib"
    assert to_english["address"] == f"/en/cases/{sample.case}/"
    assert to_arabic["address"] == f"/ar/cases/{sample.case}/"
    assert to_side == []


def test_nothing_at_all_tells_that_something_confidential_happened(
    sample: Sample, desk: Any, listening: Callable[..., Listening]
) -> None:
    own = listening("turkey-analyst")
    others = [
        listening(office)
        for office in ("russia-representative", "un-observer", "operator-administrator")
    ]
    incident = desk.store.get(Incident, sample.confided_incident)
    desk.store.put(incident, TURKEY, AT, ENTRY)
    (to_own, *to_others) = look([own, *others], 1.0)
    assert told(to_own.sent)[0]["about"] == ["analysis", "incident", incident.id]
    assert [(one.sent, one.over) for one in to_others] == [((), False)] * 3


def test_an_order_reaches_its_owner_without_the_case(sample: Sample, desk: Any) -> None:
    from datetime import timedelta

    from hudna.model.case import Measure, MeasureKind, MeasureState

    since = level_now()
    order = Measure(
        "measure-1", "determination-1", sample.case, MeasureKind.INFORMATION_REQUEST,
        "syria_government", AT + timedelta(days=1), MeasureState.ORDERED,
    )  # fmt: skip
    desk.store.put(order, Release(Audience.MECHANISM), AT, ENTRY)
    mechanism = desk.store.mechanism()

    def hears(office: str) -> list[str]:
        reader = access.reader_for(mechanism.actor(office))
        return [news.kind for news in news_for(reader, since, level_now())]

    assert hears("syria_government-monitor") == ["measure"]
    assert hears("syria_opposition-monitor") == []


def test_what_one_did_oneself_comes_without_words(
    sample: Sample, desk: Any, listening: Callable[..., Listening]
) -> None:
    me = listening("iran-representative")
    ballot(desk, sample)
    (data,) = told(look([me], 1.0)[0].sent)
    assert (data["kind"], data["words"]) == ("ballot", "")


def test_many_at_once_are_one_piece_of_news(sample: Sample, desk: Any) -> None:
    since = level_now()
    incident = desk.store.get(Incident, sample.incident)
    for number in range(MOST_NAMED + 1):
        one = replace(incident, id=f"incident-{number}")
        desk.store.put(one, Release(Audience.MECHANISM), AT, ENTRY)
    reader = access.reader_for(desk.store.mechanism().actor("un-observer"))
    (news,) = news_for(reader, since, level_now())
    assert news.kind == "analysis"
    assert news.about[:3] == ("analysis", "incident", "incident-0")
    assert len(news.about) == MOST_NAMED + 3
    assert news.about[-1] == ANY


def test_only_with_the_last_of_it_is_a_listener_up_to_date(
    sample: Sample, desk: Any, listening: Callable[..., Listening]
) -> None:
    before = listening("russia-representative")
    ballot(desk, sample)
    ballot(desk, sample, "turkey-representative")
    (outcome,) = look([before], 1.0)
    after = [opened(event.split(b"id: ")[1].split(b"\n")[0].decode()) for event in outcome.sent]
    assert after == [before.level, level_now()]
    assert look([outcome.listening], 2.0)[0].sent == (), "nothing is told twice"


def test_two_hundred_listeners_ask_the_database_once(
    listening: Callable[..., Listening], django_assert_num_queries: Any
) -> None:
    one = listening("russia-representative")
    with django_assert_num_queries(1):
        assert len(look([one] * 200, 1.0)) == 200


def test_signing_out_ends_the_stream(sample: Sample, desk: Any, signed_in: SignedIn) -> None:
    client = signed_in("russia-representative")
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    actor = desk.store.mechanism().actor("russia-representative")
    one = Listening(session, actor, "en", level_now(), checked=0.0)
    assert not look([one], RECHECK_SECONDS)[0].over
    client.post("/en/sign-out/")
    ballot(desk, sample)
    (outcome,) = look([one], RECHECK_SECONDS)
    assert outcome.over
    assert [event.split(b"\n")[0] for event in outcome.sent] == [b"event: ended"]


def test_a_mission_tells_nothing_to_an_account_without_its_second_factor(
    mission: Any, account: Any
) -> None:
    from hudna.web.live.sessions import office_of

    client = Client()
    client.force_login(account("russia-representative"), settings.AUTHENTICATION_BACKENDS[0])
    assert office_of(client.cookies[settings.SESSION_COOKIE_NAME].value) is None
    assert office_of("0" * 32) is None


def test_a_level_is_read_by_the_desk_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    level = Level(tuple(range(len(TABLES))))
    token = sealed(level)
    assert opened(token) == level
    assert opened(token[:-2] + "AA") is None
    assert opened("17") is None
    monkeypatch.setattr(levels, "LASTS_SECONDS", -1)
    assert opened(token) is None, "too long ago"


def test_whoever_was_away_too_long_looks_at_the_page_again(
    sample: Sample, desk: Any, listening: Callable[..., Listening]
) -> None:
    (outcome,) = look([replace(listening("un-observer"), level=None)], 1.0)
    assert outcome.sent[0].startswith(b"event: missed\n")
    assert outcome.listening.level == level_now()


@pytest.mark.django_db(databases=["default", "postgres"])
def test_tables_stand_higher_after_every_write(alias: str, sample: Sample, desk: Any) -> None:
    before = level_now(alias)
    case = desk.store.get(Case, sample.case)
    DjangoStore(alias).put(case, Release(Audience.MECHANISM), AT, ENTRY)
    grown = [
        cls for cls, a, b in zip(TABLES, before.marks, level_now(alias).marks, strict=True) if b > a
    ]
    assert grown == [Case]
