"""RSS (0.9 to 2.0) and Atom (RFC 4287): every item a document of its own."""

import copy
import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime

from lxml import etree

from hudna.intake.dateline import dated
from hudna.intake.documents import document
from hudna.intake.limits import check
from hudna.intake.model import Facts, Intake, Part, Problem
from hudna.intake.page_body import fragment
from hudna.intake.page_facts import day_in
from hudna.intake.xml import parsed

__all__ = ["read", "recognises"]

_LOOKS = re.compile(rb"<(?:rss|(?:\w+:)?RDF|feed)[\s>]")
_XML = re.compile(rb"\s*<(?:\?xml|!--|!DOCTYPE rss|rss|feed|(?:\w+:)?RDF)")
_HEAD = 4096
_FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "published": ("pubDate", "published", "date", "issued"),
    "updated": ("updated", "modified"),
    "author": ("creator", "author"),
    "content": ("encoded", "content", "description", "summary"),
    "address": ("link",),
}
"""The elements a fact may stand in, the best first, by local name."""
_SHORT = 200


def recognises(name: str, data: bytes) -> bool:
    """Return whether it is XML whose root is that of a feed."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf")
    return _XML.match(head) is not None and _LOOKS.search(head) is not None


def read(name: str, data: bytes) -> Intake:
    """Return a feed of one item as a document, of several as so many feeds of one."""
    root = parsed(data, name, lenient=True)
    items = [one for one in root.iter() if _name(one) in ("item", "entry")]
    check("feed_items", len(items), name)
    if not items:
        return Intake(problems=(Problem(name, "the feed has no items", "Ask for it again later"),))
    if len(items) > 1:
        return Intake(parts=tuple(_alone(root, item, n, name) for n, item in enumerate(items, 1)))
    return _document(root, items[0], name, data)


def _alone(root: etree._Element, item: etree._Element, number: int, name: str) -> Part:
    """Return a feed of the same kind with one item and the title of the whole."""
    made = etree.Element(root.tag, dict(root.attrib), nsmap=root.nsmap)
    channel = next((one for one in root if _name(one) == "channel"), root)
    holder = made if channel is root else etree.SubElement(made, channel.tag)
    for kept in channel:
        if _name(kept) in ("title", "language"):
            holder.append(_copied(kept))
    (holder if item.getparent() is channel else made).append(_copied(item))
    return Part(f"{name}#{number}", etree.tostring(made, encoding="utf-8", xml_declaration=True))


def _copied(element: etree._Element) -> etree._Element:
    made = copy.deepcopy(element)
    made.tail = None
    return made


def _document(root: etree._Element, item: etree._Element, name: str, data: bytes) -> Intake:
    found = {field: _field(item, names) for field, names in _FIELDS.items()}
    title = " ".join(fragment(found["title"]))
    lines = [line for line in fragment(found["content"]) if line != title]
    day = _day(found["published"])
    text = dated([title, *lines] if title else lines, day, titled=bool(title))
    channel = next((one for one in root if _name(one) == "channel"), root)
    facts = {
        "title": title,
        "author": " ".join(found["author"].split())[:_SHORT],
        "address": _address(item) or "",
        "site": " ".join(_field(channel, ("title",)).split())[:_SHORT],
        "language": _field(channel, ("language",))[:2].lower(),
    }
    stated = {field: value for field, value in facts.items() if value}
    made = document(
        name,
        data,
        text,
        "application/xml",
        title=stated.get("title"),
        address=stated.get("address"),
    )
    updated = _day(found["updated"])
    origins = dict.fromkeys(stated, "feed") | ({"published": "feed"} if day else {})
    known = Facts(made.id, published=day, updated=updated, origins=origins, **stated)
    problems = () if text else (Problem(name, "the item holds no text", "Open its address"),)
    return Intake(documents=(made,), facts=(known,), problems=problems)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _field(item: etree._Element, names: tuple[str, ...]) -> str:
    """Return the first field that holds anything, as HTML."""
    for name in names:
        for child in item:
            if _name(child) == name and (value := _html(child).strip()):
                return value
    return ""


def _html(element: etree._Element) -> str:
    """Return what an element holds: escaped HTML, plain text, or elements of its own."""
    if len(element) and element.get("type") == "xhtml":
        return "".join(etree.tostring(one, encoding="unicode") for one in element)
    return "".join(_texts(element))


def _texts(element: etree._Element) -> Iterator[str]:
    named = [one for one in element if _name(one) == "name"]
    for one in named or [element]:
        yield from (str(text) for text in one.itertext())


def _address(item: etree._Element) -> str | None:
    for child in item:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            value = (child.get("href") or child.text or "").strip()
            if value.startswith(("https://", "http://")):
                return value
    return None


def _day(value: str) -> date | None:
    """Return the day of an RFC 822 or ISO 8601 date, in its own zone."""
    try:
        return day_in(value) or parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError):
        return None
