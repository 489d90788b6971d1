"""A person's word on a red alert: that it goes out, or why it should not."""

from datetime import datetime

from hudna.actions.moments import check_moment
from hudna.actions.new_objects import check_new
from hudna.actions.office_word import said_by_office
from hudna.actions.permissions import check_sign_off
from hudna.actions.ports import Held, Log, Store
from hudna.actions.statements import SignedStatement
from hudna.errors import Conflict, InputError, NotFound
from hudna.model.alert import Alert, AlertLevel, AlertSignOff
from hudna.model.party import Actor
from hudna.model.release import AMONG_PARTIES, sees

__all__ = ["alert_for", "sign_off_alert"]


def sign_off_alert(
    store: Store, log: Log, statement: SignedStatement, now: datetime
) -> AlertSignOff:
    """Store a signed word on a red alert; it is added beside those of other offices."""
    with store.transaction():
        word, actor = said_by_office(store, log, "alert_sign_off", statement)
        assert isinstance(word, AlertSignOff)
        check_sign_off(actor)
        held = alert_for(store, word.alert, actor, now)
        check_moment(word.at, now)
        if held.value.level is not AlertLevel.RED:
            raise Conflict("this alert is not red: it goes out without a person's word")
        if held.value.expires <= now:
            raise Conflict("this alert has lapsed", advice="Wait for the next outlook")
        if not word.sends and not word.reasons:
            raise InputError(
                "this is left empty", where="reasons", advice="Say why it is held back"
            )
        check_new(store, word)
        store.add_entry(statement.entry, "alert_sign_off", statement.private)
        store.put(word, AMONG_PARTIES, word.at, statement.entry)
    return word


def alert_for(store: Store, alert_id: str, actor: Actor, now: datetime) -> Held:
    """Return an alert that is released to an office, or raise `NotFound`."""
    held = store.held(Alert, alert_id)
    if held is None or not sees(actor, held.release, now):
        raise NotFound("There is no alert here that is released to you", where=alert_id)
    return held
