"""The signs of a PDF page with their places, by PDFium."""

import ctypes
import math
import unicodedata
from dataclasses import replace

from pypdfium2 import PdfPage, raw

from hudna.intake.limits import check
from hudna.intake.page_text import Glyph

__all__ = ["glyphs_of"]

_SAME_LINE = 0.35
"""How far, in heights of a sign, baselines of one line may lie apart."""
_NEIGHBOURS = 3
_SLACK = 0.3
_TIE = 0.01
_UNMAPPED = "\ufffd"


def glyphs_of(page: PdfPage) -> list[list[Glyph]]:
    """Return the signs of a page by lines, in the order the page draws them.

    What the font gives no letter for is U+FFFD.
    """
    text_page = page.get_textpage()
    groups: list[list[Glyph]] = []
    try:
        count = text_page.count_chars()
        check("text_characters", count, "")
        for index in range(count):
            if raw.FPDFText_IsGenerated(text_page, index) == 1:
                continue
            glyph = _glyph(text_page, index)
            if glyph is None:
                continue
            last = groups[-1][-1] if groups else None
            if last is not None and _one_sign(last, glyph):
                groups[-1][-1] = replace(last, text=last.text + glyph.text)
            elif groups and _on_line(groups[-1][0], glyph):
                groups[-1].append(glyph)
            else:
                groups.append([glyph])
    finally:
        text_page.close()
    return [_once(_with_marks(group)) for group in groups]


def _one_sign(first: Glyph, second: Glyph) -> bool:
    """Return whether two letters are drawn as one: "ffi", lam with alef."""
    place = (second.x, second.y, second.left, second.right)
    drawn = first.text.strip() and second.right > second.left
    return bool(drawn) and (first.x, first.y, first.left, first.right) == place


def _on_line(first: Glyph, glyph: Glyph) -> bool:
    return abs(first.y - glyph.y) <= _SAME_LINE * max(first.size, glyph.size)


def _once(group: list[Glyph]) -> list[Glyph]:
    """Leave out what is drawn twice in a place, and spaces of no width."""
    pens = {round(g.x, 1) for g in group if g.text.strip()}
    kept: list[Glyph] = []
    for glyph in sorted(group, key=lambda g: (g.left, -g.right)):
        narrow = glyph.right - glyph.left < _SLACK
        if not glyph.text.strip() and (narrow or round(glyph.x, 1) in pens):
            continue
        again = any(_covers(g, glyph) for g in kept[-_NEIGHBOURS:])
        if not again or not glyph.text.strip() or glyph.right == glyph.left:
            kept.append(glyph)
    return kept


def _covers(first: Glyph, second: Glyph) -> bool:
    """Return whether a sign is drawn over the same sign."""
    inside = second.right <= first.right + _SLACK and second.left < first.right - _SLACK
    return first.text == second.text and inside


def _glyph(text_page: object, index: int) -> Glyph | None:
    code = raw.FPDFText_GetUnicode(text_page, index)
    if code in (0, 0xD, 0xA, 0xFFFE, 0xFFFF) or 0xD800 <= code <= 0xDFFF:
        char = _UNMAPPED if code in (0, 0xFFFE, 0xFFFF) else ""
    else:
        char = chr(code)
    if raw.FPDFText_HasUnicodeMapError(text_page, index) == 1:
        char = _UNMAPPED
    if not char:
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    if not raw.FPDFText_GetCharOrigin(text_page, index, x, y):
        return None
    if not raw.FPDFText_GetLooseCharBox(text_page, index, box):
        return None
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text_page, index, matrix)
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    size = max(raw.FPDFText_GetFontSize(text_page, index) * scale, 1.0)
    pen = x.value + _tie(char, box.right > box.left)
    return Glyph(char, pen, y.value, box.left, box.right, size)


def _tie(char: str, wide: bool) -> float:
    """Return how to shift an invisible joiner that shares its place with a letter.

    One written with the next letter in one sign comes before it, one of no width after the last;
    joiners occur in right-to-left scripts, where before is to the right.
    """
    if unicodedata.category(char) != "Cf":
        return 0.0
    return _TIE if wide else -_TIE


def _with_marks(group: list[Glyph]) -> list[Glyph]:
    """Put each combining mark onto the letter it stands over."""
    bases = [g for g in group if not unicodedata.combining(g.text[0]) and g.text.strip()]
    if not bases or len(bases) == len(group):
        return group
    marks: dict[int, str] = {}
    made = []
    for glyph in group:
        if unicodedata.combining(glyph.text[0]):
            middle = (glyph.left + glyph.right) / 2
            over = min(bases, key=lambda base: abs((base.left + base.right) / 2 - middle))
            marks[id(over)] = marks.get(id(over), "") + glyph.text
        else:
            made.append(glyph)
    return [replace(g, text=g.text + marks[id(g)]) if id(g) in marks else g for g in made]
