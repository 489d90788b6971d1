from datetime import UTC, date, datetime

import pytest

from hudna.model.when import DatePrecision, When
from hudna.publish.calendar import day_words, moment, offset, span_words, zone_name
from hudna.publish.page import Flow, Text
from hudna.publish.words import words_in

AR, EN = words_in("ar"), words_in("en")


def plain(text: Text) -> str:
    return "".join(run.text for run in text)


@pytest.mark.parametrize(
    ("month", "name"),
    [
        (1, "كانون الثاني"),
        (2, "شباط"),
        (3, "آذار"),
        (4, "نيسان"),
        (5, "أيار"),
        (6, "حزيران"),
        (7, "تموز"),
        (8, "آب"),
        (9, "أيلول"),
        (10, "تشرين الأول"),
        (11, "تشرين الثاني"),
        (12, "كانون الأول"),
    ],
)
def test_arabic_months_are_the_levantine_ones_with_latin_digits(month: int, name: str) -> None:
    assert day_words(date(2017, month, 3), AR) == f"3 {name} 2017"


def test_a_moment_is_told_in_the_mechanisms_zone_by_name() -> None:
    at = datetime(2019, 9, 22, 21, 30, tzinfo=UTC)
    assert plain(moment(at, "Asia/Damascus", EN)) == "23 September 2019, 00:30 Damascus time"
    assert plain(moment(at, "Asia/Damascus", AR)) == "23 أيلول 2019، 00:30 بتوقيت دمشق"
    said = {code: plain(moment(at, "Asia/Damascus", words_in(code))) for code in ("fa", "ru", "tr")}
    assert said == {
        "fa": "۲۳ سپتامبر ۲۰۱۹، ساعت ۰۰:۳۰ به وقت دمشق",
        "ru": "23 сентября 2019 года, 00:30 по времени Дамаска",
        "tr": "23 Eylül 2019, Şam saatiyle 00:30",
    }
    assert zone_name("Asia/Damascus", AR) == "دمشق"
    assert offset(at, "Asia/Damascus") == "UTC+03:00"
    assert offset(datetime(2017, 1, 1, tzinfo=UTC), "Asia/Damascus") == "UTC+02:00"


DAY = DatePrecision.DAY


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When.unknown(), "not known"),
        (When.day(date(2019, 9, 21)), "21 September 2019"),
        (When.month(2019, 9), "September 2019"),
        (When("2017-01-01", "2017-12-31", DatePrecision.YEAR), "2017"),
        (When("2017-01-23", "2017-01-24", DAY), "23–24 January 2017"),
        (When("2016-12-29", "2017-01-02", DAY), "29 December 2016 to 2 January 2017"),
        (When("2016-12-30", None, DAY), "from 30 December 2016"),
        (When(None, "2016-12-30", DAY), "until 30 December 2016"),
        (
            When("2015-11-24T09:24", "2015-11-24T09:24", DatePrecision.MINUTE),
            "24 November 2015, 09:24",
        ),
        (
            When("2019-09-16", "2019-09-22", DatePrecision.WEEK),
            "16–22 September 2019 (to the week)",
        ),
    ],
)
def test_a_partial_date_is_told_no_finer_than_it_is_known(when: When, words: str) -> None:
    assert plain(span_words(when, EN)) == words


@pytest.mark.parametrize(
    ("when", "russian", "persian"),
    [
        (When.month(2019, 9), "сентябрь 2019 года", "سپتامبر ۲۰۱۹"),
        (When("2017-01-01", "2017-12-31", DatePrecision.YEAR), "2017 год", "۲۰۱۷"),
        (When("2017-01-23", "2017-01-24", DAY), "23–24 января 2017 года", "۲۳–۲۴ ژانویهٔ ۲۰۱۷"),
        (When(None, "2016-12-30", DAY), "по 30 декабря 2016 года", "تا ۳۰ دسامبر ۲۰۱۶"),
    ],
)
def test_a_partial_date_in_russian_and_persian(when: When, russian: str, persian: str) -> None:
    assert plain(span_words(when, words_in("ru"))) == russian
    assert plain(span_words(when, words_in("fa"))) == persian


def test_a_range_of_days_reads_left_to_right_in_arabic() -> None:
    days = span_words(When("2017-01-23", "2017-01-24", DAY), AR)
    assert [run.text for run in days if run.flow is Flow.NUMBER] == ["23–24"]
