"""What came in: the bytes, the text read from them, and who handed it over."""

from dataclasses import dataclass
from datetime import datetime

from hudna.model.reading import Flag
from hudna.model.release import Release

__all__ = ["Document", "Report"]


@dataclass(frozen=True, slots=True)
class Document:
    """A source as received; `id` is the SHA-256 of its bytes, offsets refer to `text`.

    `flags` are what its reader asks a person to look at, such as numbers read from a picture.
    """

    id: str
    name: str
    media_type: str
    size: int
    text: str
    text_sha256: str
    title: str | None = None
    address: str | None = None
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A document submitted to the mechanism by a party.

    `source_identity` (who told us) is confidential to the submitting party and leaves its node
    only as a salted commitment. `outlet` is the public name of a published source.
    """

    id: str
    document: str
    submitted_by: str
    submitted_at: datetime
    release: Release
    outlet: str | None = None
    source_identity: str | None = None
    exercise: bool = False
