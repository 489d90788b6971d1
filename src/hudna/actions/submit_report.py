"""Handing a document in."""

from hudna.actions.permissions import check_submit
from hudna.actions.ports import Log, Store
from hudna.actions.statements import SignedStatement, accept
from hudna.errors import Conflict, InputError, Refused
from hudna.model.document import Document, Report
from hudna.model.release import Audience

__all__ = ["submit_report"]


def submit_report(
    store: Store, log: Log, statement: SignedStatement, document: Document, data: bytes
) -> Report:
    """Store a signed report with its document and the bytes it came as.

    `document` is what `intake` made of `data`. Raises `Conflict` when the report is known.
    """
    report, actor = accept(store, log, "report", statement)
    assert isinstance(report, Report)
    if actor is None:
        raise Refused("a report is submitted by an office, with a key of its own")
    check_submit(actor)
    if report.submitted_by != actor.party:
        raise Refused(f"an office of {actor.party} cannot submit for {report.submitted_by}")
    if report.release.audience is Audience.PARTY and report.release.party != actor.party:
        raise Refused("a report can be confined to the submitting party only")
    if report.document != document.id:
        raise InputError("the document is not the one that was signed for", where=document.name)
    if store.get(Report, report.id):
        raise Conflict(f"report {report.id} is known", where=document.name)
    with store.transaction():
        store.add_entry(statement.entry, "report", statement.private)
        store.put_document(document, data)
        store.put(report, report.release, report.submitted_at, statement.entry)
    return report
