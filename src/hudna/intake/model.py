"""What intake hands on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hudna.model.document import Document

__all__ = ["Facts", "Intake", "Part", "Problem", "RegisterRow"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be used as it came: where, what, and what to do."""

    where: str
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file's own markup says of document `document`: claims of the file, not ours.

    `origins` says for each field where in the file it stands. `language` is an ISO 639-1 code.
    """

    document: str
    title: str | None = None
    author: str | None = None
    published: date | None = None
    updated: date | None = None
    language: str | None = None
    address: str | None = None
    site: str | None = None
    origins: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """A file inside a file: an attachment, an item of a feed, a message freed of its sender."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One count from a register file; `area` "TOTAL" is the total the source states."""

    report_id: str
    side: str
    area: str
    area_code: str | None
    count: int
    publication_date: date | None
    period_end: date | None
    source_url: str | None
    language: str | None
    series: str | None
    note: str
    line: int


@dataclass(frozen=True, slots=True)
class Intake:
    """Everything read from one file.

    `parts` are files inside it that are still to be read; `contents` gives the bytes of every
    document by its id. `told_by` is who sent the file, where it says so: the confidential source
    identity, which never stands in a text, a fact or a problem.
    """

    documents: tuple[Document, ...] = ()
    registers: tuple[RegisterRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    facts: tuple[Facts, ...] = ()
    parts: tuple[Part, ...] = ()
    contents: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    told_by: str | None = field(default=None, repr=False)
