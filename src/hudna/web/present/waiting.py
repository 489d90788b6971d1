"""What waits for a reader, with its clock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from hudna.actions.permissions import can, check_answer_measure
from hudna.db.gate import Reader, Waiting
from hudna.model.case import Motion
from hudna.model.joint_statement import StatementDraft
from hudna.model.mechanism import Mechanism
from hudna.verify.openings import reply_due
from hudna.web.present import names
from hudna.web.present.dates import Clock, clock, listed
from hudna.web.present.measures import MeasureView
from hudna.web.present.views import incident_title

__all__ = [
    "Accused",
    "AskedText",
    "WaitingItem",
    "accusations_of",
    "in_turn",
    "texts_asked",
    "waiting_items",
]

NO_HURRY = datetime.max.replace(tzinfo=UTC)
"""What has no deadline comes after all that has one."""


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """A case that waits: what for, who has acted already, how long is left."""

    case: str
    kind: str
    title: str
    words: str
    due: datetime
    clock: Clock


@dataclass(frozen=True, slots=True)
class Accused:
    """A motion that names the reader's party, and until when it may reply."""

    motion: Motion
    due: datetime
    clock: Clock


@dataclass(frozen=True, slots=True)
class AskedText:
    """A text that waits for the reader's party; without `due` its silence says nothing."""

    draft: StatementDraft
    due: datetime | None
    clock: Clock | None


def waiting_items(
    waiting: Iterable[Waiting], mechanism: Mechanism, now: datetime, language: str
) -> tuple[WaitingItem, ...]:
    """Return the items in the order given."""
    return tuple(
        WaitingItem(
            w.case.id,
            w.kind,
            incident_title(w.incident, language),
            _words(w.kind, w.others, mechanism, language),
            w.due,
            clock(w.due, now),
        )
        for w in waiting
    )


def accusations_of(reader: Reader, now: datetime) -> tuple[Accused, ...]:
    """Return the motions that name the reader's party and may still be replied to."""
    if reader.actor is None or not can(check_answer_measure, reader.actor):
        return ()
    mechanism = reader.mechanism()
    named = ((motion, reply_due(motion, mechanism)) for motion in reader.accusations())
    return tuple(
        Accused(motion, due, clock(due, now)) for motion, due in named if due and due >= now
    )


def texts_asked(reader: Reader, now: datetime) -> tuple[AskedText, ...]:
    """Return the texts that wait for the word of the reader's party."""
    asked = ((text.draft, text.silence_until) for text in reader.texts_waiting())
    return tuple(AskedText(draft, due, clock(due, now) if due else None) for draft, due in asked)


def in_turn(
    items: Iterable[WaitingItem | Accused | AskedText], owed: Iterable[MeasureView]
) -> tuple[WaitingItem | Accused | AskedText | MeasureView, ...]:
    """Return what an office is to do: overdue measures first, then all else by its due date."""
    measures = tuple(owed)
    late = tuple(one for one in measures if one.overdue)
    rest: list[WaitingItem | Accused | AskedText | MeasureView] = [*items]
    rest += [one for one in measures if not one.overdue]
    return (*late, *sorted(rest, key=lambda one: one.due or NO_HURRY))


def _words(kind: str, others: Sequence[str], mechanism: Mechanism, language: str) -> str:
    if kind == "ballot":
        ask, done = _("Your vote is due."), _("Voted: %(parties)s.")
    else:
        ask, done = _("Your finding is due."), _("Found: %(parties)s.")
    if not others:
        return f"{ask} {_('Nobody else has acted yet.')}"
    parties = [names.party(mechanism, party, language) for party in others]
    return f"{ask} {done % {'parties': listed(parties, language)}}"
