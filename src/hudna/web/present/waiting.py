"""What waits for a reader, with its clock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from hudna.actions.permissions import can, check_answer_measure
from hudna.db.gate import Reader, Waiting
from hudna.model.case import Motion
from hudna.model.mechanism import Mechanism
from hudna.verify.openings import reply_due
from hudna.web.present import names
from hudna.web.present.dates import Clock, clock, listed
from hudna.web.present.measures import MeasureView
from hudna.web.present.views import incident_title

__all__ = ["Accused", "WaitingItem", "accusations_of", "in_turn", "waiting_items"]


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


def in_turn(
    items: Iterable[WaitingItem | Accused], owed: Iterable[MeasureView]
) -> tuple[WaitingItem | Accused | MeasureView, ...]:
    """Return what an office is to do: overdue measures first, then all else by its due date."""
    measures = tuple(owed)
    late = tuple(one for one in measures if one.overdue)
    rest: list[WaitingItem | Accused | MeasureView] = [*items]
    rest += [one for one in measures if not one.overdue]
    return (*late, *sorted(rest, key=lambda one: one.due))


def _words(kind: str, others: Sequence[str], mechanism: Mechanism, language: str) -> str:
    if kind == "ballot":
        ask, done = _("Your vote is due."), _("Voted: %(parties)s.")
    else:
        ask, done = _("Your finding is due."), _("Found: %(parties)s.")
    if not others:
        return f"{ask} {_('Nobody else has acted yet.')}"
    parties = [names.party(mechanism, party, language) for party in others]
    return f"{ask} {done % {'parties': listed(parties, language)}}"
