"""Sort the alternate names of GeoNames, which carry no language, by their letters."""

import re
from collections.abc import Mapping

__all__ = ["LANGUAGES", "by_language", "merge_names", "persian"]

LANGUAGES = ("ar", "en", "ru", "tr", "fa")

_ARABIC = re.compile(r"[ا-غف-وىيأإآؤئءة]+(?: [ا-غف-وىيأإآؤئءة]+)*$")
_PERSIAN = re.compile(r"[ء-غف-وپچژگکیيآأؤئ\u200c ]+$")
_RUSSIAN = re.compile(r"[А-Я][А-Яа-яЁё \-]+$")
_LATIN = re.compile(r"[A-Z‘’'ʿ`À-ÞĀ-ŽḀ-ỾÎ][A-Za-zÀ-ɏḀ-ỿ‘’'ʿ` \-]+$")
_TURKISH = frozenset("çğıöşüÇĞİÖŞÜ")
_STRAY = re.compile("[\u200e\u200f\u0640\u064b-\u0652]")
# Uyghur and Kurdish spell vowels with these inside a word; Arabic does not.
_NOT_ARABIC = re.compile(r"^ئ|ى\B|اا")

_PERSIAN_LETTERS = str.maketrans("ةيىكأإ", "هییکاا")

Names = Mapping[str, tuple[str, ...]]


def _language(name: str, country: str) -> str | None:
    if _ARABIC.match(name):
        if _NOT_ARABIC.search(name):
            return None
        return "fa" if country == "IR" else "ar"
    if _PERSIAN.match(name) and set(name) & set("پچژگکی"):
        return "fa"
    if _RUSSIAN.match(name):
        return "ru"
    if _LATIN.match(name) and not name.isupper():
        return "tr" if country == "TR" or set(name) & _TURKISH else "en"
    return None


def by_language(
    name: str, alternates: list[str], country: str, *, latin: bool
) -> dict[str, tuple[str, ...]]:
    """Return names by language, the main one first; `latin` keeps Latin alternates too."""
    found: dict[str, dict[str, None]] = {"en": {name: None}}
    for raw in alternates:
        alternate = " ".join(_STRAY.sub("", raw).split())
        language = _language(alternate, country)
        if language is None or len(alternate) < 3 or alternate == name:
            continue
        if language in ("en", "tr") and not latin:
            continue
        found.setdefault(language, {})[alternate] = None
    return {code: tuple(found[code]) for code in LANGUAGES if code in found}


def merge_names(*sources: Names) -> dict[str, tuple[str, ...]]:
    """Return all names by language in the order of the sources, each once."""
    merged = {
        code: tuple(dict.fromkeys(name for names in sources for name in names.get(code, ())))
        for code in LANGUAGES
    }
    return {code: names for code, names in merged.items() if names}


def persian(arabic: str) -> str:
    """Return an Arabic place name as Persian texts write it: letter by letter."""
    return arabic.translate(_PERSIAN_LETTERS)
