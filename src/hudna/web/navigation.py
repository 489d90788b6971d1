"""The rooms of the desk, in the order the work goes through them."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

__all__ = ["PORTAL", "ROOMS", "Room", "export_words", "rooms"]

ROOMS: tuple[tuple[str, str], ...] = (
    ("overview", gettext_noop("Overview")),
    ("reports", gettext_noop("Reports")),
    ("incidents", gettext_noop("Incidents")),
    ("cases", gettext_noop("Cases")),
    ("registers", gettext_noop("Registers")),
    ("watch", gettext_noop("Watch")),
    ("airspace", gettext_noop("Airspace")),
    ("movements", gettext_noop("Movements")),
    ("agreement", gettext_noop("Agreement")),
    ("talks", gettext_noop("Talks")),
    ("bulletins", gettext_noop("Bulletins")),
    ("record", gettext_noop("Record")),
)

PORTAL: tuple[tuple[str, str], ...] = (
    ("overview", gettext_noop("Today")),
    ("bulletins", gettext_noop("Bulletins")),
    ("incidents", gettext_noop("Incidents")),
    ("registers", gettext_noop("Registers")),
    ("watch", gettext_noop("Watch")),
    ("airspace", gettext_noop("Airspace")),
    ("agreement", gettext_noop("Agreement")),
    ("talks", gettext_noop("Talks")),
    ("exports", gettext_noop("Data")),
    ("record", gettext_noop("Record")),
)
"""Where a reader who is nobody in particular is led: what is published, no rooms of work."""

KEYS: dict[str, str] = {
    "overview": "o",
    "reports": "r",
    "incidents": "i",
    "cases": "c",
    "registers": "n",
    "agreement": "a",
    "watch": "w",
    "airspace": "p",
    "movements": "m",
    "talks": "t",
    "bulletins": "b",
    "record": "l",
    "exports": "d",
}
"""The letter that leads to a room, after "g"."""


@dataclass(frozen=True, slots=True)
class Room:
    """A link of the navigation; `tally` counts what waits there, `key` leads there after "g"."""

    name: str
    address: str
    current: bool
    tally: int
    key: str = ""


def rooms(path: str, waiting: int, *, office: bool) -> tuple[Room, ...]:
    """Return the rooms of an office, else of the public, with the one `path` lies in marked.

    `waiting` cases are tallied.
    """
    result = []
    for route, name in ROOMS if office else PORTAL:
        address = reverse(route)
        current = path == address if route == "overview" else path.startswith(address)
        tally = waiting if route == "cases" else 0
        result.append(Room(gettext(name), address, current, tally, KEYS.get(route, "")))
    return tuple(result)


EXPORT_WORDS: dict[str, str] = {
    "reports": gettext_noop("Reports"),
    "incidents": gettext_noop("Incidents"),
    "cases": gettext_noop("Cases"),
    "registers": gettext_noop("Registers"),
    "meetings": gettext_noop("Meetings"),
    "measures": gettext_noop("Measures"),
    "corrections": gettext_noop("Corrections of readings"),
    "counts": gettext_noop("Counts under each rule"),
    "bulletins": gettext_noop("Bulletins"),
    "agreements_eth_prio": gettext_noop("Agreements, in the columns of ETH/PRIO"),
    "agreements_pax": gettext_noop("Agreements, in the columns of PA-X"),
}


def export_words(kind: str) -> str:
    """Return what an export is called."""
    return gettext(EXPORT_WORDS[kind])
