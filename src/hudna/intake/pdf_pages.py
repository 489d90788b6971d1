"""The pages of a PDF as one text, with what a person should look at."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pypdfium2 import PdfDocument, PdfPage, raw

from hudna.errors import InputError
from hudna.intake.garble import legibility, turned_round
from hudna.intake.limits import LIMITS
from hudna.intake.model import Problem
from hudna.intake.ocr import ADVICE, best_language, number_flags, recogniser
from hudna.intake.page_text import LaidLine, joined, lines_of, paragraphs
from hudna.intake.pdf_glyphs import glyphs_of
from hudna.model.reading import Flag
from hudna.model.span import Span

__all__ = ["PdfText", "read_pages"]

_DOTS = 300 / 72
_EDGE_LINES = 2
_REPEATED = 3
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"[.!?؟…:؛»\")\]]\s*$")
_LONG = 80
_NAMED = 10
_STRAY = 20
"""Characters of a page that are still no text: a stamp, a number."""


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text, its flags, and the pages that could not be read."""

    text: str
    flags: tuple[Flag, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Page:
    paragraphs: list[str] = field(default_factory=list)
    recognised: bool = False
    turned: bool = False

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


def read_pages(pdf: PdfDocument, name: str) -> PdfText:
    """Return the text of all pages; what is garbled or a picture goes to optical recognition."""
    laid = [_lines(pdf[number]) for number in range(len(pdf))]
    edges = _repeated_edges(laid)
    pages = [_page(_inner(lines, edges, n)) for n, lines in enumerate(laid, start=1)]
    needed = [n for n, page in enumerate(pages) if _needs_recognition(page, pdf[n])]
    problems = tuple(_recognise(pdf, pages, needed, name))
    return _assembled(pages, problems)


def _lines(page: PdfPage) -> list[LaidLine]:
    return lines_of(glyphs_of(page))


def _page(lines: Sequence[LaidLine]) -> _Page:
    text = "\n".join(paragraphs(lines))
    turned = turned_round(text) if any(line.right_to_left for line in lines) else None
    return _Page((turned or text).split("\n") if text else [], turned=turned is not None)


def _repeated_edges(laid: Sequence[Sequence[LaidLine]]) -> set[str]:
    """Return what stands at the top or bottom of most pages: running heads and page numbers."""
    edges = Counter(
        _DIGITS.sub("#", line.text)
        for lines in laid
        for line in {*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:]}
    )
    return {text for text, times in edges.items() if times >= max(_REPEATED, len(laid) / 2)}


def _inner(lines: Sequence[LaidLine], edges: set[str], number: int) -> list[LaidLine]:
    """Return a page's lines without the repeated ones at its edges and its own number."""
    last = len(lines) - 1
    return [
        line
        for n, line in enumerate(lines)
        if not (
            (n < _EDGE_LINES or n > last - _EDGE_LINES) and _DIGITS.sub("#", line.text) in edges
        )
        and not (n in (0, last) and last > 0 and line.text.strip(" -–—") == str(number))
    ]


def _needs_recognition(page: _Page, own: PdfPage) -> bool:
    seen = legibility(page.text)
    if len("".join(page.text.split())) >= _STRAY:
        return seen.garbled
    return any(True for _ in own.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _recognise(
    pdf: PdfDocument, pages: list[_Page], needed: Sequence[int], name: str
) -> Iterator[Problem]:
    """Replace pages by what optical recognition makes of them; yield those it cannot do."""
    program = recogniser()
    if needed and program is None:
        yield Problem(name, f"{_numbers(needed)} a picture or garbled: unread", ADVICE)
    most = LIMITS["ocr_pages"].most
    if program is not None and len(needed) > most:
        message = f"{_numbers(needed[most:])} a picture or garbled: unread beyond {most} such pages"
        yield Problem(name, message, LIMITS["ocr_pages"].advice)
    language = ""
    for n in needed:
        page = pages[n]
        before, page.paragraphs = page.paragraphs, []
        if program is None or needed.index(n) >= most:
            continue
        image = _picture(pdf[n])
        language = language or best_language(program, image)
        try:
            text = program.read(image, language)
        except InputError as error:
            yield Problem(f"{name}, page {n + 1}", error.message, error.advice)
            continue
        page.recognised = True
        page.paragraphs = _recognised_paragraphs(text) or before


def _recognised_paragraphs(text: str) -> list[str]:
    """Join the lines of each block tesseract sets apart by an empty line."""
    blocks = (block.split("\n") for block in re.split(r"\n\s*\n", text))
    return [" ".join(" ".join(lines).split()) for lines in blocks if "".join(lines).strip()]


def _picture(page: PdfPage) -> bytes:
    """Return a page in grey at 300 dots an inch, or coarser if that is too large, as PGM."""
    width, height = page.get_size()
    most = math.sqrt(LIMITS["page_pixels"].most / max(width * height, 1.0))
    pixels = page.render(scale=min(_DOTS, most), grayscale=True).to_numpy()
    rows, columns = pixels.shape[:2]
    return b"P5\n%d %d\n255\n%b" % (columns, rows, bytes(pixels.tobytes()))


def _numbers(pages: Sequence[int]) -> str:
    named = ", ".join(str(n + 1) for n in pages[:_NAMED]) + (" ..." if len(pages) > _NAMED else "")
    return f"page {named} is" if len(pages) == 1 else f"pages {named} are"


def _assembled(pages: Sequence[_Page], problems: tuple[Problem, ...]) -> PdfText:
    """Return the pages as one text; a sentence that runs over to the next page is one line."""
    lines: list[str] = []
    flags: list[Flag] = []
    at = 0
    goes_on = False
    for number, page in enumerate(pages, start=1):
        own = page.paragraphs
        if goes_on and own and not page.recognised and "\t" not in own[0]:
            at -= len(lines[-1]) + 1
            own = [joined(lines.pop(), own[0]), *own[1:]]
        text = "\n".join(own)
        if page.recognised and text:
            message = f"Page {number} was read from a picture by optical recognition"
            flags += [Flag("ocr_text", message, Span(at, at + len(text))), *number_flags(text, at)]
        if page.turned and text:
            message = f"Page {number} was laid out backwards and is turned round; compare it"
            flags.append(Flag("turned_text", message, Span(at, at + len(text))))
        if own:
            lines += own
            at += len(text) + 1
            goes_on = not page.recognised and _runs_on(own[-1])
    return PdfText("\n".join(lines), tuple(flags), problems)


def _runs_on(text: str) -> bool:
    return len(text) > _LONG and "\t" not in text and not _ENDS.search(text)
