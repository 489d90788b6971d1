"""A warning to all sides at once: who let it go out, whom it reached, who acknowledged it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hudna.model.outlook import Range
from hudna.model.release import Release

__all__ = [
    "Acknowledgement",
    "Alert",
    "AlertFile",
    "AlertLevel",
    "AlertSent",
    "AlertSignOff",
    "AlertState",
    "Delivery",
    "WatchSwitch",
]


class AlertLevel(StrEnum):
    """How urgent it is; red goes out only when a person has signed it off."""

    AMBER = "amber"
    RED = "red"


class AlertState(StrEnum):
    """Where an alert stands, derived from what was signed about it."""

    AWAITS_SIGN_OFF = "awaits_sign_off"
    READY = "ready"
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Alert:
    """That the software sees a rise in an area. It accuses nobody and names no side.

    Since `since`, `counted` events where `normal` are usual; `times` is the ratio. `expected` are
    the events of the coming `days`. It lapses at `expires`.
    """

    id: str
    level: AlertLevel
    outlook: str
    area: str
    since: date
    counted: int
    normal: float
    times: Range
    expected: Range | None
    days: int
    at: datetime
    expires: datetime
    exercise: bool
    release: Release


@dataclass(frozen=True, slots=True)
class AlertSignOff:
    """A person's word on a red alert: that it goes out, or why it should not."""

    id: str
    alert: str
    party: str
    by: str
    sends: bool
    reasons: str
    language: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """That an alert went to an office by a channel, or why not; a null channel is none at all."""

    party: str
    office: str
    channel: str | None
    reached: bool
    problem: str = ""


@dataclass(frozen=True, slots=True)
class AlertSent:
    """That an alert was sent, to all at the same time, and whom it reached."""

    id: str
    alert: str
    at: datetime
    seconds: float
    deliveries: tuple[Delivery, ...]


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """That a party has read an alert, and what it wants to say to it."""

    id: str
    alert: str
    party: str
    by: str
    note: str
    language: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AlertFile:
    """An alert with what was said and done about it, oldest first."""

    alert: Alert
    sign_offs: tuple[AlertSignOff, ...]
    sent: tuple[AlertSent, ...]
    acknowledgements: tuple[Acknowledgement, ...]


@dataclass(frozen=True, slots=True)
class WatchSwitch:
    """A guarantor turns the watch off, or takes that back; it runs while none has it off."""

    id: str
    on: bool
    party: str
    by: str
    reasons: str
    language: str
    at: datetime
