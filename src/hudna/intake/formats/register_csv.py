"""Registers as a table: one count a line, by report, side and area.

Needed columns: report_id, registering_side, governorate, violations. Read where present:
publication_date, period_end_date, iso_3166_2, source_url, language, series, note.
"""

import csv
import io
from datetime import date

from hudna.intake.documents import document
from hudna.intake.encoding import decode
from hudna.intake.limits import check
from hudna.intake.model import Intake, Problem, RegisterRow

__all__ = ["read", "recognises"]

_NEEDED = ("report_id", "registering_side", "governorate", "violations")
_ADVICE = "Correct the line and hand the file in again; the other lines were taken"


def recognises(name: str, data: bytes) -> bool:
    """Return whether the first line names the columns of a register, or it is a CSV by name."""
    first = data[:2048].split(b"\n", 1)[0]
    return name.lower().endswith(".csv") or all(name.encode() in first for name in _NEEDED)


def read(name: str, data: bytes) -> Intake:
    """Return the table as a document, a row for every line that can be used, else a problem.

    A file without the columns of a register, or without one usable line, is no document.
    """
    check("markup_bytes", len(data), name)
    text, problems = decode(name, data)
    text = text.lstrip("\ufeff")
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    header = [column.strip() for column in next(reader, [])]
    missing = [column for column in _NEEDED if column not in header]
    if missing:
        advice = f"A register has the columns {', '.join(_NEEDED)}"
        message = f"the columns {', '.join(missing)} are missing"
        return Intake(problems=(*problems, Problem(f"{name}:1", message, advice)))
    rows: list[RegisterRow] = []
    seen: dict[tuple[str, str, str], int] = {}
    try:
        for cells in reader:
            where = f"{name}:{reader.line_num}"
            if not any(cell.strip() for cell in cells):
                continue
            row = _row(cells, header, where, reader.line_num, seen)
            if isinstance(row, Problem):
                problems.append(row)
            else:
                rows.append(row)
    except csv.Error as error:
        advice = "Check for an open quotation mark; the lines before it were taken"
        problems.append(Problem(f"{name}:{reader.line_num}", f"no table: {error}", advice))
    made = (document(name, data, text, "text/csv"),) if rows else ()
    return Intake(documents=made, registers=tuple(rows), problems=tuple(problems))


def _row(
    cells: list[str],
    header: list[str],
    where: str,
    line: int,
    seen: dict[tuple[str, str, str], int],
) -> RegisterRow | Problem:
    if len(cells) != len(header):
        return Problem(where, f"{len(cells)} cells where {len(header)} are named", _ADVICE)
    value = {column: cell.strip() for column, cell in zip(header, cells, strict=True)}
    empty = [column for column in _NEEDED if not value[column]]
    if empty:
        return Problem(where, f"{', '.join(empty)} is empty", _ADVICE)
    if not value["violations"].isdecimal():
        return Problem(where, f"{value['violations']!r} is not a count", _ADVICE)
    key = (value["report_id"], value["registering_side"], value["governorate"])
    if key in seen:
        return Problem(where, f"repeats line {seen[key]}: one count per side and area", _ADVICE)
    days: dict[str, date | None] = {}
    for column in ("publication_date", "period_end_date"):
        try:
            days[column] = date.fromisoformat(value[column]) if value.get(column) else None
        except ValueError:
            return Problem(where, f"{value[column]!r} is not a date (year-month-day)", _ADVICE)
    seen[key] = line
    return RegisterRow(
        report_id=value["report_id"],
        side=value["registering_side"],
        area=value["governorate"],
        area_code=value.get("iso_3166_2") or None,
        count=int(value["violations"]),
        publication_date=days["publication_date"],
        period_end=days["period_end_date"],
        source_url=value.get("source_url") or None,
        language=value.get("language") or None,
        series=value.get("series") or None,
        note=value.get("note", ""),
        line=line,
    )
