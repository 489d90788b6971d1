"""Sort the alternate names of GeoNames, which carry no language, by their letters."""

import re

__all__ = ["by_language"]

_ARABIC = re.compile(r"[ء-غف-يآ-ي ]+$")
_PERSIAN = re.compile(r"[ء-غف-يپچژگکیآ-ي\u200c ]+$")
_RUSSIAN = re.compile(r"[А-Яа-яЁё \-]+$")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ‘’'ʿʾ` \-]+$")
_TURKISH = frozenset("çğıöşüÇĞİÖŞÜ")
_STRAY = re.compile("[\u200e\u200f\u0640\u064b-\u0652]")


def _language(name: str, country: str) -> str | None:
    if _ARABIC.match(name):
        return "fa" if country == "IR" else "ar"
    if _PERSIAN.match(name):
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
    order = ("ar", "en", "ru", "tr", "fa")
    return {code: tuple(found[code]) for code in order if code in found}
