"""Web pages: the article by paragraphs, and what the page says of itself."""

import re
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from hudna.intake.dateline import dated
from hudna.intake.documents import document
from hudna.intake.encoding import decode
from hudna.intake.limits import LIMITS, check
from hudna.intake.model import Intake, Problem
from hudna.intake.page_body import article, depth_of
from hudna.intake.page_facts import facts_of

__all__ = ["read", "recognises"]

_LOOKS = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|article|meta|p|div)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_PICTURE = re.compile(rb"data:[\w/+.;=-]{0,80},[\w%/+=]{200,}")
_TAG = re.compile(rb"<(/?)(?:div|span|section|article|table|ul|ol|font|b|i|a|em|strong)\b", re.I)
_HEAD = 4096


def recognises(name: str, data: bytes) -> bool:
    """Return whether it is a page, by its name or its first tags."""
    if name.lower().endswith((".html", ".htm", ".xhtml")):
        return True
    return _LOOKS.match(data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")) is not None


def read(name: str, data: bytes) -> Intake:
    """Return one document with the page's article, a paragraph a line."""
    markup = _PICTURE.sub(b"", data)
    check("markup_bytes", len(markup), name)
    check("open_elements", _open_at_once(markup), name)
    declared = _CHARSET.search(data[:_HEAD])
    source, problems = decode(name, markup, declared[1].decode("ascii") if declared else None)
    tree = LexborHTMLParser(source)
    check("element_depth", depth_of(tree, LIMITS["element_depth"].most + 1), name)
    facts = facts_of(tree, "")
    lines = article(tree)
    if not lines:
        advice = "Open the page in a browser and save the text itself"
        problems.append(Problem(name, "the page holds no text to read", advice))
    titled = tree.css_first("h1") is not None
    text = dated(lines, facts.published if lines else None, titled=titled)
    made = document(name, data, text, "text/html", title=facts.title, address=facts.address)
    return Intake(
        documents=(made,), problems=tuple(problems), facts=(replace(facts, document=made.id),)
    )


def _open_at_once(markup: bytes) -> int:
    """Return how many elements that must be closed are open at most; parsers slow down by them."""
    most = now = 0
    for tag in _TAG.finditer(markup):
        now = max(now - 1, 0) if tag[1] else now + 1
        most = max(most, now)
    return most
