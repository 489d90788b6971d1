"""Numbers in the reader's language, by CLDR: its digits, its decimal sign, its grouping."""

from functools import cache, lru_cache

from babel.numbers import format_decimal, format_percent

__all__ = ["LOCALES", "digits", "language_tag", "locale_of", "number", "percent"]

LOCALES = {"ar": "ar_SY", "en": "en_GB", "fa": "fa", "ru": "ru", "tr": "tr"}
"""The locale of each language we write in: Levantine months for Arabic, day before month."""

_SYSTEMS = {"fa": "arabext"}
"""Where CLDR's digits are written; Arabic keeps the Latin ones, as the documents it quotes do."""

_DIGITS = {"fa": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")}

_GROUPED = 1000

_PERCENT = {"fa": "{} درصد"}
"""In words where the sign would stand on the wrong side of a number read left to right."""


def locale_of(language: str) -> str:
    """Return the CLDR locale a language is written by."""
    return LOCALES.get(language, language)


def language_tag(language: str) -> str:
    """Return that locale with its digits as browsers name it, such as `ar-SY-u-nu-latn`."""
    return f"{locale_of(language).replace('_', '-')}-u-nu-{_of(language)}"


def digits(written: str, language: str) -> str:
    """Return text written with Latin digits in the digits of the language."""
    return written.translate(_DIGITS[language]) if language in _DIGITS else written


@lru_cache(maxsize=8192)
def number(value: float, language: str, *, places: int | None = None) -> str:
    """Return a number grouped in thousands, with so many `places` or as many as it needs."""
    if isinstance(value, int) and 0 <= value < _GROUPED and places is None:
        return digits(str(value), language)
    pattern = "#,##0.######" if places is None else "#,##0." + "0" * places
    said = format_decimal(
        value, pattern, locale=locale_of(language), numbering_system=_of(language)
    )
    return digits(str(said), language)


@cache
def percent(share: float, language: str) -> str:
    """Return a share of one in whole per cent."""
    rounded = round(share * 100)
    if language in _PERCENT:
        return _PERCENT[language].format(number(rounded, language))
    return str(
        format_percent(rounded / 100, locale=locale_of(language), numbering_system=_of(language))
    )


def _of(language: str) -> str:
    return _SYSTEMS.get(language, "latn")
