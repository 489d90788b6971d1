"""Word documents (Office Open XML, ECMA-376): paragraphs, tables row by row, notes, headers."""

import re
from collections.abc import Iterator

from lxml import etree

from hudna.intake.archive import unpacked
from hudna.intake.documents import document
from hudna.intake.model import Facts, Intake, Problem
from hudna.intake.page_facts import day_in
from hudna.intake.word_blocks import lines_of, notes_of
from hudna.intake.xml import parsed

__all__ = ["read", "recognises"]

_MAIN = "word/document.xml"
_PARTS = re.compile(
    r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml|docProps/core\.xml"
)
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_CORE = {
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "author": "{http://purl.org/dc/elements/1.1/}creator",
    "language": "{http://purl.org/dc/elements/1.1/}language",
    "updated": "{http://purl.org/dc/terms/}modified",
}
_LETTERS = re.compile(r"[^\W\d_]")


def recognises(name: str, data: bytes) -> bool:
    """Return whether it is an archive with a Word document in it."""
    return data.startswith(b"PK\x03\x04") and _MAIN.encode() in data


def read(name: str, data: bytes) -> Intake:
    """Return one document: the page header, the body, the notes, the page footer."""
    parts = {
        part: parsed(content, f"{name}: {part}")
        for part, content in unpacked(name, data, lambda part: bool(_PARTS.fullmatch(part))).items()
    }
    text = "\n".join(_lines(parts))
    problems = () if text else (Problem(name, "the document holds no text", "Check its pages"),)
    facts = _facts(parts.get("docProps/core.xml"))
    made = document(name, data, text, _MEDIA, title=facts.get("title"))
    language = facts.get("language", "")[:2].lower()
    stated = Facts(
        made.id,
        title=facts.get("title"),
        author=facts.get("author"),
        updated=day_in(facts.get("updated", "")),
        language=language or None,
        origins=dict.fromkeys(facts, "core properties"),
    )
    return Intake(documents=(made,), problems=problems, facts=(stated,))


def _lines(parts: dict[str, etree._Element]) -> Iterator[str]:
    """Yield all lines; the header of every section once, without bare page numbers."""
    yield from _margins(parts, "word/header")
    if _MAIN in parts:
        yield from lines_of(parts[_MAIN])
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        if name in parts:
            yield from notes_of(parts[name])
    yield from _margins(parts, "word/footer")


def _margins(parts: dict[str, etree._Element], kind: str) -> Iterator[str]:
    lines = (
        line for name in sorted(parts) if name.startswith(kind) for line in lines_of(parts[name])
    )
    yield from dict.fromkeys(line for line in lines if _LETTERS.search(line))


def _facts(core: etree._Element | None) -> dict[str, str]:
    """Return the core properties; when it was made is not when it was published."""
    if core is None:
        return {}
    found = {name: (core.findtext(tag) or "").strip() for name, tag in _CORE.items()}
    return {name: value for name, value in found.items() if value}
