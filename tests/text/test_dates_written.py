"""Every date, written in each of its forms, reads back to the same days."""

import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from babel.dates import format_date
from hijridate import Gregorian
from hypothesis import given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate
from spoken import words

from hudna.model.when import When
from hudna.text.dates import find_dates, read_dates
from hudna.text.fold import fold
from hudna.text.languages import load

LOCALES = ["ar", "ar_SY", "ar_IQ", "ar_LB", "ar_MA", "ar_DZ", "en_GB", "en_US", "fa", "ru", "tr"]
CODES = ["ar", "en", "fa", "ru", "tr"]
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2076, 12, 31))
RUSSIAN = words("""
    января февраля марта апреля мая июня июля августа сентября октября ноября
    декабря
""")
TURKISH = words("""
    Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık
""")
SOLAR = words("""
    فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند
""")
PERSIAN = words("""
    ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر
""")
HIJRI = [
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذو الحجة",
]
ENGLISH = words("""
    January February March April May June July August September October November
    December
""")


SCRAPS = [
    *words("""
    29 30 31.02.2017 99.99.9999 2015 1394 1437 февраля Şubat 'ı اسفند صفر May ночь
    на в gece bağlayan شب سال هـ . , - / ( ) по с в конце прошлого года 24:61 12:30
    � вчера dün دیروز أمس yesterday last 00 ١٢ ۳۱ مهر نیمه‌شب 1 2 и ve و and to
"""),
    "\n",
    "\ud800",
]


def read(code: str, text: str) -> When:
    (when,) = find_dates(fold(text), load(code))
    assert when.span is not None
    return when


@given(DAYS, st.sampled_from(LOCALES), st.sampled_from(["long", "full"]))
def test_a_date_as_cldr_writes_it_reads_back(day: date, locale: str, length: str) -> None:
    text = format_date(day, length, locale=locale)
    when = read(locale[:2], f"x {text} x")
    assert (when.start, when.end) == (day.isoformat(), day.isoformat()), text


def russian_day(day: date) -> list[str]:
    month = RUSSIAN[day.month - 1]
    return [
        f"{day.day} {month} {day.year} года",
        f"{day.day}-го {month} {day.year} г.",
        f"{day:%d.%m.%Y}",
        f"{day.day}\u00a0{month}\u00a0{day.year}",
    ]


def turkish_day(day: date) -> list[str]:
    month = TURKISH[day.month - 1]
    return [
        f"{day.day} {month} {day.year}'de",
        f"{day.day} {month} {day.year} tarihinde",
        f"{day:%d.%m.%Y}",
        unicodedata.normalize("NFD", f"{day.day} {month} {day.year}"),
    ]


def persian_day(day: date) -> list[str]:
    solar = JalaliDate(day)
    digits = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
    month = SOLAR[solar.month - 1]
    gregorian = f"{day.day} {PERSIAN[day.month - 1]} {day.year}"
    return [
        gregorian,
        gregorian.translate(digits),
        f"{solar.day} {month} {solar.year}".translate(digits),
        f"{solar.day} {month}‌ماه {solar.year}",
        f"{solar.year}/{solar.month:02}/{solar.day:02}".translate(digits),
    ]


def arabic_day(day: date) -> list[str]:
    months = load("ar").section("dates")["months"]
    eastern, western = months[day.month][1], months[day.month][0]
    return [
        f"{day.day} {western}/{eastern} {day.year}",
        f"{day.day} من {eastern} عام {day.year}",
        f"{day.day} {western} {day.year}م",
        f"{day:%d-%m-%Y}".translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    ]


def english_day(day: date) -> list[str]:
    month = ENGLISH[day.month - 1]
    return [
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month[:3]}{'' if month == 'May' else '.'} {day.day}, {day.year}",
        f"{day:%Y-%m-%d}",
    ]


WRITTEN: dict[str, Callable[[date], list[str]]] = {
    "ar": arabic_day,
    "en": english_day,
    "fa": persian_day,
    "ru": russian_day,
    "tr": turkish_day,
}


@pytest.mark.parametrize("code", CODES)
@given(day=DAYS)
def test_a_day_reads_back_in_each_of_its_forms(code: str, day: date) -> None:
    for text in WRITTEN[code](day):
        when = read(code, f"x {text} x")
        assert (when.start, when.end) == (day.isoformat(), day.isoformat()), text


@given(DAYS)
def test_a_lunar_day_reads_back_give_or_take_one(day: date) -> None:
    lunar = Gregorian(day.year, day.month, day.day).to_hijri()
    when = read("ar", f"{lunar.day} {HIJRI[lunar.month - 1]} {lunar.year} هـ")
    one = timedelta(days=1)
    assert (when.start, when.end) == ((day - one).isoformat(), (day + one).isoformat())


def nights(code: str, first: date, last: date) -> list[str]:
    """A night between two days, in the languages' own words."""
    if code == "ru":
        month, before = RUSSIAN[last.month - 1], RUSSIAN[first.month - 1]
        until = f"{last.day} {month} {last.year} года"
        alone = f"в ночь на {until}"
        both = f"{first.day} на {until}" if month == before else f"{first.day} {before} на {until}"
        return [alone, f"в ночь с {both}"]
    if code == "tr":
        month, before = TURKISH[last.month - 1], TURKISH[first.month - 1]
        return [f"{first.day} {before}'ı {last.day} {month}'a bağlayan gece"]
    return [f"overnight into {last.day} {ENGLISH[last.month - 1]} {last.year}"]


@pytest.mark.parametrize("code", ["en", "ru", "tr"])
@given(last=DAYS)
def test_a_night_spans_its_two_days(code: str, last: date) -> None:
    first = last - timedelta(days=1)
    published = last + timedelta(days=30)
    for text in nights(code, first, last):
        (when,) = find_dates(fold(text), load(code), published=published)
        assert (when.start, when.end) == (first.isoformat(), last.isoformat()), text


@given(
    st.sampled_from(CODES),
    st.lists(
        st.sampled_from(SCRAPS),
        max_size=14,
    ),
)
def test_no_words_in_any_order_break_the_reading(code: str, scraps: list[str]) -> None:
    text = " ".join(scraps)
    for published in (None, date(2019, 9, 22)):
        for when in read_dates(fold(text), load(code), published=published).whens:
            assert when.span is not None
            assert when.span.of(text).strip()
            if when.start and when.end:
                assert when.start <= when.end
