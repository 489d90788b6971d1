"""The message that reminds an office: what is asked and how long is left, and nothing else."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from babel.dates import format_timedelta

from hudna.model.mechanism import Mechanism
from hudna.model.party import Actor
from hudna.model.reminder import Ask, AskKind, Notice, Reminder
from hudna.text.figures import digits, locale_of
from hudna.text.sentences import languages_of, sentence

__all__ = ["LANGUAGES", "STAGE", "notice_of", "path_of"]

STAGE = "remind"
LANGUAGES = languages_of(STAGE)

_PATHS = {
    AskKind.FINDING: "/cases/{about}/#finding",
    AskKind.BALLOT: "/cases/{about}/#ballot",
    AskKind.REPLY: "/motions/{about}/#remark",
    AskKind.MEASURE: "/measures/{about}/",
    AskKind.MOVEMENT: "/movements/{about}/#acknowledge",
    AskKind.MOVEMENT_START: "/movements/{about}/",
    AskKind.STATEMENT: "/talks/drafts/{about}/#text",
    AskKind.COMMITMENT: "/talks/commitments/{about}/#said",
}


def path_of(ask: Ask) -> str:
    """Return where on a desk an office does what it is asked; the desk adds the language."""
    return _PATHS[ask.kind].format(about=ask.about)


def notice_of(
    actor: Actor,
    reminders: Sequence[Reminder],
    mechanism: Mechanism,
    *,
    language: str,
    desk: str | None,
    now: datetime,
) -> Notice:
    """Return the message in a language; `desk` is the address its links lead to, null for none.

    It is read where nobody signs in: it names no case, no place, no party and no result.
    """

    def say(key: str, **values: object) -> str:
        return sentence(STAGE, key, language, **values)

    lines = [say("exercise"), ""] if mechanism.exercise else []
    for reminder in reminders:
        lines.append(f"{say(reminder.ask.kind.value)} {_left(reminder, language, now)}")
        if desk:
            lines.append(desk.rstrip("/") + path_of(reminder.ask))
        lines.append("")
    lines.append(say("foot"))
    return Notice(actor.id, language, say("subject"), "\n".join(lines) + "\n")


def _left(reminder: Reminder, language: str, now: datetime) -> str:
    left = reminder.ask.due - now
    if left.total_seconds() <= 0:
        return sentence(STAGE, "overdue", language)
    hours = left >= timedelta(hours=1)
    said = format_timedelta(
        left,
        granularity="hour" if hours else "minute",
        threshold=1,
        locale=locale_of(language),
    )
    return sentence(STAGE, "left", language, left=digits(said, language))
