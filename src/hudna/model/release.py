"""Who may see what: the one place that decides it.

Everything that leaves the database carries a `Release`. Public output is besides that coarsened,
delayed and suppressed below a minimum count by the functions here.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from hudna.model.party import Actor, PartyKind, Role
from hudna.model.place import Place, PlacePrecision

__all__ = [
    "AMONG_PARTIES",
    "MINIMUM_COUNT",
    "PUBLIC_DELAY",
    "PUBLIC_DELAY_HOURS",
    "PUBLIC_GRID_DEGREES",
    "PUBLISHED",
    "Audience",
    "Release",
    "Sharing",
    "all_read",
    "at_most",
    "audiences_of",
    "coarse",
    "knows",
    "may_be_sent",
    "opens",
    "public_after",
    "sees",
    "sees_source",
    "suppress",
]

PUBLIC_DELAY = timedelta(hours=24)
"""Nothing located is public sooner than this after it was registered."""

PUBLIC_DELAY_HOURS = round(PUBLIC_DELAY / timedelta(hours=1))
"""The same in whole hours, as it is said."""

PUBLIC_GRID_DEGREES = 0.1
"""Public positions are rounded to this grid, about 11 km north to south."""

MINIMUM_COUNT = 3
"""Public counts of people below this are not printed, so that nobody can be singled out."""


class Audience(StrEnum):
    """Circles of readers, widest first; each holds the ones after it, `PARTY` only one party."""

    PUBLIC = "public"
    SIDES = "sides"
    MECHANISM = "mechanism"
    GUARANTORS = "guarantors"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class Release:
    """Released to an audience; for `PARTY`, to that party alone; `not_before` delays the public."""

    audience: Audience
    party: str | None = None
    not_before: datetime | None = None

    def __post_init__(self) -> None:
        if (self.audience is Audience.PARTY) != (self.party is not None):
            raise ValueError("a release names a party if and only if its audience is one party")


PUBLISHED = Release(Audience.PUBLIC)
"""Released to everybody at once."""


AMONG_PARTIES = Release(Audience.SIDES)
"""Released to every party of the mechanism, guarantor or side, and never to the public."""


def public_after(registered: datetime) -> Release:
    """Return the release of something public, registered at `registered`."""
    return Release(Audience.PUBLIC, not_before=registered + PUBLIC_DELAY)


_BY_KIND = {
    PartyKind.GUARANTOR: (
        Audience.PUBLIC,
        Audience.SIDES,
        Audience.MECHANISM,
        Audience.GUARANTORS,
    ),
    PartyKind.OBSERVER: (Audience.PUBLIC, Audience.SIDES, Audience.MECHANISM),
    PartyKind.OPERATOR: (Audience.PUBLIC, Audience.SIDES, Audience.MECHANISM),
    PartyKind.SIDE: (Audience.PUBLIC, Audience.SIDES),
}


_WIDEST_FIRST = tuple(Audience)


def at_most(release: Release, audience: Audience) -> Release:
    """Return the release, narrowed to `audience` where it is wider."""
    wider = _WIDEST_FIRST.index(release.audience) < _WIDEST_FIRST.index(audience)
    return Release(audience) if wider else release


def all_read(circle: Release, release: Release) -> bool:
    """Return whether every member of a circle may read what is so released, as a party of it."""
    if Audience.PARTY in (release.audience, circle.audience):
        return release == circle
    return _WIDEST_FIRST.index(release.audience) <= _WIDEST_FIRST.index(circle.audience)


def audiences_of(actor: Actor | None) -> tuple[Audience, ...]:
    """Return the shared audiences an actor belongs to; nobody in particular is the public.

    An administrator runs the machine and reads no confidential content.
    """
    if actor is None or actor.role is Role.ADMINISTRATOR:
        return (Audience.PUBLIC,)
    return _BY_KIND[actor.party_kind]


def sees(actor: Actor | None, release: Release, now: datetime) -> bool:
    """Return whether `actor` may read something so released, at `now`."""
    if release.audience is Audience.PARTY:
        readable = actor is not None and actor.role is not Role.ADMINISTRATOR
        return readable and actor is not None and actor.party == release.party
    if release.audience is Audience.PUBLIC and release.not_before and now < release.not_before:
        return actor is not None and Audience.SIDES in audiences_of(actor)
    return release.audience in audiences_of(actor)


@dataclass(frozen=True, slots=True)
class Sharing:
    """How far an owner shares a file: in circles, and with parties named one by one.

    The owner, and those of `title` and `told`, may know that there is such a file. The owner, and
    those of `file` and `parties`, may open it; a `file` of null is closed to everybody.
    """

    owner: str
    title: Release
    file: Release | None
    told: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


def knows(actor: Actor | None, sharing: Sharing, now: datetime) -> bool:
    """Return whether `actor` may know that there is such a file, at `now`."""
    circles = [r for r in (sharing.title, sharing.file) if r is not None]
    return any(sees(actor, r, now) for r in circles) or _named(
        actor, (sharing.owner, *sharing.told)
    )


def opens(actor: Actor | None, sharing: Sharing, now: datetime) -> bool:
    """Return whether `actor` may open the file, at `now`."""
    if sharing.file is None:
        return False
    return sees(actor, sharing.file, now) or _named(actor, (sharing.owner, *sharing.parties))


def _named(actor: Actor | None, parties: tuple[str, ...]) -> bool:
    """Return whether an actor's party is named, and it is none that runs the machine."""
    return actor is not None and actor.role is not Role.ADMINISTRATOR and actor.party in parties


def sees_source(actor: Actor | None, submitted_by: str) -> bool:
    """Return whether `actor` may learn who told us: only those who were told."""
    trusted = (Role.MONITOR, Role.ANALYST, Role.VERIFIER, Role.REPRESENTATIVE)
    return actor is not None and actor.party == submitted_by and actor.role in trusted


def may_be_sent(release: Release, *, local: bool) -> bool:
    """Return whether a text may go to a program that reads for us: elsewhere only public texts.

    What may not leave a party, or the mechanism, does not leave this machine either.
    """
    return local or release.audience is Audience.PUBLIC


def coarse(place: Place) -> Place:
    """Return the place as the public may see it: on a grid, with a radius that covers the cell."""
    if place.latitude is None or place.longitude is None:
        return place
    grid = PUBLIC_GRID_DEGREES
    return replace(
        place,
        span=None,
        latitude=round(round(place.latitude / grid) * grid, 6),
        longitude=round(round(place.longitude / grid) * grid, 6),
        radius_km=max(place.radius_km or 0.0, 10.0),
        precision=(
            PlacePrecision.NEAR_SETTLEMENT
            if place.precision in (PlacePrecision.POINT, PlacePrecision.SETTLEMENT)
            else place.precision
        ),
    )


def suppress(people: int) -> int | None:
    """Return a count of people as the public may see it, null below the minimum."""
    return people if people == 0 or people >= MINIMUM_COUNT else None
