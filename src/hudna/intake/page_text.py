"""The text of a laid-out page: signs by their places to lines, lines to paragraphs."""

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hudna.intake.visual_order import logical, mirrored, reads_right_to_left, turned

__all__ = ["Glyph", "LaidLine", "joined", "lines_of", "paragraphs"]

_SPACE_GAP = 0.18
_CELL_GAP = 1.8
"""Gaps between signs, in sizes of the font, that are a space and a new cell."""
_PITCH = 1.45
_SIZE = 1.2
_ROOM = 1.3
_LONG = 0.6
_LIST_MARK = re.compile(r"\s*(?:[-–—•*●▪■◦]|\(?\d{1,2}[.)]|\d{1,2} ?-)\s")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A sign and where it is, in points: its pen's place, its edges, its font's size."""

    text: str
    x: float
    y: float
    left: float
    right: float
    size: float


@dataclass(frozen=True, slots=True)
class LaidLine:
    """A line in reading order and where it is."""

    text: str
    left: float
    right: float
    y: float
    size: float
    right_to_left: bool


def lines_of(glyphs: Sequence[Sequence[Glyph]]) -> list[LaidLine]:
    """Return the lines of groups of signs that share a baseline each."""
    lines: list[LaidLine] = []
    before = False
    for group in glyphs:
        seen = sorted(group, key=lambda glyph: glyph.x)
        if not any(glyph.text.strip() for glyph in seen):
            continue
        turn = reads_right_to_left([glyph.text for glyph in seen])
        before = before if turn is None else turn
        text = logical(_spaced(seen), right_to_left=before)
        cells = [" ".join(cell.split()) for cell in text.split("\t")]
        inked = [glyph for glyph in seen if glyph.text.strip()]
        lines.append(
            LaidLine(
                "\t".join(cell for cell in cells if cell),
                min(glyph.left for glyph in inked),
                max(glyph.right for glyph in inked),
                statistics.median(glyph.y for glyph in inked),
                statistics.median(glyph.size for glyph in inked),
                before,
            )
        )
    backward = [line.text for line in lines if line.right_to_left]
    if mirrored(backward):
        lines = [replace(one, text=turned(one.text)) if one.right_to_left else one for one in lines]
    return lines


def _spaced(seen: Sequence[Glyph]) -> list[str]:
    """Return the signs with a space or a tab where a gap shows one."""
    signs: list[str] = []
    edge: float | None = None
    for glyph in seen:
        if not glyph.text.strip():
            signs.append(" ")
            edge = max(glyph.right, edge) if edge is not None else None
            continue
        gap = 0.0 if edge is None else (min(glyph.left, glyph.x) - edge) / max(glyph.size, 1.0)
        if gap > _CELL_GAP:
            signs.append("\t")
        elif gap > _SPACE_GAP:
            signs.append(" ")
        signs.append(glyph.text)
        edge = max(glyph.right, glyph.right if edge is None else edge)
    return signs


def paragraphs(lines: Sequence[LaidLine]) -> list[str]:
    """Join the lines a paragraph was wrapped into."""
    if not lines:
        return []
    made = [lines[0].text]
    margins = {
        turn: _margins([one for one in lines if one.right_to_left is turn] or lines)
        for turn in (False, True)
    }
    steps = [a.y - b.y for a, b in pairwise(lines) if a.y > b.y]
    pitch = statistics.median(steps) if steps else 0.0
    for line, following in pairwise(lines):
        if _breaks(line, following, *margins[line.right_to_left], pitch):
            made.append(following.text)
        else:
            made[-1] = joined(made[-1], following.text)
    return made


def _margins(lines: Sequence[LaidLine]) -> tuple[float, float]:
    """Return the edges of the running text: those of its long lines."""
    longest = max(line.right - line.left for line in lines)
    long = [line for line in lines if line.right - line.left > longest * _LONG]
    return min(line.left for line in long), max(line.right for line in long)


def _breaks(line: LaidLine, following: LaidLine, left: float, right: float, pitch: float) -> bool:
    if "\t" in line.text or "\t" in following.text or _LIST_MARK.match(following.text):
        return True
    down = line.y - following.y
    if down > pitch * _PITCH or max(line.size, following.size) > _SIZE * min(
        line.size, following.size
    ):
        return True
    room = line.left - left if line.right_to_left else right - line.right
    width = (line.right - line.left) / max(len(line.text), 1)
    word = following.text.split(" ", 1)[0]
    return room > (len(word) + 1) * width * _ROOM


def joined(text: str, following: str) -> str:
    """Return a line and the one it goes on in, without the hyphen it was broken at."""
    if text.endswith("\u00ad"):
        return text[:-1] + following
    if text.endswith(("-", "\u2010")) and text[-2:-1].isalpha() and following[:1].islower():
        return text[:-1] + following
    return f"{text} {following}"
