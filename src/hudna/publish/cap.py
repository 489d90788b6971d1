"""An alert in the Common Alerting Protocol 1.2 (OASIS Standard, 1 July 2010), one file for all.

Each language is an `info` block of its own (section 3.2.2). An alert names an area, never a cell,
and the software's certainty is never more than "Possible".
"""

from datetime import UTC, datetime

from lxml import etree

from hudna.model.alert import Alert, AlertLevel
from hudna.model.mechanism import Mechanism
from hudna.publish.alert_words import (
    LANGUAGES,
    alert_facts,
    alert_headline,
    restriction,
    say,
)
from hudna.publish.naming import area_id, area_name, in_language

__all__ = ["MEDIA_TYPE", "NAMESPACE", "cap_of"]

MEDIA_TYPE = "application/cap+xml"
NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"

_SEVERITY = {AlertLevel.AMBER: "Moderate", AlertLevel.RED: "Severe"}


def cap_of(alert: Alert, mechanism: Mechanism) -> bytes:
    """Return the alert as a CAP 1.2 document in UTF-8."""
    root = etree.Element("alert", nsmap={None: NAMESPACE})
    _add(root, "identifier", alert.id)
    _add(root, "sender", mechanism.id)
    _add(root, "sent", _time(alert.at))
    _add(root, "status", "Exercise" if alert.exercise else "Actual")
    _add(root, "msgType", "Alert")
    _add(root, "scope", "Restricted")
    _add(root, "restriction", restriction("en"))
    if alert.exercise:
        _add(root, "note", say("exercise", "en"))
    for language in LANGUAGES:
        _info(root, alert, mechanism, language)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _info(root: etree._Element, alert: Alert, mechanism: Mechanism, language: str) -> None:
    info = etree.SubElement(root, "info")
    _add(info, "language", language)
    _add(info, "category", "Security")
    _add(info, "event", say("alert_event", language))
    _add(info, "responseType", "Assess")
    _add(info, "urgency", "Expected")
    _add(info, "severity", _SEVERITY[alert.level])
    _add(info, "certainty", "Possible")
    _add(info, "effective", _time(alert.at))
    _add(info, "expires", _time(alert.expires))
    _add(info, "senderName", in_language(mechanism.names, language))
    _add(info, "headline", alert_headline(alert, language))
    _add(info, "description", f"{alert_facts(alert, language)} {say('alert_basis', language)}")
    _add(info, "instruction", f"{say('alert_same', language)} {say('alert_asks', language)}")
    for name, value in _parameters(alert):
        parameter = etree.SubElement(info, "parameter")
        _add(parameter, "valueName", name)
        _add(parameter, "value", value)
    place = etree.SubElement(info, "area")
    _add(place, "areaDesc", area_name(alert.area, language))
    code = etree.SubElement(place, "geocode")
    _add(code, "valueName", "hudna-area")
    _add(code, "value", area_id(alert.area) or alert.area)


def _parameters(alert: Alert) -> list[tuple[str, str]]:
    """Return the figures for a program, by names of our own (section 3.2.2, `parameter`)."""
    given = [
        ("hudna-level", alert.level.value),
        ("hudna-since", alert.since.isoformat()),
        ("hudna-counted", str(alert.counted)),
        ("hudna-normal", f"{alert.normal:g}"),
        ("hudna-times-low", f"{alert.times.low:g}"),
        ("hudna-times-high", f"{alert.times.high:g}"),
    ]
    if alert.expected is not None:
        given += [
            ("hudna-expected-low", f"{alert.expected.low:g}"),
            ("hudna-expected-high", f"{alert.expected.high:g}"),
            ("hudna-expected-days", str(alert.days)),
        ]
    return given


def _time(moment: datetime) -> str:
    """Return a time in UTC as CAP writes it: to the second, with -00:00 and never a Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S-00:00")


def _add(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, name).text = text
