"""The language a place name is in, as far as its letters tell."""

import re

__all__ = ["language_of"]

_CYRILLIC = re.compile(r"[А-Яа-яЁё][А-Яа-яЁё \-.]*")
_PERSIAN = frozenset("پچژگکی")
_ARABIC = re.compile(
    "[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc][\u0621-\u06cc \u200c\\-]*"
)


def language_of(name: str) -> str | None:
    """Return ru, ar or fa for a name in these letters, null for others: Latin says nothing."""
    if _CYRILLIC.fullmatch(name):
        return "ru"
    if _ARABIC.fullmatch(name):
        return "fa" if _PERSIAN & set(name) else "ar"
    return None
