"""Comma-separated rows that a spreadsheet opens as text, never as formulas."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

__all__ = ["BYTE_ORDER_MARK", "Field", "csv_bytes", "harmless"]

BYTE_ORDER_MARK = "\ufeff".encode()
"""Tells spreadsheets that the file is UTF-8; without it they garble Arabic."""

Field = str | int | float | None
"""What a cell may hold; null becomes an empty cell."""

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""First characters that make spreadsheets run a cell, their full-width forms included."""


def harmless(value: Field) -> str:
    """Return a cell; text that a spreadsheet could run gets an apostrophe before it."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    text = value.replace("\x00", "")
    return f"'{text}" if text.lstrip(" \u00a0\u200e\u200f\ufeff").startswith(_STARTS) else text


def csv_bytes(
    columns: Sequence[str], rows: Iterable[Sequence[Field]], *, mark: bool = False
) -> Iterator[bytes]:
    """Yield the header and then each row (RFC 4180), with a byte-order mark when asked for."""
    if mark:
        yield BYTE_ORDER_MARK
    yield _line(columns)
    for row in rows:
        yield _line(row)


def _line(row: Sequence[Field]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([harmless(value) for value in row])
    return out.getvalue().encode("utf-8", "replace")
