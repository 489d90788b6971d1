"""Input formats, one file each; the first that recognises a file reads it."""

from collections.abc import Callable
from dataclasses import dataclass

from hudna.intake.formats import docx, feed, html, mail, pdf, register_csv, text
from hudna.intake.model import Intake

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """An input format: how to recognise a file and how to read it."""

    media_type: str
    recognises: Callable[[str, bytes], bool]
    read: Callable[[str, bytes], Intake]


FORMATS: dict[str, Format] = {
    "pdf": Format("application/pdf", pdf.recognises, pdf.read),
    "docx": Format(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        docx.recognises,
        docx.read,
    ),
    "mail": Format("message/rfc822", mail.recognises, mail.read),
    "feed": Format("application/xml", feed.recognises, feed.read),
    "register_csv": Format("text/csv", register_csv.recognises, register_csv.read),
    "html": Format("text/html", html.recognises, html.read),
    "text": Format("text/plain", text.recognises, text.read),
}
