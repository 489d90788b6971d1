"""Sentences, times, numbers and bars as the pages say them."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import cast

import pytest
from django.utils import translation

from hudna.geo.gazetteer import load
from hudna.model.agreement import Agreement
from hudna.model.incident import Incident
from hudna.model.place import Place, PlacePrecision
from hudna.model.when import DatePrecision, When
from hudna.web.present import dates, figures
from hudna.web.present.registers import AreaLine, DayTable
from hudna.web.present.sentence import day_number, headline
from hudna.web.present.views import incident_title

NOW = datetime(2019, 9, 22, 15, 0, tzinfo=UTC)


def table(*lines: tuple[str, int | None, int | None]) -> DayTable:
    areas = tuple(
        AreaLine(a, (r, t), max(r or 0, t or 0), (r or 0) + (t or 0), "") for a, r, t in lines
    )
    return DayTable(
        date(2019, 9, 22), ("Russia", "Turkey"), areas, AreaLine("TOTAL", (0, 0), 0, 0, ""), 1
    )


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([("Idlib", 10, 7), ("Hama", 5, 4)], "Both sides register violations in Idlib and Hama."),
        (
            [("Idlib", 1, 2), ("Hama", 3, 0)],
            "Both sides register violations in Idlib. One side only in Hama.",
        ),
        ([("Hama", None, 3)], "One side registers violations in Hama."),
        ([("Hama", 0, 0)], "No violations registered on any list."),
    ],
)
def test_the_sentence_says_who_registers_and_never_who_did_it(
    lines: list[tuple[str, int | None, int | None]], words: str
) -> None:
    with translation.override("en"):
        assert headline(997, table(*lines), "en") == f"Day 997. {words}"


def test_without_any_list_the_sentence_says_so() -> None:
    with translation.override("en"):
        assert headline(None, None, "en") == "Nothing has been registered."


def test_the_sentence_is_arabic() -> None:
    with translation.override("ar"):
        words = headline(997, table(("Idlib", 10, 7), ("Hama", 5, 4)), "ar")
    assert words == "اليوم 997. يسجّل الطرفان خروقا في إدلب وحماة."


def test_days_count_from_the_first_day_in_force() -> None:
    def agreement(start: str | None) -> Agreement:
        when = When(start, None, DatePrecision.DAY)
        return Agreement("a", "1", {}, when, when, "UTC", (), (), (), ())

    assert day_number([agreement("2016-12-30T00:00")], date(2019, 9, 22)) == 997
    assert day_number([agreement("2016-12-30")], date(2016, 12, 30)) == 1
    assert day_number([agreement("2016-12-30")], date(2016, 12, 29)) is None
    assert day_number([agreement(None)], date(2016, 12, 29)) is None


@pytest.mark.parametrize(
    ("left", "words", "level"),
    [
        (timedelta(seconds=-1), "overdue", "red"),
        (timedelta(minutes=20), "20 minutes left", "amber"),
        (timedelta(hours=5, minutes=59), "5 hours left", "amber"),
        (timedelta(hours=6), "6 hours left", ""),
        (timedelta(hours=48), "2 days left", ""),
    ],
)
def test_clocks_warn_under_six_hours_and_once_past(left: timedelta, words: str, level: str) -> None:
    with translation.override("en"):
        shown = dates.clock(NOW + left, NOW)
    assert (shown.words, shown.level) == (words, level)


@pytest.mark.parametrize(
    ("hours", "words"),
    [(1, "بقيت ساعة واحدة"), (2, "بقيت ساعتان"), (4, "بقيت 4 ساعات"), (11, "بقيت 11 ساعة")],
)
def test_arabic_counts_agree_with_what_is_counted(hours: int, words: str) -> None:
    with translation.override("ar"):
        assert dates.clock(NOW + timedelta(hours=hours), NOW).words == words


@pytest.mark.parametrize(
    ("when", "english", "arabic"),
    [
        (When.day(date(2019, 9, 22)), "22 September 2019", "22 أيلول 2019"),
        (When.month(2016, 12), "December 2016", "كانون الأول 2016"),
        (When("2016-01-01", "2016-12-31", DatePrecision.YEAR), "2016", "2016"),
        (
            When("2017-01-23", "2017-01-24", DatePrecision.DAY),
            "23 January 2017 – 24 January 2017",
            "23 كانون الثاني 2017 – 24 كانون الثاني 2017",
        ),
        (When(None, "2017-02-05", DatePrecision.DAY), "not after 5 February 2017", None),
        (None, "not known", "غير معلوم"),
    ],
)
def test_times_are_no_finer_than_known(when: When | None, english: str, arabic: str | None) -> None:
    with translation.override("en"):
        assert dates.when(when, "en") == english
    if arabic:
        with translation.override("ar"):
            assert dates.when(when, "ar") == arabic


def test_numbers_are_latin_digits_grouped() -> None:
    assert figures.number(41208, "ar") == "41,208"
    assert figures.span(10, 17, "ar") == "10–17"
    assert figures.span(7, 7, "en") == "7"
    assert figures.span(3, None, "en") == "3+"


def test_a_bar_never_leaves_its_track_and_never_vanishes() -> None:
    for low in range(30):
        for high in range(low, 30):
            bar = figures.bar(low, high, 29)
            start, length = float(bar.start), float(bar.length)
            assert start >= 0
            assert length >= figures.LEAST
            assert start + length <= figures.WIDTH + 0.1


def test_density_has_five_steps() -> None:
    assert [figures.density(v, 20) for v in (0, 1, 5, 6, 11, 16, 20)] == [0, 1, 1, 2, 3, 4, 4]


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Drone attack near Kafr Zita, Hama"),
        ("tr", "İnsansız hava aracı saldırısı, Kefr Zita yakınları, Hama"),
    ],
)
def test_a_place_is_near_the_town_and_not_near_its_governorate(language: str, title: str) -> None:
    town = next(entry for entry in load() if entry.name("en") == "Kafr Zita")
    place = Place("", id=town.id, admin1="Hama", precision=PlacePrecision.NEAR_SETTLEMENT)
    incident = SimpleNamespace(event_type="drone_attack", place=place)
    with translation.override(language):
        assert incident_title(cast("Incident", incident), language) == title
