"""An alert in words: one message with every language, so that all sides read the same."""

from zoneinfo import ZoneInfo

from hudna.model.alert import Alert
from hudna.model.mechanism import Mechanism
from hudna.model.party import Actor
from hudna.model.release import PUBLIC_DELAY
from hudna.model.reminder import Attachment, Notice
from hudna.publish.cap import MEDIA_TYPE, cap_of
from hudna.publish.naming import area_name
from hudna.text.calendar import day_words, moment_words
from hudna.text.figures import number
from hudna.text.sentences import languages_of, sentence

__all__ = ["LANGUAGES", "alert_lines", "alert_notice", "alert_subject"]

STAGE = "watch"
LANGUAGES = languages_of(STAGE)


def alert_subject(alert: Alert, language: str) -> str:
    """Return what an alert is headed with."""
    level = sentence(STAGE, alert.level.value, language)
    said = sentence(
        STAGE, "alert_subject", language, level=level, area=area_name(alert.area, language)
    )
    return f"{sentence(STAGE, 'exercise', language)} {said}" if alert.exercise else said


def alert_lines(alert: Alert, mechanism: Mechanism, language: str) -> tuple[str, ...]:
    """Return an alert sentence by sentence: what is seen, what is expected, what it is not."""

    def say(key: str, **values: object) -> str:
        return sentence(STAGE, key, language, **values)

    def rounded(value: float) -> str:
        return number(round(value, 1), language)

    area = area_name(alert.area, language)
    lines = [
        say("alert_headline", area=area),
        say(
            "alert_facts",
            counted=alert.counted,
            since=day_words(alert.since, language),
            normal=rounded(alert.normal),
            low=rounded(alert.times.low),
            high=rounded(alert.times.high),
        ),
    ]
    if alert.expected is not None:
        low, high = round(alert.expected.low), round(alert.expected.high)
        lines.append(say("alert_expected", days=alert.days, low=low, high=high))
    local = alert.expires.astimezone(ZoneInfo(mechanism.zone)).isoformat(timespec="minutes")
    lines += [
        say("alert_basis"),
        say("alert_same"),
        say("alert_expires", moment=moment_words(local, language)),
        say("alert_asks"),
        say("alert_restriction", hours=round(PUBLIC_DELAY.total_seconds() / 3600)),
    ]
    return tuple(lines)


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
