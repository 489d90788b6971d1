"""The parts of a message: the words people read, and the files beside them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from hudna.errors import InputError
from hudna.intake.encoding import decode
from hudna.intake.limits import check
from hudna.intake.model import Problem
from hudna.intake.page_body import fragment

__all__ = ["AnyMessage", "Body", "Leaf", "body_and_rest", "file_name", "header", "leaves", "sent"]

if TYPE_CHECKING:
    AnyMessage = Message[Any, Any]
else:  # at run time the class takes no parameters
    AnyMessage = Message

_BROKEN_HEADER = (ValueError, IndexError, AttributeError, TypeError, LookupError)
"""What the standard library raises for headers that follow no standard."""
_LONGEST_HEADER = 2_000
_MOST_NAME = 80
_WIDEST = 100
_ENDINGS = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/csv": ".csv",
    "application/pdf": ".pdf",
    "message/rfc822": ".eml",
}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part with bytes of its own; `choice` numbers the alternatives it is one of."""

    kind: str
    data: bytes
    charset: str | None
    name: str | None
    attached: bool
    flowed: bool
    choice: int | None


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a message, null where it has none, and what was odd about them."""

    text: str | None
    problems: tuple[Problem, ...] = ()


def header(message: AnyMessage, name: str) -> str:
    """Return a header in one line, empty where it is absent; only its beginning is looked at."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name), "")
    coded = str(raw)[:_LONGEST_HEADER].encode("ascii", "surrogateescape")
    text, _ = decode(name, coded)
    with suppress(*_BROKEN_HEADER):  # what is coded wrongly is shown as it stands
        text = str(make_header(decode_header(text)))
    clean = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join("".join(" " if unicodedata.category(c) == "Cc" else c for c in clean).split())


def sent(message: AnyMessage) -> date | None:
    """Return the day a message says it was sent, in the sender's zone."""
    try:
        return parsedate_to_datetime(header(message, "date")).date()
    except _BROKEN_HEADER:
        return None


def leaves(message: AnyMessage) -> Iterator[Leaf]:
    """Yield the parts in order; a message inside is one part and is not opened here."""
    waiting: list[tuple[AnyMessage, int | None]] = [(message, None)]
    while waiting:
        part, choice = waiting.pop(0)
        kind = part.get_content_type()
        if kind == "message/rfc822" and part is not message:
            inner = part.get_payload()
            first = inner[0] if isinstance(inner, list) and inner else None
            if isinstance(first, Message):
                yield Leaf(kind, _whole(first), None, None, True, False, None)
        elif part.is_multipart():
            own = id(part) if kind == "multipart/alternative" else choice
            children = [one for one in part.get_payload() if isinstance(one, Message)]
            waiting = [(one, own) for one in children] + waiting
        else:
            yield _leaf(part, kind, choice)


def _whole(message: AnyMessage) -> bytes:
    try:
        return message.as_bytes()
    except _BROKEN_HEADER as error:
        raise InputError("a message inside cannot be read", advice="Save it by itself") from error


def _leaf(part: AnyMessage, kind: str, choice: int | None) -> Leaf:
    try:
        data = part.get_payload(decode=True)
    except _BROKEN_HEADER:
        data = b""
    try:
        charset, name = part.get_content_charset(), part.get_filename()
        attached = part.get_content_disposition() == "attachment"
        flowed = str(part.get_param("format", "")).lower() == "flowed"
    except _BROKEN_HEADER:
        charset, name, attached, flowed = None, None, True, False
    return Leaf(
        kind, data if isinstance(data, bytes) else b"", charset, name, attached, flowed, choice
    )


def body_and_rest(found: Sequence[Leaf], where: str) -> tuple[Body, list[Leaf]]:
    """Return the words of a message and the parts beside them.

    Of alternatives the plain one is taken, unless it says next to nothing of what the page says.
    """
    words = [one for one in found if _readable(one)]
    if not words:
        return Body(None), list(found)
    first = words[0]
    group = [one for one in words if one is first or (first.choice and one.choice == first.choice)]
    texts = {one.kind: _text(one, where) for one in group}
    plain, page = texts.get("text/plain"), texts.get("text/html")
    chosen = plain or page
    if plain and page and len(plain[0]) * 3 < len(page[0]):
        chosen = page
    rest = [one for one in found if not any(one is taken for taken in group)]
    if chosen is None or not chosen[0].strip():
        return Body(None), rest
    check("text_characters", len(chosen[0]), where)
    return Body(chosen[0], tuple(chosen[1])), rest


def _readable(leaf: Leaf) -> bool:
    return leaf.kind in ("text/plain", "text/html") and not leaf.attached and bool(leaf.data)


def _text(leaf: Leaf, where: str) -> tuple[str, list[Problem]]:
    check("markup_bytes", len(leaf.data), where)
    text, problems = decode(where, leaf.data, leaf.charset)
    if leaf.kind == "text/html":
        return "\n".join(fragment(text, quote="> ")), problems
    return _unwrapped(text, flowed=leaf.flowed), problems


def _unwrapped(text: str, *, flowed: bool) -> str:
    """Join lines that a mail program wrapped: marked so (RFC 3676), or full to the margin."""
    lines = text.split("\n")
    width = max((len(line) for line in lines), default=0)
    made = lines[:1]
    for line, following in pairwise(lines):
        word = following.split(" ", 1)[0]
        full = width <= _WIDEST and len(line) + 1 + len(word) > width
        soft = line.endswith(" ") and line != "-- " if flowed else full
        plain = line.strip() and following.strip() and not _starts_own(following)
        if soft and plain and _depth(line) == _depth(following):
            made[-1] = f"{made[-1].rstrip(' ')} {following.lstrip('> ')}"
        else:
            made.append(following)
    return "\n".join(made)


def _starts_own(line: str) -> bool:
    return re.match(r"\s*(?:[-–—•*]|\d{1,2}[.)])\s", line) is not None


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip("> \t")) if line.startswith(">") else 0


def file_name(leaf: Leaf, number: int) -> str:
    """Return a name for an attachment: its own without paths and control characters."""
    own = PurePosixPath((leaf.name or "").replace("\\", "/")).name
    clean = "".join(char for char in own if unicodedata.category(char)[0] != "C")[-_MOST_NAME:]
    return clean.strip(" .") or f"part-{number}{_ENDINGS.get(leaf.kind, '')}"
