"""Storing an outlook and the alerts it gives cause for, each under a signed entry of its own."""

from hudna.actions.operator import Operator
from hudna.actions.switch_watch import check_watch_on
from hudna.model.alert import Alert
from hudna.model.outlook import Outlook
from hudna.model.release import Audience
from hudna.watch.alerting import alerts_of

__all__ = ["raise_alerts", "store_outlook"]


def store_outlook(operator: Operator, outlook: Outlook) -> bool:
    """Store an outlook; return false where that of the day and its readers is stored already.

    Raises `Conflict` while a guarantor has the watch off.
    """
    store = operator.store
    with store.transaction():
        check_watch_on(store)
        if store.get(Outlook, outlook.id) is not None:
            return False
        operator.keep("outlook", outlook, outlook.release)
    return True


def raise_alerts(operator: Operator, outlook: Outlook) -> tuple[Alert, ...]:
    """Store the alerts that an outlook of the mechanism's gives cause for; return the new ones."""
    if outlook.release.audience is Audience.PUBLIC:
        return ()  # what is public comes a day late and warns nobody
    store = operator.store
    with store.transaction():
        check_watch_on(store)
        raised = alerts_of(outlook, store.all(Alert), operator.now)
        for alert in raised:
            operator.keep("alert", alert, alert.release)
    return raised
