"""A guarantor's finding on a case."""

from datetime import datetime

from hudna.actions.case_state import refresh_state
from hudna.actions.cited_evidence import check_cited
from hudna.actions.hearing import guarantors_at, undecided_on
from hudna.actions.moments import check_not_ahead
from hudna.actions.new_objects import check_new
from hudna.actions.office_word import said_by_office
from hudna.actions.permissions import check_find
from hudna.actions.ports import Log, Store
from hudna.actions.released_case import released_case
from hudna.actions.statements import SignedStatement
from hudna.model.case import Determination, Finding
from hudna.verify.checks import check_finding

__all__ = ["record_finding"]


def record_finding(store: Store, log: Log, statement: SignedStatement, now: datetime) -> Finding:
    """Store a signed finding; it is added beside the others, never in the place of one."""
    with store.transaction():
        return _record_finding(store, log, statement, now)


def _record_finding(store: Store, log: Log, statement: SignedStatement, now: datetime) -> Finding:
    finding, actor = said_by_office(store, log, "finding", statement)
    assert isinstance(finding, Finding)
    check_find(actor)
    held = released_case(store, finding.case, actor, now)
    check_not_ahead(finding.at, now)
    check_finding(
        held.value,
        finding,
        guarantors_at(store, now),
        undecided=undecided_on(store, finding.case),
        decided=tuple(store.all(Determination, case=finding.case)),
    )
    check_new(store, finding)
    check_cited(store, finding, actor, now)
    store.add_entry(statement.entry, "finding", statement.private)
    store.put(finding, held.release, finding.at, statement.entry)
    refresh_state(store, finding.case)
    return finding
