"""The rooms of the desk, in the order the work goes through them."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

__all__ = ["ROOMS", "Room", "export_words", "rooms"]

ROOMS: tuple[tuple[str, str], ...] = (
    ("overview", gettext_noop("Overview")),
    ("reports", gettext_noop("Reports")),
    ("incidents", gettext_noop("Incidents")),
    ("cases", gettext_noop("Cases")),
    ("registers", gettext_noop("Registers")),
    ("agreement", gettext_noop("Agreement")),
    ("talks", gettext_noop("Talks")),
    ("bulletins", gettext_noop("Bulletins")),
    ("record", gettext_noop("Record")),
)


@dataclass(frozen=True, slots=True)
class Room:
    """A link of the navigation; `tally` counts what waits for the reader there."""

    name: str
    address: str
    current: bool
    tally: int


def rooms(path: str, waiting: int) -> tuple[Room, ...]:
    """Return the rooms with the one `path` lies in marked; `waiting` cases are tallied."""
    result = []
    for route, name in ROOMS:
        address = reverse(route)
        current = path == address if route == "overview" else path.startswith(address)
        tally = waiting if route == "cases" else 0
        result.append(Room(gettext(name), address, current, tally))
    return tuple(result)


EXPORT_WORDS: dict[str, str] = {
    "reports": gettext_noop("Reports"),
    "incidents": gettext_noop("Incidents"),
    "cases": gettext_noop("Cases"),
    "registers": gettext_noop("Registers"),
    "meetings": gettext_noop("Meetings"),
    "measures": gettext_noop("Measures"),
    "counts": gettext_noop("Counts under each rule"),
    "bulletins": gettext_noop("Bulletins"),
    "agreements_eth_prio": gettext_noop("Agreements, in the columns of ETH/PRIO"),
    "agreements_pax": gettext_noop("Agreements, in the columns of PA-X"),
}


def export_words(kind: str) -> str:
    """Return what an export is called."""
    return gettext(EXPORT_WORDS.get(kind, kind))
