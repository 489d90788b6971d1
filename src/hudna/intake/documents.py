"""Making a document of text."""

import hashlib

from hudna.intake.limits import check
from hudna.model.document import Document
from hudna.model.reading import Flag

__all__ = ["document"]


def document(
    name: str,
    data: bytes,
    text: str,
    media_type: str,
    *,
    title: str | None = None,
    address: str | None = None,
    flags: tuple[Flag, ...] = (),
) -> Document:
    """Return the document; its id is the SHA-256 of the bytes, in hex.

    Raises `InputError` for a text that is too long to read.
    """
    check("text_characters", len(text), name)
    return Document(
        id=hashlib.sha256(data).hexdigest(),
        name=name,
        media_type=media_type,
        size=len(data),
        text=text,
        text_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        title=title,
        address=address,
        flags=flags,
    )
