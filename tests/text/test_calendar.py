"""Days, moments and zones are written as readers write them."""

from datetime import date

from hudna.text.calendar import day_words, moment_words, zone_city


def test_arabic_months_are_those_of_the_levant() -> None:
    assert day_words(date(2019, 9, 22), "ar") == "22 أيلول 2019"
    assert day_words(date(2019, 9, 22), "en") == "22 September 2019"


def test_a_time_of_day_is_written_only_where_it_is_known() -> None:
    assert moment_words("2016-12-30T00:00", "ar") == "30 كانون الأول 2016، 00:00"
    assert moment_words("2016-12-30", "en") == "30 December 2016"


def test_a_zone_goes_by_its_city() -> None:
    assert zone_city("Asia/Damascus", "ar") == "دمشق"
    assert zone_city("Asia/Damascus", "en") == "Damascus"
