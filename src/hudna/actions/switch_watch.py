"""Turning the watch off, and taking that back: each guarantor has a switch of its own."""

from datetime import datetime

from hudna.actions.moments import check_moment
from hudna.actions.new_objects import check_new
from hudna.actions.office_word import said_by_office
from hudna.actions.permissions import check_switch
from hudna.actions.ports import Log, Store
from hudna.actions.statements import SignedStatement
from hudna.errors import Conflict, InputError
from hudna.model.alert import WatchSwitch
from hudna.model.release import PUBLISHED
from hudna.watch.alert_state import turned_off_by

__all__ = ["check_watch_on", "switch_watch"]


def switch_watch(store: Store, log: Log, statement: SignedStatement, now: datetime) -> WatchSwitch:
    """Store a guarantor's signed word that the watch is off for it, or no longer is."""
    with store.transaction():
        word, actor = said_by_office(store, log, "watch_switch", statement)
        assert isinstance(word, WatchSwitch)
        check_switch(actor)
        check_moment(word.at, now)
        off = word.party in {one.party for one in turned_off_by(store.all(WatchSwitch))}
        if word.on is not off:
            state = "on" if word.on else "off"
            raise Conflict(f"the watch is {state} for {word.party} already")
        if not word.reasons:
            raise InputError("this is left empty", where="reasons", advice="Say why")
        check_new(store, word)
        store.add_entry(statement.entry, "watch_switch", statement.private)
        store.put(word, PUBLISHED, word.at, statement.entry)
    return word


def check_watch_on(store: Store) -> None:
    """Raise `Conflict` while a guarantor has the watch off: then nothing is forecast or raised."""
    off = turned_off_by(store.all(WatchSwitch))
    if off:
        raise Conflict(
            f"the watch was turned off by {', '.join(one.party for one in off)}",
            advice="It runs again when they have taken that back",
        )
