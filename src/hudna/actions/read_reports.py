"""Reading reports that have not been read yet."""

from collections.abc import Callable
from dataclasses import dataclass, field

from hudna.actions.ports import Held, Progress, Store
from hudna.actions.read_document import Reads, read_document
from hudna.actions.read_table import TABLE
from hudna.actions.registers import registers_of_reading, registers_of_table
from hudna.errors import HudnaError
from hudna.extract.corrections import corrected
from hudna.geo.gazetteer import Gazetteer
from hudna.model.correction import Correction
from hudna.model.document import Document, Report
from hudna.model.reading import StoredReading
from hudna.model.register import Register
from hudna.model.release import Release

__all__ = ["ReadReport", "ReaderFor", "read_reports"]

ReaderFor = Callable[[Release], Reads]
"""Which reader a text may be given to, by who may see it."""


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report, its reading as corrected, and the registers in it; `fresh` if read in this run."""

    report: Report
    release: Release
    document: Document
    stored: StoredReading
    fresh: bool
    registers: tuple[Register, ...] = field(default=())


def read_reports(
    store: Store, reader_for: ReaderFor, gazetteer: Gazetteer, progress: Progress
) -> tuple[list[ReadReport], list[str]]:
    """Return every report with its reading, and a line for each that could not be read."""
    held = list(store.all_held(Report))
    read: list[ReadReport] = []
    problems: list[str] = []
    for done, item in enumerate(held, start=1):
        try:
            read.append(_read(store, reader_for, gazetteer, item))
        except HudnaError as error:
            problems.append(f"{item.value.id}: {error}")
        progress("read", done, len(held))
    return read, problems


def _read(store: Store, reader_for: ReaderFor, gazetteer: Gazetteer, held: Held) -> ReadReport:
    report: Report = held.value
    document = store.document(report.document)
    known = store.get(StoredReading, report.id)
    if known:
        reading = corrected(known.reading, store.all(Correction, report=report.id))
        stored = StoredReading(report.id, reading)
        return ReadReport(report, held.release, document, stored, fresh=False)
    reading = read_document(reader_for(held.release), gazetteer, document)
    registers = (
        registers_of_table(report, document)
        if document.media_type == TABLE
        else registers_of_reading(report, reading)
    )
    return ReadReport(
        report, held.release, document, StoredReading(report.id, reading), True, registers
    )
