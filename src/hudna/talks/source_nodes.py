"""What files of talks have in common: sources, days, and checks said at their place."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from hudna.errors import InputError
from hudna.model.attribution import Attribution
from hudna.model.citation import Citation
from hudna.text.schema import Node

__all__ = ["day", "held", "rows", "sources"]

T = TypeVar("T")


def sources(node: Node) -> tuple[Attribution, ...]:
    """Return the sources of what stands here, at least one."""
    found = node["sources"].each(_attribution)
    if not found:
        node["sources"].wrong("this has no source", "Name the document it was read in")
    return found


def _attribution(node: Node) -> Attribution:
    node.fields(("citation",), ("said_by", "characters"))
    cited = node["citation"]
    cited.fields(("document", "article", "read_from"), ("address",))
    read_from = cited["read_from"].text()
    if read_from not in ("text", "press"):
        cited["read_from"].wrong(f"'{read_from}' is not known here", "Use 'text' or 'press'")
    citation = Citation(
        cited["document"].names_or_symbol(),
        cited["article"].names_or_symbol(),
        read_from,
        cited.optional_text("address"),
    )
    start, end = _characters(node["characters"]) if "characters" in node else (None, None)
    said_by = node.optional_text("said_by") or ""
    return Attribution(said_by=said_by, citation=citation, start=start, end=end)


def _characters(node: Node) -> tuple[int, int]:
    """Return the first character and the one past the last."""
    start, _dash, end = node.text().partition("-")
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end)):
        node.wrong(
            f"'{node.text()}' are no characters of a document",
            "Write the first and the one past the last, such as 120-180",
        )
    return int(start), int(end)


def day(node: Node) -> date:
    """Return the day here."""
    written = node.text()
    try:
        return date.fromisoformat(written)
    except ValueError:
        node.wrong(f"'{written}' is no day", "Write it as 2017-01-23")


def rows(node: Node, name: str, read: Callable[[Node], T]) -> tuple[T, ...]:
    """Return the items of a list that may be left out."""
    return node[name].each(read) if name in node else ()


def held(node: Node, check: Callable[[], None]) -> None:
    """Run a check of the model; what it finds is said as a mistake of this file."""
    try:
        check()
    except InputError as found:
        raise node.error(
            found.message,
            where=" ".join(filter(None, (node.where, found.where and f"({found.where})"))),
            advice=found.advice,
        ) from found
