"""Days, moments and zones are written as readers write them."""

from datetime import date

import pytest

from hudna.text.calendar import (
    day_words,
    moment_words,
    month_words,
    year_words,
    zone_city,
    zone_time,
)

DAY = date(2019, 9, 22)


@pytest.mark.parametrize(
    ("language", "day", "month", "year"),
    [
        ("ar", "22 أيلول 2019", "أيلول 2019", "2019"),
        ("en", "22 September 2019", "September 2019", "2019"),
        ("fa", "۲۲ سپتامبر ۲۰۱۹", "سپتامبر ۲۰۱۹", "۲۰۱۹"),
        ("ru", "22 сентября 2019 года", "сентябрь 2019 года", "2019 год"),
        ("tr", "22 Eylül 2019", "Eylül 2019", "2019"),
    ],
)
def test_days_months_and_years(language: str, day: str, month: str, year: str) -> None:
    assert day_words(DAY, language) == day
    assert month_words(DAY, language) == month
    assert year_words(DAY, language) == year


def test_a_month_after_its_days_takes_their_form() -> None:
    assert month_words(DAY, "ru", of_days=True) == "сентября 2019 года"
    assert month_words(DAY, "tr", of_days=True) == "Eylül 2019"


def test_a_time_of_day_is_written_only_where_it_is_known() -> None:
    assert moment_words("2016-12-30T00:00", "ar") == "30 كانون الأول 2016، 00:00"
    assert moment_words("2016-12-30T00:00", "fa") == "۳۰ دسامبر ۲۰۱۶، ۰۰:۰۰"
    assert moment_words("2016-12-30T00:00", "ru") == "30 декабря 2016 года, 00:00"
    assert moment_words("2016-12-30", "en") == "30 December 2016"


@pytest.mark.parametrize(
    ("language", "damascus", "kyiv"),
    [
        ("ar", "دمشق", "كييف"),
        ("en", "Damascus", "Kyiv"),
        ("fa", "دمشق", "کیف"),
        ("ru", "Дамаск", "Киев"),
        ("tr", "Şam", "Kiev"),
    ],
)
def test_a_zone_goes_by_its_city(language: str, damascus: str, kyiv: str) -> None:
    assert zone_city("Asia/Damascus", language) == damascus
    assert zone_city("Europe/Kyiv", language) == kyiv


def test_russian_says_by_the_time_of_a_city_in_its_form() -> None:
    assert zone_time("Asia/Damascus", "ru") == "Дамаска"
    assert zone_time("Asia/Tashkent", "ru") == "города Ташкент"
    assert zone_time("Asia/Damascus", "tr") == "Şam"
