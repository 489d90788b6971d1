"""An alert in words and in CAP 1.2: the same for all, an area and no side, exercise marked."""

from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from lxml import etree

from hudna.cli.exercise import load_exercise
from hudna.publish.alert import alert_notice
from hudna.publish.alert_words import LANGUAGES, alert_lines
from hudna.publish.cap import NAMESPACE, cap_of
from hudna.watch.alerting import alerts_of
from tests.watch.alerts import NOW, outlook

MECHANISM = load_exercise().mechanism
(ALERT,) = alerts_of(outlook(), (), NOW)
(RED,) = alerts_of(outlook(times_low=2.5), (), NOW)

# The order of elements and their values after the CAP 1.2 standard, sections 3.2.1 to 3.2.4.
ALERT_ORDER = (
    "identifier", "sender", "sent", "status", "msgType", "source", "scope", "restriction",
    "addresses", "code", "note", "references", "incidents", "info",
)  # fmt: skip
INFO_ORDER = (
    "language", "category", "event", "responseType", "urgency", "severity", "certainty", "audience",
    "eventCode", "effective", "onset", "expires", "senderName", "headline", "description",
    "instruction", "web", "contact", "parameter", "resource", "area",
)  # fmt: skip
VALUES = {
    "status": {"Actual", "Exercise", "System", "Test", "Draft"},
    "msgType": {"Alert", "Update", "Cancel", "Ack", "Error"},
    "scope": {"Public", "Restricted", "Private"},
    "category": {"Geo", "Met", "Safety", "Security", "Rescue", "Fire", "Health", "Env",
                 "Transport", "Infra", "CBRNE", "Other"},
    "responseType": {"Shelter", "Evacuate", "Prepare", "Execute", "Avoid", "Monitor", "Assess",
                     "AllClear", "None"},
    "urgency": {"Immediate", "Expected", "Future", "Past", "Unknown"},
    "severity": {"Extreme", "Severe", "Moderate", "Minor", "Unknown"},
    "certainty": {"Observed", "Likely", "Possible", "Unlikely", "Unknown"},
}  # fmt: skip
TIME = r"\d\d\d\d-\d\d-\d\dT\d\d:\d\d:\d\d[-,+]\d\d:\d\d"


def names_of(element: etree._Element) -> list[str]:
    return [etree.QName(child).localname for child in element]


def in_order(names: list[str], order: tuple[str, ...]) -> bool:
    return [order.index(name) for name in names] == sorted(order.index(name) for name in names)


@pytest.mark.parametrize("alert", [ALERT, RED])
def test_it_is_cap_1_2(alert) -> None:
    import re

    root = etree.fromstring(cap_of(alert, MECHANISM))
    assert root.tag == f"{{{NAMESPACE}}}alert"
    assert in_order(names_of(root), ALERT_ORDER)
    infos = root.findall(f"{{{NAMESPACE}}}info")
    assert len(infos) == 5
    for info in infos:
        assert in_order(names_of(info), INFO_ORDER)
        assert info.find(f"{{{NAMESPACE}}}area/{{{NAMESPACE}}}areaDesc").text
    for element in root.iter():
        name = etree.QName(element).localname
        if name in VALUES:
            assert element.text in VALUES[name]
        if name in ("sent", "effective", "expires"):
            assert re.fullmatch(TIME, element.text)
        if name in ("identifier", "sender"):
            assert not re.search(r"[\s,<&]", element.text)


def test_a_moment_told_in_another_zone_is_the_same_moment() -> None:
    damascus = NOW.astimezone(timezone(timedelta(hours=3)))
    assert cap_of(replace(ALERT, at=damascus), MECHANISM) == cap_of(ALERT, MECHANISM)
    assert b"<sent>2019-09-22T06:00:00-00:00</sent>" in cap_of(ALERT, MECHANISM)


def test_only_an_exercise_is_marked_as_one() -> None:
    assert b"<status>Exercise</status>" in cap_of(ALERT, MECHANISM)


def test_software_is_never_more_certain_than_possible() -> None:
    for alert in (ALERT, RED):
        assert cap_of(alert, MECHANISM).count(b"<certainty>Possible</certainty>") == 5


def test_every_office_reads_the_same_words_and_file() -> None:
    notices = [
        alert_notice(ALERT, MECHANISM.actor(office), MECHANISM, first="en", desk=None)
        for office in ("turkey-representative", "syria_opposition-monitor")
    ]
    assert notices[0].body == notices[1].body
    assert notices[0].attachment == notices[1].attachment


def test_the_message_speaks_every_language_and_names_no_side() -> None:
    body = alert_notice(
        ALERT, MECHANISM.actor("un-observer"), MECHANISM, first="ar", desk="https://desk.example"
    ).body
    assert LANGUAGES == ("ar", "en", "fa", "ru", "tr")
    for language in LANGUAGES:
        assert alert_lines(ALERT, MECHANISM, language)[0] in body
    assert body.index("إدلب") < body.index("Idlib")
    assert f"https://desk.example/watch/#{ALERT.id}" in body
    for side in ("opposition", "government", "المعارضة", "оппозици"):
        assert side not in body


def test_what_is_said_in_english() -> None:
    assert alert_lines(ALERT, MECHANISM, "en") == (
        "More violations than usual are reported from Idlib.",
        "19 were reported since 18 September 2019, where 8 are usual in that time: the rate is "
        "between 1.4 and 3.4 times what is usual.",
        "Expected there in the coming 7 days: between 4 and 12.",
        "Software sees a rise in what is reported. It finds nothing and accuses nobody.",
        "All parties receive these same words at the same moment.",
        "It lapses on 29 September 2019, 09:00.",
        "Please acknowledge this warning on the desk, and say there what you know.",
        "For the parties to the mechanism. Public after 24 hours.",
    )
