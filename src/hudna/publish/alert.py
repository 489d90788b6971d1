"""An alert as a message: every language in one, so that all sides read the same."""

from hudna.model.alert import Alert
from hudna.model.mechanism import Mechanism
from hudna.model.party import Actor
from hudna.model.reminder import Attachment, Notice
from hudna.publish.alert_words import LANGUAGES, alert_lines, alert_subject
from hudna.publish.cap import MEDIA_TYPE, cap_of

__all__ = ["alert_notice"]


def alert_notice(
    alert: Alert, office: Actor, mechanism: Mechanism, *, first: str, desk: str | None
) -> Notice:
    """Return the message to an office: the same to each, with the alert for programs attached.

    `first` is the language it opens with; `desk` the address its link leads to, null for none.
    """
    order = sorted(LANGUAGES, key=lambda code: (code != first, code))
    parts = [
        "\n".join([alert_subject(alert, code), "", *alert_lines(alert, mechanism, code)])
        for code in order
    ]
    if desk:
        parts.append(f"{desk.rstrip('/')}/watch/#{alert.id}")
    cap = Attachment(f"{alert.id}.cap.xml", MEDIA_TYPE, cap_of(alert, mechanism))
    body = "\n\n----\n\n".join(parts) + "\n"
    return Notice(office.id, order[0], alert_subject(alert, order[0]), body, cap)
