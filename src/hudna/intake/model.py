"""What intake hands on."""

from dataclasses import dataclass
from datetime import date

from hudna.model.document import Document

__all__ = ["Intake", "PageFacts", "Problem", "RegisterRow"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be used as it came: where, what, and what to do."""

    where: str
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page's own markup says of document `document`: claims of the page, not ours."""

    document: str
    published: date | None
    language: str | None


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
    """Everything read from one file."""

    documents: tuple[Document, ...] = ()
    registers: tuple[RegisterRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    facts: tuple[PageFacts, ...] = ()
