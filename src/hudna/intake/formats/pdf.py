"""PDF: the text of each page in reading order, by optical recognition where there is none."""

import pypdfium2
from pypdfium2 import PdfDocument, PdfiumError

from hudna.errors import InputError
from hudna.intake.documents import document
from hudna.intake.limits import check
from hudna.intake.model import Facts, Intake, Problem
from hudna.intake.page_facts import day_in
from hudna.intake.pdf_pages import read_pages

__all__ = ["read", "recognises"]

_HEAD = 1024


def recognises(name: str, data: bytes) -> bool:
    """Return whether the bytes begin as a PDF does; some have a few bytes before it."""
    return b"%PDF-" in data[:_HEAD] or (name.lower().endswith(".pdf") and b"%PDF" in data[:_HEAD])


def read(name: str, data: bytes) -> Intake:
    """Return one document with the text of all pages."""
    try:
        with PdfDocument(data) as pdf:
            check("pages", len(pdf), name)
            facts = _facts(pdf)
            found = read_pages(pdf, name)
    except PdfiumError as error:
        raise _unreadable(name, error) from error
    if not found.text.strip():
        return Intake(problems=found.problems or (_empty(name),))
    made = document(
        name,
        data,
        found.text,
        "application/pdf",
        title=facts.get("title"),
        flags=found.flags,
    )
    stated = Facts(
        made.id,
        title=facts.get("title"),
        author=facts.get("author"),
        updated=day_in(facts.get("updated", "")),
        origins=dict.fromkeys(facts, "document information"),
    )
    return Intake(documents=(made,), problems=found.problems, facts=(stated,))


def _facts(pdf: PdfDocument) -> dict[str, str]:
    """Return what the file says of itself; when it was made is not when it was published."""
    keys = {"title": "Title", "author": "Author", "updated": "ModDate"}
    read = {name: pdf.get_metadata_value(key).strip() for name, key in keys.items()}
    if "updated" in read:
        read["updated"] = read["updated"].removeprefix("D:")[:8]
    return {name: value for name, value in read.items() if value}


def _empty(name: str) -> Problem:
    return Problem(name, "the PDF holds no text", "Check that it was saved whole")


def _unreadable(name: str, error: PdfiumError) -> InputError:
    code = getattr(error, "err_code", None)
    if code == pypdfium2.raw.FPDF_ERR_PASSWORD:
        return InputError(
            "the PDF is locked with a password", where=name, advice="Hand in an unlocked copy"
        )
    return InputError(
        "the PDF is damaged", where=name, advice="Print it to a new PDF and hand that in"
    )
