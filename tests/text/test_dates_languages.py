"""Dates as Russian, Turkish and Persian texts write them."""

from datetime import date

import pytest

from hudna.text.dates import find_dates, read_dates
from hudna.text.fold import fold
from hudna.text.languages import load

SUNDAY = date(2019, 9, 22)


def interval(code: str, text: str, published: date | None = None) -> tuple[str | None, ...]:
    (when,) = find_dates(fold(text), load(code), published=published)
    return when.start, when.end, when.precision.value


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("24 ноября 2015 года", "2015-11-24", "2015-11-24", "day"),
        ("24-го ноября 2015 г.", "2015-11-24", "2015-11-24", "day"),
        ("двадцать четвертого ноября 2015 года", "2015-11-24", "2015-11-24", "day"),
        ("24.11.2015", "2015-11-24", "2015-11-24", "day"),
        ("24.11.15", "2015-11-24", "2015-11-24", "day"),
        ("в ночь на 30 декабря 2016 года", "2016-12-29", "2016-12-30", "part_of_day"),
        ("в ночь с 29 на 30 декабря 2016 года", "2016-12-29", "2016-12-30", "part_of_day"),
        ("в полночь с 29 на 30 декабря 2016", "2016-12-30T00:00", "2016-12-30T00:00", "minute"),
        ("с 00:00 30 декабря 2016 года", "2016-12-30T00:00", "2016-12-30T00:00", "minute"),
        ("в 12.30 мск 24 ноября 2015", "2015-11-24T12:30", "2015-11-24T12:30", "minute"),
        ("в конце июня 2016 года", "2016-06-21", "2016-06-30", "month"),
        ("во второй половине июня 2016", "2016-06-16", "2016-06-30", "month"),
        ("с 23 по 24 января 2017", "2017-01-23", "2017-01-24", "day"),
        ("23, 24 и 25 января 2017 года", "2017-01-23", "2017-01-25", "day"),
        ("с 29 декабря по 6 января 2017 года", "2016-12-29", "2017-01-06", "day"),
        ("в начале 2017 года", "2017-01-01", "2017-03-31", "season"),
        ("летом 2016 года", "2016-06-01", "2016-08-31", "season"),
        ("в 2015-2016 годах", "2015-01-01", "2016-12-31", "year"),
    ],
)
def test_russian_dates(text: str, start: str, end: str, precision: str) -> None:
    assert interval("ru", text) == (start, end, precision)


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("24 Kasım 2015", "2015-11-24", "2015-11-24", "day"),
        ("24 Kasım 2015'te", "2015-11-24", "2015-11-24", "day"),
        ("24.11.2015 salı günü", "2015-11-24", "2015-11-24", "day"),
        ("2016 yılı Haziran ayında", "2016-06-01", "2016-06-30", "month"),
        ("Haziran 2016 sonunda", "2016-06-21", "2016-06-30", "month"),
        ("2016 sonunda", "2016-10-01", "2016-12-31", "season"),
        ("2015'te", "2015-01-01", "2015-12-31", "year"),
        ("2015 yılında", "2015-01-01", "2015-12-31", "year"),
        ("23 ve 24 Ocak 2017", "2017-01-23", "2017-01-24", "day"),
        ("29 Aralık 2016'dan 6 Ocak 2017'ye", "2016-12-29", "2017-01-06", "day"),
        ("24 Kasım 2015 saat 09.24'te", "2015-11-24T09:24", "2015-11-24T09:24", "minute"),
    ],
)
def test_turkish_dates(text: str, start: str, end: str, precision: str) -> None:
    assert interval("tr", text) == (start, end, precision)


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("۲۴ نوامبر ۲۰۱۵", "2015-11-24", "2015-11-24", "day"),
        ("بیست و چهارم نوامبر ۲۰۱۵", "2015-11-24", "2015-11-24", "day"),
        ("۱۴ اسفند ۱۳۹۶", "2018-03-05", "2018-03-05", "day"),
        ("۱۴ اسفند ۹۶", "2018-03-05", "2018-03-05", "day"),
        ("3 آذر 1394", "2015-11-24", "2015-11-24", "day"),
        ("۱۳۹۴/۰۹/۰۳", "2015-11-24", "2015-11-24", "day"),
        ("خردادماه ۱۳۹۵", "2016-05-21", "2016-06-20", "month"),
        ("اواخر خرداد ماه ۱۳۹۵", "2016-06-10", "2016-06-20", "month"),
        ("سال ۱۳۹۵", "2016-03-20", "2017-03-20", "year"),
        ("پاییز ۱۳۹۴", "2015-09-23", "2015-12-21", "season"),
        ("نیمه‌شب 29 به 30 دسامبر 2016", "2016-12-30T00:00", "2016-12-30T00:00", "minute"),
        ("۲۹ دسامبر تا ۶ ژانویه ۲۰۱۷", "2016-12-29", "2017-01-06", "day"),
    ],
)
def test_persian_dates_of_both_calendars(text: str, start: str, end: str, precision: str) -> None:
    assert interval("fa", text) == (start, end, precision)


def test_a_day_of_the_lunar_calendar_may_be_off_by_one() -> None:
    assert interval("fa", "۱۲ صفر ۱۴۳۷") == ("2015-11-23", "2015-11-25", "day")


@pytest.mark.parametrize(
    ("code", "text", "start", "end"),
    [
        ("ru", "вчера вечером", "2019-09-21", "2019-09-21"),
        ("ru", "накануне", "2019-09-21", "2019-09-21"),
        ("ru", "утром во вторник", "2019-09-17", "2019-09-17"),
        ("ru", "в ночь на среду", "2019-09-17", "2019-09-18"),
        ("ru", "в ночь со вторника на среду", "2019-09-17", "2019-09-18"),
        ("ru", "на прошлой неделе", "2019-09-09", "2019-09-15"),
        ("ru", "за последнюю неделю", "2019-09-15", "2019-09-22"),
        ("ru", "на следующей неделе", "2019-09-23", "2019-09-29"),
        ("ru", "в минувшие сутки", "2019-09-21", "2019-09-22"),
        ("ru", "за последние 24 часа", "2019-09-21", "2019-09-22"),
        ("ru", "двое суток назад", "2019-09-20", "2019-09-20"),
        ("ru", "в июне прошлого года", "2018-06-01", "2018-06-30"),
        ("ru", "в ночь на 30 декабря", "2018-12-29", "2018-12-30"),
        ("ru", "к 10 октября", "2019-10-10", "2019-10-10"),
        ("tr", "dün gece", "2019-09-21", "2019-09-22"),
        ("tr", "bu sabah", "2019-09-22", "2019-09-22"),
        ("tr", "geçen hafta", "2019-09-09", "2019-09-15"),
        ("tr", "son bir haftada", "2019-09-15", "2019-09-22"),
        ("tr", "iki gün önce", "2019-09-20", "2019-09-20"),
        ("tr", "son 24 saatte", "2019-09-21", "2019-09-22"),
        ("tr", "Haziran ayı sonunda", "2019-06-21", "2019-06-30"),
        ("tr", "geçen yıl Kasım ayında", "2018-11-01", "2018-11-30"),
        ("tr", "salıyı çarşambaya bağlayan gece", "2019-09-17", "2019-09-18"),
        ("tr", "29 Aralık'ı 30 Aralık'a bağlayan gece", "2018-12-29", "2018-12-30"),
        ("tr", "29'u 30 Aralık'a bağlayan gece", "2018-12-29", "2018-12-30"),
        ("tr", "23-24 Ocak'ta", "2019-01-23", "2019-01-24"),
        ("fa", "دیروز", "2019-09-21", "2019-09-21"),
        ("fa", "شب گذشته", "2019-09-21", "2019-09-22"),
        ("fa", "شامگاه سه‌شنبه", "2019-09-17", "2019-09-17"),
        ("fa", "عصر روز گذشته", "2019-09-21", "2019-09-21"),
        ("fa", "هفته گذشته", "2019-09-14", "2019-09-20"),
        ("fa", "۲۴ ساعت گذشته", "2019-09-21", "2019-09-22"),
        ("fa", "ماه آذر", "2018-11-22", "2018-12-21"),
    ],
)
def test_words_that_hang_on_publication(code: str, text: str, start: str, end: str) -> None:
    (when,) = find_dates(fold(text), load(code), published=SUNDAY)
    assert (when.start, when.end, when.depends_on_publication) == (start, end, True)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "31.02.2017"),
        ("ru", "31 февраля 2017 года"),
        ("ru", "до 2000 человек, около 2000 мин, в 2000 случаях"),
        ("tr", "bir aralık, 1.500 kişi"),
        ("fa", "۵ تیر شلیک شد"),
        ("fa", "۳۱ مهر ۱۳۹۵"),
        ("fa", "خبرگزاری مهر، در ۲۰۰۰ مورد، ۹۵ نفر"),
    ],
)
def test_what_only_looks_like_a_date_is_none(code: str, text: str) -> None:
    assert find_dates(fold(text), load(code), published=SUNDAY) == []


def test_the_same_day_is_counted_from_the_day_told_before() -> None:
    text = "24 ноября 2015 года сбит самолет. В тот же день ... на следующий день"
    whens = find_dates(fold(text), load("ru"))
    assert [w.start for w in whens] == ["2015-11-24", "2015-11-24", "2015-11-25"]
    (alone,) = find_dates(fold("в тот же день"), load("ru"))
    assert alone.start is None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "МОСКВА, 22 сентября 2019 года. /Агентство/. Учебная сводка за воскресенье."),
        ("ru", "Москва. 22 сентября 2019 г. АГЕНТСТВО - Учебная сводка за воскресенье."),
        ("ru", "22.09.2019 14:30\nУчебная сводка за воскресенье."),
        ("tr", "ANKARA, 22 Eylül 2019 (Ajans) - Pazar günü tatbikat"),
        ("tr", "Yayın tarihi: 22.09.2019 14:30\nPazar günü tatbikat"),
        ("fa", "تاریخ انتشار: ۳۱ شهریور ۱۳۹۸ - ۱۴:۳۰\nروز یکشنبه رزمایش"),
        ("en", "Published: 22 September 2019\nThe exercise of Sunday."),
        ("ar", "تاريخ النشر: 22 سبتمبر 2019\nتمرين يوم الأحد"),
    ],
)
def test_a_dateline_states_the_publication(code: str, text: str) -> None:
    found = read_dates(fold(text), load(code))
    assert found.published.stated
    assert found.published.when.start == "2019-09-22"
    assert found.whens[-1].start == "2019-09-22"


@pytest.mark.parametrize(
    ("code", "text", "start", "end"),
    [
        ("en", "Nov. 24, 2015", "2015-11-24", "2015-11-24"),
        ("en", "at 3:30 p.m. on 24 November 2015", "2015-11-24T15:30", "2015-11-24T15:30"),
        ("en", "overnight into 30 December 2016", "2016-12-29", "2016-12-30"),
        ("en", "in the second half of June 2016", "2016-06-16", "2016-06-30"),
        ("en", "12 Safar 1437 (24 November 2015)", "2015-11-24", "2015-11-24"),
        ("en", "the twenty-fourth of November 2015", "2015-11-24", "2015-11-24"),
        ("ar", "12 صفر 1437 هـ الموافق 24 نوفمبر 2015", "2015-11-24", "2015-11-24"),
        ("ar", "عامي 2015 و2016", "2015-01-01", "2016-12-31"),
        ("ar", "24 جويلية 2016", "2016-07-24", "2016-07-24"),
        ("ar", "3 غشت 2016", "2016-08-03", "2016-08-03"),
        ("ar", "الساعة 15.30 يوم 24 نوفمبر 2015", "2015-11-24T15:30", "2015-11-24T15:30"),
    ],
)
def test_arabic_and_english_dates_of_every_kind(code: str, text: str, start: str, end: str) -> None:
    assert interval(code, text)[:2] == (start, end)


@pytest.mark.parametrize(
    ("code", "text", "start", "end"),
    [
        ("ar", "ليل الخميس الجمعة", "2019-09-19", "2019-09-20"),
        ("ar", "قبل ثلاثة أيام", "2019-09-19", "2019-09-19"),
        ("ar", "في الثاني من الشهر الجاري", "2019-09-02", "2019-09-02"),
        ("en", "two days ago", "2019-09-20", "2019-09-20"),
        ("en", "Dec. 29 - Jan. 6", "2018-12-29", "2019-01-06"),
    ],
)
def test_arabic_and_english_words_that_hang_on_publication(
    code: str, text: str, start: str, end: str
) -> None:
    (when,) = find_dates(fold(text), load(code), published=SUNDAY)
    assert (when.start, when.end, when.depends_on_publication) == (start, end, True)


@pytest.mark.parametrize(
    ("code", "text", "days"),
    [
        ("en", "talks will be held on Wednesday", "2019-09-25"),
        ("en", "talks were held on Wednesday", "2019-09-18"),
        ("ru", "в среду состоится встреча", "2019-09-25"),
        ("ru", "в среду состоялась встреча", "2019-09-18"),
        ("tr", "toplantı çarşamba günü yapılacak", "2019-09-25"),
        ("ar", "سيعقد الاجتماع يوم الأربعاء", "2019-09-25"),
        ("fa", "نشست روز چهارشنبه برگزار خواهد شد", "2019-09-25"),
    ],
)
def test_the_tense_tells_which_weekday_is_meant(code: str, text: str, days: str) -> None:
    (when,) = find_dates(fold(text), load(code), published=SUNDAY)
    assert (when.start, when.end) == (days, days)


def test_a_clock_time_takes_its_day_from_the_paragraph_the_period_or_the_publication() -> None:
    english = load("en")
    report = "6 May 2019 18:00 to 7 May 2019 18:00\n21:40: flares. \nAt 02:15, shots.\n"
    whens = find_dates(fold(report), english)
    assert [w.start for w in whens] == ["2019-05-06T18:00", "2019-05-06T21:40", "2019-05-07T02:15"]
    told = find_dates(fold("On 24 November 2015 it began. At 09:24 a jet fell."), english)
    assert told[-1].start == "2015-11-24T09:24"
    (alone,) = find_dates(fold("Between 09:24 and 10:05 shots."), english, published=SUNDAY)
    assert (alone.start, alone.end) == ("2019-09-22T09:24", "2019-09-22T10:05")
    (unknown,) = find_dates(fold("At 09:24 shots."), english)
    assert unknown.start is None


def test_a_night_runs_on_into_the_next_day() -> None:
    for code, text in (("en", "Thursday night"), ("ar", "ليل الخميس"), ("tr", "perşembe gecesi")):
        (when,) = find_dates(fold(text), load(code), published=SUNDAY)
        assert (when.start, when.end) == ("2019-09-19", "2019-09-20")


def test_what_goes_on_since_a_day_ends_with_the_publication() -> None:
    (when,) = find_dates(fold("shelled since 2 September"), load("en"), published=SUNDAY)
    assert (when.start, when.end) == ("2019-09-02", "2019-09-22")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "عنوان التمرين\n\nدمشق-وكالة 22-9-2019\n\nنص التمرين"),
        ("ru", "СООБЩЕНИЕ\nот 22 сентября 2019 года\n\nУчебный текст за сутки"),
        ("ru", "Учебный бюллетень о ходе выполнения режима (22 сентября 2019 г.)\n\nЗа сутки"),
        ("fa", "تمرین\n\n۳۱ شهریور ۱۳۹۸، خبرگزاری تمرین\n\nمتن"),
        ("tr", "SC-23, 22 Eylül 2019\n\nTatbikat metni"),
        ("en", "An exercise. The ministry said today, 22 September 2019, that it ended.\n"),
    ],
)
def test_a_line_of_its_own_or_the_word_today_states_the_publication(code: str, text: str) -> None:
    found = read_dates(fold(text), load(code)).published
    assert (found.stated, found.when.start) == (True, "2019-09-22")


def test_a_date_inside_a_sentence_does_not_state_the_publication() -> None:
    text = "Exercise\n\nThe truce of 29 December 2016 still holds in most places, it said.\n"
    assert not read_dates(fold(text), load("en")).published.stated
