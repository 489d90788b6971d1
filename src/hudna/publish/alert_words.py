"""An alert in sentences: for messages, pages, the bulletin and CAP alike."""

from zoneinfo import ZoneInfo

from hudna.model.alert import Alert
from hudna.model.mechanism import Mechanism
from hudna.model.release import PUBLIC_DELAY_HOURS
from hudna.publish.naming import area_name
from hudna.text.calendar import day_words, moment_words
from hudna.text.figures import number
from hudna.text.sentences import languages_of, sentence

__all__ = [
    "LANGUAGES",
    "STAGE",
    "alert_facts",
    "alert_headline",
    "alert_lines",
    "alert_seen",
    "alert_subject",
    "restriction",
    "say",
]

STAGE = "watch"
LANGUAGES = languages_of(STAGE)


def say(key: str, language: str, **values: object) -> str:
    """Return a sentence of the watch."""
    return sentence(STAGE, key, language, **values)


def alert_subject(alert: Alert, language: str) -> str:
    """Return what an alert is headed with."""
    level, area = say(alert.level.value, language), area_name(alert.area, language)
    said = say("alert_subject", language, level=level, area=area)
    return f"{say('exercise', language)} {said}" if alert.exercise else said


def alert_headline(alert: Alert, language: str) -> str:
    """Return where something has risen, in one sentence."""
    return say("alert_headline", language, area=area_name(alert.area, language))


def alert_facts(alert: Alert, language: str) -> str:
    """Return what was counted, what is usual, and by how much it has risen."""

    def rounded(value: float) -> str:
        return number(round(value, 1), language)

    return say(
        "alert_facts",
        language,
        counted=alert.counted,
        since=day_words(alert.since, language),
        normal=rounded(alert.normal),
        low=rounded(alert.times.low),
        high=rounded(alert.times.high),
    )


def alert_seen(alert: Alert, language: str) -> tuple[str, ...]:
    """Return what is seen, what is expected where that can be said, and what it is not."""
    lines = [alert_headline(alert, language), alert_facts(alert, language)]
    if alert.expected is not None:
        low, high = round(alert.expected.low), round(alert.expected.high)
        lines.append(say("alert_expected", language, days=alert.days, low=low, high=high))
    return (*lines, say("alert_basis", language))


def alert_lines(alert: Alert, mechanism: Mechanism, language: str) -> tuple[str, ...]:
    """Return an alert sentence by sentence, with what is asked of those who read it."""
    local = alert.expires.astimezone(ZoneInfo(mechanism.zone)).isoformat(timespec="minutes")
    return (
        *alert_seen(alert, language),
        say("alert_same", language),
        say("alert_expires", language, moment=moment_words(local, language)),
        say("alert_asks", language),
        restriction(language),
    )


def restriction(language: str) -> str:
    """Return for whom an alert is, and when it is public."""
    return say("alert_restriction", language, hours=PUBLIC_DELAY_HOURS)
