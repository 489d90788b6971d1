from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.model.when import When
from hudna.text.dates import bound_publication, find_dates, read_dates
from hudna.text.fold import fold
from hudna.text.languages import load

SEED = Path(__file__).parents[3] / "shared" / "data" / "seed"
SUNDAY = date(2019, 9, 22)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31))


def read(code: str, text: str, published: date | None = None) -> list[When]:
    return find_dates(fold(text), load(code), published=published)


def interval(code: str, text: str, published: date | None = None) -> tuple[str | None, ...]:
    (when,) = read(code, text, published)
    return when.start, when.end, when.precision.value


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("في 29 ديسمبر/كانون الأول عام 2016", "2016-12-29", "2016-12-29", "day"),
        ("صباح 24 نوفمبر/تشرين الثاني من العام 2015", "2015-11-24", "2015-11-24", "part_of_day"),
        ("نهاية شهر يونيو/حزيران من العام 2016", "2016-06-21", "2016-06-30", "month"),
        ("يومي 23 و24 من كانون الثاني 2017", "2017-01-23", "2017-01-24", "day"),
        ("منتصف ليلة 29 إلى 30 ديسمبر 2016", "2016-12-30T00:00", "2016-12-30T00:00", "minute"),
        ("ليلة 29-30 ديسمبر 2016", "2016-12-29", "2016-12-30", "part_of_day"),
        ("الثامن من آذار 2020", "2020-03-08", "2020-03-08", "day"),
        ("الحادي والثلاثين من كانون الأول 2016", "2016-12-31", "2016-12-31", "day"),
        ("22-09-2019", "2019-09-22", "2019-09-22", "day"),
        ("٢٢/٩/٢٠١٩", "2019-09-22", "2019-09-22", "day"),
        ("تشرين الأول/أكتوبر 2017", "2017-10-01", "2017-10-31", "month"),
        ("مطلع عام 2017", "2017-01-01", "2017-03-31", "season"),
        ("الساعة 00:00 يوم 30 ديسمبر 2016", "2016-12-30T00:00", "2016-12-30T00:00", "minute"),
    ],
)
def test_arabic_dates(text: str, start: str, end: str, precision: str) -> None:
    assert interval("ar", text) == (start, end, precision)


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("on 29 December 2016", "2016-12-29", "2016-12-29", "day"),
        ("on December 29, 2016", "2016-12-29", "2016-12-29", "day"),
        ("the 5th of March 2020", "2020-03-05", "2020-03-05", "day"),
        ("on 5 and 6 March 2020", "2020-03-05", "2020-03-06", "day"),
        ("midnight on December 29-30, 2016", "2016-12-30T00:00", "2016-12-30T00:00", "minute"),
        ("the night of 29 to 30 December 2016", "2016-12-29", "2016-12-30", "part_of_day"),
        ("in late June 2016", "2016-06-21", "2016-06-30", "month"),
        ("from 29 December to 6 January 2017", "2016-12-29", "2017-01-06", "day"),
        ("in 2015", "2015-01-01", "2015-12-31", "year"),
        ("from 00:00 on 30 December 2016", "2016-12-30T00:00", "2016-12-30T00:00", "minute"),
    ],
)
def test_english_dates(text: str, start: str, end: str, precision: str) -> None:
    assert interval("en", text) == (start, end, precision)


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [
        ("ar", "أمس", "2019-09-21"),
        ("ar", "أول أمس", "2019-09-20"),
        ("ar", "يوم الجمعة", "2019-09-20"),
        ("ar", "الأحد الماضي", "2019-09-15"),
        ("ar", "يوم 30 ديسمبر", "2018-12-30"),
        ("en", "yesterday", "2019-09-21"),
        ("en", "on Sunday", "2019-09-22"),
        ("en", "on September 17", "2019-09-17"),
    ],
)
def test_words_that_hang_on_publication(code: str, text: str, day: str) -> None:
    (when,) = read(code, text, SUNDAY)
    assert (when.start, when.end) == (day, day)
    assert when.depends_on_publication
    (unanchored,) = read(code, text)
    assert (unanchored.start, unanchored.end) == (None, None)


def test_months_that_are_words_need_their_capital() -> None:
    assert read("en", "in may 5 people, they march 3 times", SUNDAY) == []


def test_a_dateline_states_the_publication() -> None:
    text = "MOSCOW, September 22, 2019 (Agency). The exercise register of Sunday."
    found = read_dates(fold(text), load("en"))
    assert found.published.stated
    assert found.published.when.start == "2019-09-22"
    assert found.published.when.span is not None
    assert found.whens[1].start == "2019-09-22"


def test_a_month_called_last_is_anchored_by_the_same_month_with_its_year() -> None:
    text = "في 29 ديسمبر 2016 ... ليلة 30 ديسمبر الماضي ... في 23 يناير الماضي ... العام الماضي"
    whens = read("ar", text)
    assert [w.start for w in whens] == ["2016-12-29", "2016-12-30", "2017-01-23", "2016-01-01"]
    assert [w.depends_on_publication for w in whens] == [False, True, True, True]
    bound = bound_publication(fold(text), load("ar"))
    assert not bound.stated
    assert (bound.when.start, bound.when.end) == ("2017-02-01", "2017-11-30")


def test_an_old_date_alone_only_bounds_from_below() -> None:
    text = "The truce of 29 December 2016 ... last June"
    whens = read("en", text)
    assert (whens[1].start, whens[1].depends_on_publication) == (None, True)
    bound = bound_publication(fold(text), load("en"))
    assert (bound.when.start, bound.when.end) == ("2016-12-29", None)


def test_no_date_no_bound() -> None:
    assert bound_publication(fold("No dates here."), load("en")).when == When.unknown()


def test_impossible_dates_are_not_dates() -> None:
    assert read("en", "31 February 2017, 2017-13-41, 45.45.2016") == []


@given(DAYS, st.sampled_from(["ar", "en"]), st.data())
def test_a_date_reads_back_as_it_was_written(day: date, code: str, data: st.DataObject) -> None:
    months = load(code).section("dates")["months"][day.month]
    month = data.draw(st.sampled_from(months))
    shapes = [f"{day.day} {month} {day.year}", f"{day:%d-%m-%Y}", f"{day:%Y-%m-%d}"]
    text = data.draw(st.sampled_from(shapes))
    (when,) = read(code, f"x {text} x")
    assert when.start == when.end == day.isoformat()
    assert when.span is not None
    assert when.span.of(f"x {text} x") == text


@given(DAYS, st.integers(min_value=-2, max_value=1))
def test_relative_days_are_counted_from_publication(day: date, shift: int) -> None:
    word = load("en").section("dates")["relative_days"][shift][0]
    (when,) = read("en", word, day)
    assert when.start == (day + timedelta(days=shift)).isoformat()


@given(st.text(alphabet="0123456789-/: الماضيديسمبرو،ليلةMay marlastof,\n", max_size=60))
def test_no_text_breaks_the_reading_and_spans_lie_inside(text: str) -> None:
    for code in ("ar", "en"):
        for when in read(code, text, SUNDAY):
            assert when.span is not None
            assert when.span.of(text).strip()


@pytest.mark.skipif(not SEED.is_dir(), reason="the model article lies in ../shared")
def test_the_dates_of_the_model_article() -> None:
    text = next(SEED.glob("*.txt")).read_text("utf-8")
    found = read_dates(fold(text), load("ar"))
    assert [(w.start, w.end) for w in found.whens] == [
        ("2015-11-24", "2015-11-24"),
        ("2016-06-21", "2016-06-30"),
        ("2016-10-01", "2016-12-31"),
        ("2016-12-29", "2016-12-29"),
        ("2016-12-30T00:00", "2016-12-30T00:00"),
        (None, None),
        ("2017-01-23", "2017-01-24"),
    ]
    assert found.published.when.start == "2017-02-01"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("قصف الجيش البلدة الأربعاء 25.", "2026-11-25"),
        ("الأربعاء 18 في حماة", "2026-11-18"),
        ("قصف الجيش الأربعاء 25 قرية", "2026-11-25"),
        ("الأربعاء 25، الساعة 16:00: قصف", "2026-11-25T16:00"),
    ],
)
def test_the_number_after_a_weekday_is_the_day_where_it_counts_nothing(
    text: str, start: str
) -> None:
    assert interval("ar", text, date(2026, 11, 27))[0] == start


def test_what_a_number_counts_is_no_day_of_the_weekday_before_it() -> None:
    text = "قصف الجيش الأربعاء 25 قرية"
    (when,) = read("ar", text, date(2026, 11, 27))
    assert when.span is not None
    assert when.span.of(text) == "الأربعاء"


def test_a_weekday_that_never_has_the_number_told_is_no_day() -> None:
    assert interval("ar", "الأربعاء 31 في حماة", date(2026, 11, 27)) == (None, None, "day")
