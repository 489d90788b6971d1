"""Numbers are written by CLDR: digits, decimal sign, grouping, per cent."""

import pytest

from hudna.text.figures import digits, number, percent

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("language", "thousands", "chance", "share"),
    [
        ("ar", "1,234.5", "0.90", "5%"),
        ("en", "1,234.5", "0.90", "5%"),
        ("fa", "۱٬۲۳۴٫۵", "۰٫۹۰", "۵ درصد"),
        ("ru", f"1{NBSP}234,5", "0,90", f"5{NBSP}%"),
        ("tr", "1.234,5", "0,90", "%5"),
    ],
)
def test_a_number_is_written_as_its_readers_write_it(language, thousands, chance, share):
    assert number(1234.5, language) == thousands
    assert number(0.9, language, places=2) == chance
    assert percent(0.05, language) == share


def test_a_whole_number_has_no_decimals():
    assert number(45.0, "ru") == "45"
    assert number(45, "fa") == "۴۵"
    assert number(1234, "en") == "1,234"


def test_only_persian_writes_other_digits():
    assert digits("2016-12-30", "fa") == "۲۰۱۶-۱۲-۳۰"
    assert all(digits("31", language) == "31" for language in ("ar", "en", "ru", "tr"))
