"""Reading a table of registers: every count with the line of the table it stands in."""

from hudna.intake.intake import RegisterRow, read_bytes
from hudna.model.document import Document
from hudna.model.reading import DocumentFacts, Published, Reading, RegisterLine
from hudna.model.span import Span
from hudna.model.when import When

__all__ = ["TABLE", "read_table", "rows_of"]

TABLE = "text/csv"
"""The media type of a table of registers."""

UNDETERMINED = "und"
"""The language of a table whose lines name none or several (BCP 47)."""


def rows_of(document: Document) -> tuple[RegisterRow, ...]:
    """Return the rows of a table that was handed in."""
    return read_bytes(document.name, document.text.encode("utf-8", "surrogatepass")).registers


def read_table(document: Document) -> Reading:
    """Return the counts of a table; it holds no claims and says no day of its own."""
    rows = rows_of(document)
    spans = _lines(document.text)
    languages = {row.language for row in rows if row.language}
    return Reading(
        DocumentFacts(
            document.id,
            document.text_sha256,
            languages.pop() if len(languages) == 1 else UNDETERMINED,
            Published(When.unknown(), stated=False),
        ),
        registers=tuple(_line(row, spans[row.line - 1]) for row in rows),
        flags=document.flags,
    )


def _line(row: RegisterRow, span: Span) -> RegisterLine:
    day = row.period_end or row.publication_date
    return RegisterLine(
        row.side, day.isoformat() if day else None, row.area, row.area_code, row.count, span
    )


def _lines(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line.rstrip("\r"))))
        start += len(line) + 1
    return spans
