"""Reminding offices of what waits for them: each once at each moment, nothing confidential."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from hudna.errors import HudnaError, Unreachable
from hudna.model.party import Actor
from hudna.model.reminder import Ask, Notice, Reminder
from hudna.verify.reminders import due_reminders

__all__ = ["Channel", "Reminded", "RemindersSent", "Write", "remind"]


class RemindersSent(Protocol):
    """What a node remembers of the reminders it has sent."""

    def of(self, office: str) -> tuple[Reminder, ...]:
        """Return what an office was reminded of, or is being reminded of by another process."""

    def claim(self, office: str, reminder: Reminder, now: datetime) -> bool:
        """Take it upon this process to send a reminder; false where another has."""

    def keep(self, office: str, reminders: Sequence[Reminder]) -> None:
        """Note that claimed reminders were sent."""

    def give_back(self, office: str, reminders: Sequence[Reminder]) -> None:
        """Let claimed reminders be sent later."""


class Channel(Protocol):
    """A way for words to reach an office."""

    @property
    def name(self) -> str:
        """What the channel is called in reports."""

    def reaches(self, office: str) -> bool:
        """Return whether the channel knows where to find an office."""

    def send(self, notice: Notice) -> None:
        """Send it; raises `Unreachable` when trying again may help, another error when not."""


Write = Callable[[Actor, Sequence[Reminder]], Notice]
"""Puts reminders into the words of one message."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """What an office was reminded of, by which channels, and what went wrong."""

    office: str
    reminders: tuple[Reminder, ...]
    channels: tuple[str, ...]
    problem: HudnaError | None = None


def remind(
    sent: RemindersSent,
    channels: Sequence[Channel],
    asked: Iterable[tuple[Actor, Sequence[Ask]]],
    moments: Sequence[int],
    write: Write,
    now: datetime,
) -> tuple[Reminded, ...]:
    """Send every office what is due at `now` in one message; return what went to whom.

    A reminder that no channel could deliver is sent again the next time, unless it was refused
    for good. One that a channel delivered is not sent again because another could not.
    """
    done = []
    for actor, asks in asked:
        due = due_reminders(asks, moments, sent.of(actor.id), now)
        claimed = tuple(r for r in due if sent.claim(actor.id, r, now))
        if claimed:
            done.append(_send(sent, channels, actor, claimed, write))
    return tuple(done)


def _send(
    sent: RemindersSent,
    channels: Sequence[Channel],
    actor: Actor,
    reminders: tuple[Reminder, ...],
    write: Write,
) -> Reminded:
    notice, reached, problem = write(actor, reminders), [], None
    for channel in channels:
        if channel.reaches(actor.id):
            try:
                channel.send(notice)
                reached.append(channel.name)
            except HudnaError as error:
                problem = error
    if isinstance(problem, Unreachable) and not reached:
        sent.give_back(actor.id, reminders)
    else:
        sent.keep(actor.id, reminders)
    return Reminded(actor.id, reminders, tuple(reached), problem)
