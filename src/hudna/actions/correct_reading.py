"""An office's correction of what was read from a report."""

from datetime import datetime

from hudna.actions.moments import check_not_ahead
from hudna.actions.new_objects import check_new
from hudna.actions.office_word import said_by_office
from hudna.actions.permissions import check_correct, check_see
from hudna.actions.ports import Log, Store
from hudna.actions.statements import SignedStatement
from hudna.errors import NotFound, RecordRejected
from hudna.extract.corrections import problems
from hudna.model.correction import Correction
from hudna.model.document import Report
from hudna.model.reading import StoredReading

__all__ = ["correct_reading"]


def correct_reading(
    store: Store, log: Log, statement: SignedStatement, now: datetime
) -> Correction:
    """Store a signed correction beside the reading, for those who may see the report.

    Raises `Refused` for an office that may not, `RecordRejected` for a value whose words do not
    stand in the text where it says they do.
    """
    with store.transaction():
        return _correct(store, log, statement, now)


def _correct(store: Store, log: Log, statement: SignedStatement, now: datetime) -> Correction:
    correction, actor = said_by_office(store, log, "correction", statement)
    assert isinstance(correction, Correction)
    check_correct(actor)
    check_not_ahead(correction.at, now)
    held = store.held(Report, correction.report)
    reading = store.get(StoredReading, correction.report)
    if held is None or reading is None:
        raise NotFound(f"no report {correction.report} that has been read")
    check_see(actor, held.release, now)
    text = store.document(held.value.document).text
    for problem in problems(correction, reading.reading, text):
        raise RecordRejected(
            f"this correction cannot be taken: {problem}",
            where=correction.report,
            advice="Reload the report, mark the words again and sign",
        )
    check_new(store, correction)
    store.add_entry(statement.entry, "correction", statement.private)
    store.put(correction, held.release, correction.at, statement.entry)
    return correction
