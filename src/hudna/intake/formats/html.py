"""Web pages: the main text by paragraphs, and what the page says of itself."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from hudna.intake.documents import document
from hudna.intake.encoding import decode
from hudna.intake.model import Intake, PageFacts, Problem

__all__ = ["read", "recognises"]

_LOOKS = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|article|meta|p|div)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HEAD = 4096
_CLUTTER = "script, style, noscript, template, nav, header, footer, aside, form, button, iframe"
_BLOCKS = "p, li, h1, h2, h3, h4, blockquote, pre, td, figcaption"
_MAIN = ("article", "[itemprop=articleBody]", "main", "[role=main]")
_LEAST = 200
_PUBLISHED = (
    ("meta[property='article:published_time']", "content"),
    ("meta[itemprop=datePublished]", "content"),
    ("meta[name=pubdate], meta[name=publish-date], meta[name='DC.date.issued']", "content"),
    ("[itemprop=datePublished]", "datetime"),
    ("time[pubdate]", "datetime"),
)


def recognises(name: str, data: bytes) -> bool:
    """Return whether it is a page, by its name or its first tags."""
    if name.lower().endswith((".html", ".htm", ".xhtml")):
        return True
    return _LOOKS.match(data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")) is not None


def read(name: str, data: bytes) -> Intake:
    """Return one document with the page's main text, a paragraph a line."""
    declared = _CHARSET.search(data[:_HEAD])
    source, problems = decode(name, data, declared[1].decode("ascii") if declared else None)
    tree = LexborHTMLParser(source)
    published = _published(tree)
    title, address = _title(tree), _attribute(tree, "link[rel=canonical]", "href")
    language = _attribute(tree, "html", "lang")
    for node in tree.css(_CLUTTER):
        node.decompose()
    text = _main_text(tree)
    if not text:
        advice = "Open the page in a browser and save the text itself"
        problems.append(Problem(name, "the page holds no text to read", advice))
    made = document(name, data, text, "text/html", title=title, address=address)
    facts = PageFacts(made.id, published, language[:2].lower() if language else None)
    return Intake(documents=(made,), problems=tuple(problems), facts=(facts,))


def _main_text(tree: LexborHTMLParser) -> str:
    """The marked main part where it holds enough, else the whole body."""
    for selector in _MAIN:
        texts = [_paragraphs(node) for node in tree.css(selector)]
        longest = max(texts, key=len, default="")
        if len(longest) >= _LEAST:
            return longest
    return _paragraphs(tree.body) if tree.body else ""


def _paragraphs(node: LexborNode) -> str:
    lines = []
    for block in node.css(_BLOCKS):
        if block.css_first("p, li, td") is not None and block.tag not in ("p",):
            continue
        line = _SPACE.sub(" ", block.text(deep=True)).strip()
        if line:
            lines.append(line)
    if not lines:
        lines = [_SPACE.sub(" ", line).strip() for line in node.text(deep=True).split("\n")]
    return "\n".join(line for line in lines if line)


def _title(tree: LexborHTMLParser) -> str | None:
    stated = _attribute(tree, "meta[property='og:title']", "content")
    if stated:
        return stated
    for selector in ("h1", "title"):
        node = tree.css_first(selector)
        if node is not None and node.text(deep=True).strip():
            return _SPACE.sub(" ", node.text(deep=True)).strip()
    return None


def _published(tree: LexborHTMLParser) -> date | None:
    stated = [_attribute(tree, selector, name) for selector, name in _PUBLISHED]
    for value in [*stated, *_linked_data(tree)]:
        found = _DAY.match(value or "")
        if found:
            try:
                return date.fromisoformat(found.group())
            except ValueError:
                continue
    return None


def _linked_data(tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css("script[type='application/ld+json']"):
        try:
            yield from _dates_in(json.loads(node.text(deep=True)))
        except (ValueError, RecursionError):
            continue


def _dates_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("datePublished"), str):
            yield value["datePublished"]
        for item in value.values():
            yield from _dates_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from _dates_in(item)


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str | None:
    node = tree.css_first(selector)
    value = node.attributes.get(name) if node is not None else None
    return value.strip() or None if value else None
