"""A guarantor's account of a case, told or joined, once something has been decided."""

from datetime import datetime

from hudna.actions.hearing import guarantors_at
from hudna.actions.moments import check_moment
from hudna.actions.new_objects import check_new
from hudna.actions.office_word import said_by_office
from hudna.actions.permissions import check_tell
from hudna.actions.ports import Log, Store
from hudna.actions.released_case import released_case
from hudna.actions.statements import SignedStatement
from hudna.model.case import Determination
from hudna.model.remark import CaseAccount
from hudna.verify.remarks import check_account

__all__ = ["tell_account"]


def tell_account(store: Store, log: Log, statement: SignedStatement, now: datetime) -> CaseAccount:
    """Store a signed account beside those of others; a party stands by its latest."""
    with store.transaction():
        return _tell_account(store, log, statement, now)


def _tell_account(store: Store, log: Log, statement: SignedStatement, now: datetime) -> CaseAccount:
    account, actor = said_by_office(store, log, "account", statement)
    assert isinstance(account, CaseAccount)
    check_tell(actor)
    held = released_case(store, account.case, actor, now)
    check_moment(account.at, now)
    check_account(
        held.value,
        tuple(store.all(CaseAccount, case=account.case)),
        account,
        guarantors_at(store, now),
        tuple(store.all(Determination, case=account.case)),
    )
    check_new(store, account)
    store.add_entry(statement.entry, "account", statement.private)
    store.put(account, held.release, account.at, statement.entry)
    return account
