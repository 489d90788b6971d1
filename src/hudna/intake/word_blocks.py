"""The lines of a part of a Word document (ECMA-376, part 1, clause 17)."""

from collections.abc import Iterator

from lxml import etree

__all__ = ["lines_of", "notes_of"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSEEN = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", _FALLBACK})
"""Deleted and moved text, field codes, and the second copy of a text box."""
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_LONGEST_CELL = 160
_NOTES = (f"{W}footnote", f"{W}endnote")


def lines_of(root: etree._Element) -> Iterator[str]:
    """Yield paragraphs as lines and rows of tables as lines with tabs, in their order."""
    for child in root:
        if child.tag in _UNSEEN:
            continue
        if child.tag == f"{W}p":
            yield from _paragraph(child)
        elif child.tag == f"{W}tbl":
            yield from _table(child)
        elif isinstance(child.tag, str):
            yield from lines_of(child)


def notes_of(root: etree._Element) -> Iterator[str]:
    """Yield footnotes or endnotes, without the rules that part them from the text."""
    for note in root:
        if note.tag in _NOTES and note.get(f"{W}type") in (None, "normal"):
            yield from lines_of(note)


def _paragraph(paragraph: etree._Element) -> Iterator[str]:
    boxes: list[etree._Element] = []
    for line in "".join(_text(paragraph, boxes)).split("\n"):
        words = "\t".join(" ".join(cell.split(" ")).strip() for cell in line.split("\t")).strip()
        if words:
            yield words
    for box in boxes:
        yield from lines_of(box)


def _text(node: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
    for child in node:
        if child.tag in _UNSEEN or _hidden(child):
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == f"{W}txbxContent":
            boxes.append(child)
        elif isinstance(child.tag, str):
            yield from _text(child, boxes)


def _hidden(run: etree._Element) -> bool:
    """Return whether a run is hidden from who reads the page."""
    vanish = run.find(f"{W}rPr/{W}vanish") if run.tag == f"{W}r" else None
    return vanish is not None and vanish.get(f"{W}val") not in ("0", "false", "off")


def _table(table: etree._Element) -> Iterator[str]:
    """Yield rows as lines; a table that frames running text gives the lines of its cells."""
    rows = [
        [list(lines_of(cell)) for cell in _cells(row)]
        for row in table.iter(f"{W}tr")
        if row.getparent() is not None and _own(row, table)
    ]
    framing = any(sum(map(len, cell)) > _LONGEST_CELL for row in rows for cell in row)
    for row in rows:
        if framing:
            yield from (line for cell in row for line in cell)
        else:
            line = "\t".join(" ".join(cell).replace("\t", " ") for cell in row if cell)
            if line:
                yield line


def _own(row: etree._Element, table: etree._Element) -> bool:
    return next(row.iterancestors(f"{W}tbl"), None) is table


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """Yield the cells of a row, also those inside content controls."""
    return (cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr"), None) is row)
