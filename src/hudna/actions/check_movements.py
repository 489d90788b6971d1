"""Holding every plan to come against what each circle of readers may know of."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hudna.actions.movement_zones import zones_of
from hudna.actions.operator import Operator
from hudna.actions.ports import Held, Store
from hudna.actions.store_derived import Derived, store_derived
from hudna.actions.watched_agreements import watched_agreements
from hudna.deconflict.answer import Field, check_of, digest_of
from hudna.deconflict.draft import Draft, movement_of
from hudna.deconflict.zone import Told, Zone, declared
from hudna.model.incident import Incident
from hudna.model.movement import (
    DeclaredZone,
    Movement,
    MovementCancellation,
    MovementCheck,
)
from hudna.model.party import Actor
from hudna.model.release import AMONG_PARTIES, Audience, Release, all_read, audiences_of
from hudna.watch.incident_rows import WATCHED

__all__ = ["PLANS", "check_movements", "field_for", "plan_answer", "told_of"]

PLANS = (Movement, MovementCancellation, DeclaredZone)
"""What is said that may change the answers to plans."""

CIRCLES = (Audience.SIDES, Audience.MECHANISM, Audience.GUARANTORS)
"""Circles that share plans, widest first: each has an answer of its own."""


def check_movements(operator: Operator) -> tuple[MovementCheck, ...]:
    """Store the answer to each plan that is not over, for each circle; return the new ones.

    An answer is made from what every member of its circle may read, and kept while nothing it
    rests on has changed.
    """
    store, now = operator.store, operator.now
    plans = list(_ahead(store, now))
    if not plans:
        return ()
    made: list[MovementCheck] = []
    zones = zones_of(watched_agreements(store))
    for circle in CIRCLES:
        release = Release(circle)
        field = field_for(store, release, plans, zones, now)
        for held in plans:
            if all_read(release, held.release):
                made += _checked(store, held.value, field, release, now)
    for held in plans:
        if held.release.audience is Audience.PARTY:
            field = field_for(store, AMONG_PARTIES, [*plans, held], zones, now)
            made += _checked(store, held.value, field, held.release, now)
    store_derived(operator, (Derived(check, check.release) for check in made))
    return tuple(made)


def _checked(
    store: Store, movement: Movement, field: Field, release: Release, now: datetime
) -> Iterator[MovementCheck]:
    known = store.all(MovementCheck, movement=movement.id)
    digest = digest_of(movement, field)
    if not any(one.digest == digest and one.release == release for one in known):
        yield check_of(movement, field, now, release)


def _ahead(store: Store, now: datetime) -> Iterator[Held]:
    """Yield the plans that stand and are not over."""
    gone = {one.movement for one in store.all(MovementCancellation)}
    held = list(store.all_held(Movement, end__gt=now.isoformat()))
    gone |= {one.value.amends for one in held if one.value.amends}
    return (one for one in held if one.value.id not in gone)


def field_for(
    store: Store,
    circle: Release,
    plans: Iterable[Held],
    zones: tuple[Zone, ...],
    now: datetime,
) -> Field:
    """Return what a plan is held against for a circle of readers, and nothing it may not know."""
    mechanism, given = store.mechanism(), list(plans)
    starts = [held.value.start for held in given]
    since = min(starts, default=now) - timedelta(hours=mechanism.movements.incident_hours)
    shown = [
        held.value
        for held in store.all_held(DeclaredZone, end__gt=now.isoformat())
        if all_read(circle, held.release)
    ]
    return Field(
        zones=(*zones, *map(declared, shown)),
        incidents=told_of(_recent(store, circle, since), mechanism.zone),
        movements=tuple(held.value for held in given if all_read(circle, held.release)),
        rules=mechanism.movements,
    )


def plan_answer(store: Store, draft: Draft, actor: Actor, now: datetime) -> MovementCheck:
    """Return the answer to a plan that nobody has announced, from what its office may read."""
    circle = Release(audiences_of(actor)[-1])
    plan = movement_of(draft, name="plan", party=actor.party, by=actor.id, now=now, exercise=False)
    zones = zones_of(watched_agreements(store))
    plans = [*_ahead(store, now), Held(plan, circle, now)]
    return check_of(plan, field_for(store, circle, plans, zones, now), now, circle)


def _recent(store: Store, circle: Release, since: datetime) -> Iterator[Any]:
    """Yield the incidents that began a day before `since` or later and that a circle may read."""
    day = (since - timedelta(days=1)).date().isoformat()
    for held in store.all_held(Incident, day__gte=day):
        if all_read(circle, held.release):
            yield held.value


def told_of(incidents: Iterable[Incident], zone: str) -> tuple[Told, ...]:
    """Return incidents of force as plans are held against them; times are local to `zone`."""
    made = []
    for incident in incidents:
        if incident.event_type not in WATCHED:
            continue
        place = incident.place
        first, last = incident.when.bounds(ZoneInfo(zone))
        radius = None if place.radius_km is None else place.radius_km * 1000
        made.append(
            Told(
                incident.id,
                incident.event_type,
                place.name,
                place.latitude,
                place.longitude,
                radius,
                first,
                last,
            )
        )
    return tuple(made)
