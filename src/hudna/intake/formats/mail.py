"""E-mail (RFC 5322, MIME): the message without its sender, and its attachments.

Who sent it is who told us: confidential, so it is handed on apart and the message that is kept as
a document holds a subject, a day and the words alone.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from hudna.intake.dateline import dated
from hudna.intake.documents import document
from hudna.intake.limits import check
from hudna.intake.mail_body import AnyMessage, Leaf, body_and_rest, file_name, header, leaves, sent
from hudna.intake.model import Facts, Intake, Part, Problem
from hudna.model.reading import Flag
from hudna.model.span import Span

__all__ = ["read", "recognises"]

_TRANSPORT = re.compile(
    rb"^(?:Received|Return-Path|Delivered-To|Message-ID|MIME-Version|DKIM-Signature|X-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)
_FIRST = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:[ \t\r\n]")
_HEAD = 16_384
_BOUNDARY = re.compile(rb"^--", re.MULTILINE)
_FREED = frozenset({"subject", "date", "mime-version", "content-type", "content-transfer-encoding"})
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_QUOTED = re.compile(r"(?:^[ \t]*>.*(?:\n|\Z))+", re.MULTILINE)


def recognises(name: str, data: bytes) -> bool:
    """Return whether it is a message: by name, or by headers only mail programs write."""
    if name.lower().endswith((".eml", ".mht", ".mhtml")):
        return True
    head = re.split(rb"\r?\n\r?\n", data[:_HEAD], maxsplit=1)[0]
    return _FIRST.match(head) is not None and _TRANSPORT.search(head) is not None


def read(name: str, data: bytes) -> Intake:
    """Return a message of subject, day and words as a document, any other as its parts."""
    check("mail_lines", len(_BOUNDARY.findall(data)), name)
    message = message_from_bytes(data, policy=policy.compat32)
    if _is_freed(message):
        return _freed(name, data, message)
    found = list(leaves(message))
    check("mail_parts", len(found), name)
    body, rest = body_and_rest(found, name)
    parts = [] if body.text is None else [Part(name, _message(message, body.text))]
    parts += _attachments(rest, name)
    nothing = Problem(name, "the message holds no text", "Check that it was saved whole")
    problems = (*body.problems, *(() if parts else (nothing,)))
    return Intake(parts=tuple(parts), problems=problems, told_by=_sender(message))


def _is_freed(message: AnyMessage) -> bool:
    """Return whether a message is one that `_message` made."""
    written = (message.get_content_type(), message.get_content_charset())
    coded = header(message, "content-transfer-encoding").lower() == "base64"
    return (
        {key.lower() for key in message} <= _FREED and written == ("text/plain", "utf-8") and coded
    )


def _freed(name: str, data: bytes, message: AnyMessage) -> Intake:
    """Return the document of a message that names nobody; replies and addresses are flagged."""
    subject, day = header(message, "subject"), sent(message)
    raw = message.get_payload(decode=True)
    words = raw.decode("utf-8", "replace").strip("\n") if isinstance(raw, bytes) else ""
    text = dated(
        [subject, "", *words.split("\n")] if subject else words.split("\n"),
        day,
        titled=bool(subject),
    )
    flags = [
        Flag("quoted_reply", "Words of an earlier message, quoted in this one", _span(found))
        for found in _QUOTED.finditer(text)
    ]
    flags += [
        Flag(
            "address_in_text",
            "An address stands in the text: it may lead to who told us",
            _span(found),
        )
        for found in _ADDRESS.finditer(text)
    ]
    made = document(name, data, text, "message/rfc822", title=subject or None, flags=tuple(flags))
    origins = {"title": "Subject", "published": "Date"}
    facts = Facts(made.id, title=subject or None, published=day, origins=origins)
    return Intake(documents=(made,), facts=(facts,))


def _span(found: re.Match[str]) -> Span:
    return Span(found.start(), found.end())


def _message(message: AnyMessage, text: str) -> bytes:
    """Return a message with the subject, the day and the words of another, and nothing else."""
    made = EmailMessage(policy=policy.default)
    made["Subject"] = header(message, "subject")
    day = sent(message)
    if day is not None:
        made["Date"] = f"{day:%d} {_MONTHS[day.month - 1]} {day.year} 00:00:00 -0000"
    made.set_content(text + "\n", charset="utf-8", cte="base64")
    return made.as_bytes()


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _attachments(rest: list[Leaf], name: str) -> Iterator[Part]:
    for number, leaf in enumerate(rest, start=1):
        yield Part(f"{name}/{file_name(leaf, number)}", leaf.data)


def _sender(message: AnyMessage) -> str | None:
    return header(message, "from") or header(message, "sender") or None
