"""The message of a reminder: what is asked and until when, in five languages, and nothing else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from hudna.cli.exercise import load_exercise
from hudna.model.reminder import Ask, AskKind, Reminder
from hudna.publish.reminder import LANGUAGES, notice_of, path_of

MECHANISM = load_exercise().mechanism
OFFICE = MECHANISM.actor("turkey-representative")
DUE = datetime(2019, 9, 22, 20, 0, tzinfo=UTC)
VOTE = Reminder(Ask(AskKind.BALLOT, "case-1", DUE), 4)
REPLY = Reminder(Ask(AskKind.REPLY, "motion-1", DUE), 1)


def body(language: str, *reminders: Reminder, left: timedelta = timedelta(hours=3)) -> str:
    return notice_of(
        OFFICE, reminders, MECHANISM, language=language, desk="https://desk.example", now=DUE - left
    ).body


def test_it_says_what_waits_and_how_long_is_left() -> None:
    assert body("en", VOTE) == (
        "EXERCISE. Not real events.\n\n"
        "A ballot waits for you. Time left: 3 hours.\n"
        "https://desk.example/cases/case-1/#ballot\n\n"
        "This message holds nothing confidential. Silence is recorded as silence.\n"
    )


def test_several_go_in_one_message_and_the_last_hour_is_in_minutes() -> None:
    text = body("en", VOTE, REPLY, left=timedelta(minutes=40))
    assert text.count("Time left: 40 minutes.") == 2
    assert "https://desk.example/motions/motion-1/#remark" in text
    assert "accus" not in text, "that somebody is accused is not for a letter box"


def test_past_its_deadline_it_says_so() -> None:
    assert "A ballot waits for you. The deadline has passed." in body("en", VOTE, left=timedelta(0))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ar", "تصويت ينتظركم. المهلة الباقية: 3 ساعات."),
        ("fa", "رأی شما انتظار می‌رود. زمان باقی‌مانده: ۳ ساعت."),
        ("ru", "Ждут вашего голоса. Осталось: 3 часа."),
        ("tr", "Oyunuz bekleniyor. Kalan süre: 3 saat."),
    ],
)
def test_every_language_says_it_in_its_own_way(language: str, said: str) -> None:
    assert said in body(language, VOTE)


def test_every_language_has_every_sentence() -> None:
    assert LANGUAGES == ("ar", "en", "fa", "ru", "tr")
    for language in LANGUAGES:
        for kind in AskKind:
            assert body(language, Reminder(Ask(kind, "x", DUE), 4))


def test_a_mission_does_not_call_itself_an_exercise_and_may_have_no_address() -> None:
    real = replace(MECHANISM, exercise=False)
    text = notice_of(OFFICE, [VOTE], real, language="en", desk=None, now=DUE).body
    assert text.startswith("A ballot waits for you.")
    assert "://" not in text
    assert path_of(REPLY.ask) == "/motions/motion-1/#remark"
