"""Which character is folded to which, built once from the Unicode database."""

import unicodedata
from typing import Final

__all__ = ["LETTERS", "RESIZED"]

_ARABIC: Final = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ک": "ك",
    "ڪ": "ك",
    "ة": "ه",
    "ۀ": "ه",
    "ہ": "ه",
    "ە": "ه",
    "ھ": "ه",
    "،": ",",
    "؛": ";",
    "؟": "?",
    "٫": ".",
    "٬": ",",
    "٪": "%",
    "۔": ".",
}
_OTHER: Final = {"ё": "е", "Ё": "е", "İ": "i", "I": "i", "ı": "i", "…": ".", "\x00": " "}
_DASHES: Final = "‐‑‒–—―−⁃﹘﹣－"
_DOUBLE_QUOTES: Final = "“”„‟«»″〝〞＂❝❞"
_SINGLE_QUOTES: Final = "‘’‚‛‹›ʼʻ´`′＇"
_LATIN_END: Final = 0x250
_LATIN_EXTRA: Final = range(0x1E00, 0x1F00)


def _letters() -> dict[int, str]:
    table = {ord(old): new for old, new in (_ARABIC | _OTHER).items()}
    table |= {ord(dash): "-" for dash in _DASHES}
    table |= {ord(quote): '"' for quote in _DOUBLE_QUOTES}
    table |= {ord(quote): "'" for quote in _SINGLE_QUOTES}
    for point in range(0x110000):
        category = unicodedata.category(chr(point)) if point < 0x30000 else "Cn"
        if category == "Nd" and point > 0x7F:
            table[point] = str(unicodedata.decimal(chr(point)))
        elif category == "Zs" and point != 0x20:
            table[point] = " "
    for point in [*range(0xC0, _LATIN_END), *_LATIN_EXTRA]:
        base = unicodedata.normalize("NFD", chr(point))[0]
        if point not in table and base.isascii():
            table[point] = "i" if base == "I" else base
    return table


def _resized(letters: dict[int, str]) -> dict[str, str]:
    """Characters that vanish or become several: marks, tatweel, controls, Arabic ligatures."""
    table = {chr(point): "" for point in _vanishing()}
    for point in [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD), 0xFB01, 0xFB02]:
        plain = unicodedata.normalize("NFKC", chr(point))
        if plain != chr(point):
            bare = "".join(char for char in plain if unicodedata.category(char) != "Mn")
            table[chr(point)] = bare.translate(letters).strip()
    return table


def _vanishing() -> list[int]:
    marks = [
        point
        for point in [*range(0x300, 0x370), *range(0x610, 0x61B), *range(0x64B, 0x660)]
        if unicodedata.category(chr(point)) == "Mn"
    ]
    quranic = [point for point in range(0x6D6, 0x6EE) if unicodedata.category(chr(point)) == "Mn"]
    controls = [0xAD, 0x640, 0x670, 0x61C, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F)]
    return marks + quranic + controls + [*range(0x2060, 0x2070)] + [*range(0xFE00, 0xFE10)]


LETTERS: Final = _letters()
"""One character for one: for `str.translate`."""

RESIZED: Final = _resized(LETTERS)
"""One character for none or several."""
