"""The visible lines of a page, in order, each with what tells an article from a menu."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

__all__ = ["HEADINGS", "Line", "lines_of", "walk"]

BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details"}
    | {"div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "li", "main", "nav", "ol", "p", "pre", "section"}
    | {"summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
CELLS = frozenset({"td", "th"})
UNSEEN = frozenset(
    {"audio", "base", "button", "canvas", "embed", "head", "iframe", "input", "link", "map"}
    | {"math", "meta", "noscript", "object", "option", "script", "select", "style", "svg"}
    | {"template", "textarea", "title", "video"}
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
NEAR = 3
LONGEST_CELL = 160
HOLDERS = 16
"""How many of the blocks around a line are named."""

_CELL = "\0"
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class Line:
    """A line of text; `linked` of its characters are links; `holders` are the blocks around it,
    outermost first."""

    text: str
    tag: str
    linked: int
    holders: tuple[int, ...] = ()

    @property
    def is_link(self) -> bool:
        """Whether it is little else than a link."""
        return self.linked > len(self.text) * 0.6


class _Writer:
    """Collects text until a block begins or ends."""

    def __init__(self, tables: set[int]) -> None:
        self.tables = tables
        self.rows = 0
        self.links = 0
        self._blocks: list[tuple[int, str]] = []
        self._parts: list[str] = []
        self._linked = 0

    def write(self, text: str) -> None:
        self._parts.append(text)
        if self.links:
            self._linked += len(_SPACE.sub(" ", text).strip())

    def next_cell(self) -> None:
        self._parts.append(_CELL)

    def enter(self, number: int, tag: str, opens: bool) -> None:
        if opens:
            self._blocks.append((number, tag))
        elif self._blocks:
            self._blocks.pop()

    @property
    def preformatted(self) -> bool:
        return any(tag == "pre" for _, tag in self._blocks[-NEAR:])

    def end_line(self) -> Iterator[Line]:
        """Yield the line that ends here, unless it is empty."""
        cells = [_SPACE.sub(" ", cell).strip() for cell in "".join(self._parts).split(_CELL)]
        text = "\t".join(cell for cell in cells if cell)
        linked, self._linked = self._linked, 0
        self._parts.clear()
        if text:
            tags = [tag for _, tag in reversed(self._blocks)]
            heading = next((tag for tag in tags[:NEAR] if tag in HEADINGS), None)
            holders = tuple(number for number, _ in self._blocks[-HOLDERS:])
            yield Line(text, heading or (tags[0] if tags else ""), linked, holders)


def lines_of(root: LexborNode, skipped: Collection[int] = ()) -> Iterator[Line]:
    """Yield the lines below a node, cells of a row as one line with tabs between them.

    `skipped` are the numbers of nodes to leave out with all they hold.
    """
    writer = _Writer({table.mem_id for table in root.css("table") if _holds_data(table)})
    for node, opens in walk(root, skipped):
        if not node.is_text_node:
            yield from _at_tag(writer, node, node.tag or "", opens)
        elif opens:
            *whole, rest = (node.text_content or "").split("\n" if writer.preformatted else "\0")
            for text in whole:
                writer.write(text)
                yield from writer.end_line()
            writer.write(rest)
    yield from writer.end_line()


def _at_tag(writer: _Writer, node: LexborNode, tag: str, opens: bool) -> Iterator[Line]:
    if tag == "a":
        writer.links += 1 if opens else -1
    elif tag in BLOCKS:
        in_row = writer.rows > 0
        if tag == "table" and node.mem_id in writer.tables:
            writer.rows += 1 if opens else -1
        if in_row and tag in CELLS:
            writer.next_cell()
        elif in_row and tag != "tr":
            writer.write(" ")
        else:
            yield from writer.end_line()
            writer.enter(node.mem_id, tag, opens)
    elif tag == "br" and opens:
        if writer.rows:
            writer.write(" ")
        else:
            yield from writer.end_line()


def _holds_data(table: LexborNode) -> bool:
    """Return whether a table is one, and not the frame old pages hang their text in."""
    if table.css_first("table table, h1, h2") is not None:
        return False
    cells = table.css("td, th")
    return len(cells) > len(table.css("tr")) and all(
        len(cell.text(deep=True)) <= LONGEST_CELL for cell in cells
    )


def walk(root: LexborNode, skipped: Collection[int] = ()) -> Iterator[tuple[LexborNode, bool]]:
    """Yield every node at its beginning and at its end; no recursion, so no page is too deep."""
    node: LexborNode | None = root
    end = root.mem_id
    while node is not None:
        yield node, True
        hidden = (node.tag or "") in UNSEEN or node.mem_id in skipped
        child = None if hidden else node.first_child
        if child is not None:
            node = child
            continue
        while node is not None:
            yield node, False
            if node.mem_id == end:
                return
            if node.next is not None:
                node = node.next
                break
            node = node.parent
