"""The messages that pages and code show, read from the sources."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.utils.translation.template import templatize

import hudna.web

__all__ = ["Message", "all_messages"]

WEB = Path(hudna.web.__file__).parent
SINGLE = {"gettext", "gettext_noop", "gettext_lazy", "_"}

Message = tuple[str | None, str, str | None]
"""Context, message, plural."""


@cache
def all_messages() -> frozenset[Message]:
    """Return every message of the templates and the Python files."""
    found: set[Message] = set()
    for path in sorted(WEB.rglob("*.py")):
        found |= set(_calls(path.read_text("utf-8")))
    for path in sorted(WEB.rglob("templates/**/*.html")):
        for line in templatize(path.read_text("utf-8"), origin=str(path)).splitlines():
            found |= set(_in_line(line))
    return frozenset(found)


def _in_line(line: str) -> Iterator[Message]:
    for name in ("npgettext(", "pgettext(", "ngettext(", "gettext(", "_("):
        start = 0
        while (at := line.find(name, start)) >= 0:
            start = at + len(name)
            if at and (line[at - 1].isalnum() or line[at - 1] == "_"):
                continue
            end = _close(line, at + len(name))
            yield from _calls(line[at:end])


def _close(line: str, start: int) -> int:
    """Return the end of a call whose arguments begin at `start`, strings kept whole."""
    for end in range(start, len(line) + 1):
        if line[end - 1] == ")":
            try:
                ast.parse(f"f({line[start:end]}")
            except SyntaxError:
                continue
            return end
    return len(line)


def _calls(source: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        values = [a.value for a in node.args if isinstance(a, ast.Constant)]
        words = [v for v in values if isinstance(v, str)]
        if node.func.id in SINGLE and words:
            yield None, words[0], None
        elif node.func.id == "ngettext":
            yield None, words[0], words[1]
        elif node.func.id == "pgettext":
            yield words[0], words[1], None
        elif node.func.id == "npgettext":
            yield words[0], words[1], words[2]
