"""What a page's markup says of itself: meta elements, JSON-LD, time elements, links."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from hudna.intake.model import Facts

__all__ = ["day_in", "facts_of"]

_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_SPACE = re.compile(r"\s+")
_CODE = re.compile(r"[A-Za-z]{2}(?![A-Za-z])")
_LONGEST = 500
_NODES = 2_000
"""Objects of one piece of JSON-LD that are looked at."""

_SOURCES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "title": (
        ("meta[property='og:title']", "content"),
        ("ld", "headline"),
        ("meta[name='twitter:title']", "content"),
        ("h1", ""),
        ("title", ""),
    ),
    "author": (
        ("ld", "author"),
        ("meta[name=author]", "content"),
        ("meta[property='article:author']", "content"),
        ("[itemprop=author] [itemprop=name]", ""),
        ("[itemprop=author], [rel=author]", ""),
    ),
    "published": (
        ("meta[property='article:published_time']", "content"),
        ("ld", "datePublished"),
        ("meta[itemprop=datePublished]", "content"),
        ("meta[name=pubdate], meta[name=publish-date], meta[name='DC.date.issued']", "content"),
        (
            "meta[name=date], meta[name='publication_date'], meta[name='article:published']",
            "content",
        ),
        ("[itemprop=datePublished]", "datetime"),
        (
            "time[pubdate], article time[datetime], main time[datetime], h1 ~ time[datetime]",
            "datetime",
        ),
    ),
    "updated": (
        ("meta[property='article:modified_time'], meta[property='og:updated_time']", "content"),
        ("ld", "dateModified"),
        ("[itemprop=dateModified]", "content"),
    ),
    "language": (
        ("html", "lang"),
        ("ld", "inLanguage"),
        ("meta[http-equiv=content-language]", "content"),
        ("meta[property='og:locale']", "content"),
    ),
    "address": (
        ("link[rel=canonical]", "href"),
        ("meta[property='og:url']", "content"),
    ),
    "site": (
        ("meta[property='og:site_name']", "content"),
        ("ld", "publisher"),
        ("meta[name='application-name']", "content"),
    ),
}
"""Where each fact may stand, the best place first: a selector and an attribute ("" is the text),
or "ld" and a member of the page's JSON-LD."""


def facts_of(tree: LexborHTMLParser, document: str) -> Facts:
    """Return the facts with the place each was found at."""
    linked = list(_linked_data(tree))
    found: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for name, places in _SOURCES.items():
        for selector, key in places:
            raw = _member(linked, key) if selector == "ld" else _value(tree, selector, key)
            value = _as(name, raw)
            if value is not None:
                found[name] = value
                origins[name] = (
                    f"JSON-LD {key}" if selector == "ld" else f"{selector} {key}".strip()
                )
                break
    return Facts(document, origins=origins, **found)


def day_in(value: str) -> date | None:
    """Return the day an ISO 8601 date or time begins with, in its own zone; null for another."""
    stated = _DAY.match(value.strip())
    try:
        return date(int(stated[1]), int(stated[2]), int(stated[3])) if stated else None
    except ValueError:
        return None


def _as(name: str, raw: str | None) -> Any:
    text = _SPACE.sub(" ", raw or "").strip()[:_LONGEST]
    if not text:
        return None
    if name in ("published", "updated"):
        return day_in(text)
    if name == "language":
        code = _CODE.match(text)
        return code.group().lower() if code else None
    return text


def _value(tree: LexborHTMLParser, selector: str, attribute: str) -> str | None:
    node = tree.css_first(selector)
    if node is None:
        return None
    return node.attributes.get(attribute) if attribute else node.text(deep=True)


def _linked_data(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """Yield the objects of a page's JSON-LD, outer ones first."""
    for node in tree.css("script[type='application/ld+json']"):
        try:
            waiting = [json.loads(node.text(deep=True))]
        except (ValueError, RecursionError):
            continue
        for _ in range(_NODES):
            if not waiting:
                break
            value = waiting.pop(0)
            if isinstance(value, dict):
                yield value
            inner = value.values() if isinstance(value, dict) else value
            waiting += [one for one in inner if isinstance(one, dict | list)]


def _member(linked: list[dict[str, Any]], key: str) -> str | None:
    for value in (one[key] for one in linked if one.get(key)):
        for one in value if isinstance(value, list) else [value]:
            named = one.get("name") if isinstance(one, dict) else one
            if isinstance(named, str) and named.strip():
                return named
    return None
