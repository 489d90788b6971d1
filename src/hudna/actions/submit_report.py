"""Handing a document in."""

from datetime import datetime

from hudna.actions.moments import CLOCKS_DIFFER, check_not_ahead
from hudna.actions.permissions import check_submit
from hudna.actions.ports import Log, Store
from hudna.actions.statements import SignedStatement, accept
from hudna.errors import Conflict, InputError, Refused
from hudna.model.document import Document, Report
from hudna.model.release import PUBLIC_DELAY, PUBLIC_DELAY_HOURS, Audience

__all__ = ["submit_report"]


def submit_report(
    store: Store,
    log: Log,
    statement: SignedStatement,
    document: Document,
    data: bytes,
    now: datetime,
) -> Report:
    """Store a signed report with its document and the bytes it came as.

    `document` is what `intake` made of `data`. Raises `Conflict` when the report is known.
    """
    with store.transaction():
        return _submit_report(store, log, statement, document, data, now)


def _submit_report(
    store: Store,
    log: Log,
    statement: SignedStatement,
    document: Document,
    data: bytes,
    now: datetime,
) -> Report:
    report, actor = accept(store, log, "report", statement)
    assert isinstance(report, Report)
    if actor is None:
        raise Refused("a report is submitted by an office, with a key of its own")
    check_submit(actor)
    if report.submitted_by != actor.party:
        raise Refused(f"an office of {actor.party} cannot submit for {report.submitted_by}")
    check_not_ahead(report.submitted_at, now)
    _check_release(report, now)
    if report.document != document.id:
        raise InputError("the document is not the one that was signed for", where=document.name)
    if store.get(Report, report.id):
        raise Conflict(f"report {report.id} is known", where=document.name)
    store.add_entry(statement.entry, "report", statement.private)
    store.put_document(document, data)
    store.put(report, report.release, report.submitted_at, statement.entry)
    return report


def _check_release(report: Report, now: datetime) -> None:
    """Refuse to confine a report to others, or to publish it before the delay has passed."""
    release = report.release
    if release.audience is Audience.PARTY and release.party != report.submitted_by:
        raise Refused(
            "a report can be confined to the submitting party only",
            advice=f"Release it to {report.submitted_by}, or to an audience",
        )
    soonest = now + PUBLIC_DELAY - CLOCKS_DIFFER
    if release.audience is Audience.PUBLIC and (release.not_before or now) < soonest:
        raise Refused(
            f"nothing is public sooner than {PUBLIC_DELAY_HOURS} hours after it was handed in",
            advice="Sign it again with that delay",
        )
