"""Reading one document: what it says, where that is, and what its file's reader flagged."""

from dataclasses import replace
from typing import Protocol

from hudna.actions.read_table import TABLE, read_table
from hudna.geo.gazetteer import Gazetteer
from hudna.locate.locate import locate
from hudna.model.document import Document
from hudna.model.reading import Reading

__all__ = ["Reads", "read_document"]


class Reads(Protocol):
    """Reads a text: by rules alone, or with help."""

    def read(self, text: str, /, *, sha256: str) -> Reading:
        """Return all that was read."""
        ...


def read_document(reader: Reads, gazetteer: Gazetteer, document: Document) -> Reading:
    """Return the reading with its places, and the flags of the document beside its own.

    A table of registers is read by its columns; it holds no sentence to read claims from.
    """
    if document.media_type == TABLE:
        return read_table(document)
    read = reader.read(document.text, sha256=document.id)
    reading = locate(read, gazetteer, text=document.text)
    return replace(reading, flags=(*reading.flags, *document.flags))
