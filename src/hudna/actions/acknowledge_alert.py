"""That a party has read an alert: signed by an office of it, and seen by all."""

from datetime import datetime

from hudna.actions.moments import check_moment
from hudna.actions.new_objects import check_new
from hudna.actions.office_word import said_by_office
from hudna.actions.permissions import check_acknowledge
from hudna.actions.ports import Log, Store
from hudna.actions.sign_off_alert import alert_for
from hudna.actions.statements import SignedStatement
from hudna.errors import Conflict
from hudna.model.alert import Acknowledgement, AlertSent
from hudna.model.release import AMONG_PARTIES

__all__ = ["acknowledge_alert"]


def acknowledge_alert(
    store: Store, log: Log, statement: SignedStatement, now: datetime
) -> Acknowledgement:
    """Store a signed acknowledgement of an alert that was sent; a party needs but one."""
    with store.transaction():
        word, actor = said_by_office(store, log, "acknowledgement", statement)
        assert isinstance(word, Acknowledgement)
        check_acknowledge(actor)
        alert_for(store, word.alert, actor, now)
        check_moment(word.at, now)
        if next(store.all(AlertSent, alert=word.alert), None) is None:
            raise Conflict("this alert has not been sent yet", advice="Wait until it is")
        check_new(store, word)
        store.add_entry(statement.entry, "acknowledgement", statement.private)
        store.put(word, AMONG_PARTIES, word.at, statement.entry)
    return word
