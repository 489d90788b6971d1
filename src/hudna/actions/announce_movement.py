"""Announcing a movement, amending or cancelling it, and declaring a zone."""

from datetime import datetime, timedelta

from hudna.actions.moments import check_moment
from hudna.actions.new_objects import check_new
from hudna.actions.office_word import said_by_office
from hudna.actions.permissions import check_announce
from hudna.actions.ports import Held, Log, Store
from hudna.actions.statements import SignedStatement
from hudna.deconflict.intersect import volume_shape
from hudna.deconflict.volumes import span_of
from hudna.errors import Conflict, InputError, NotFound, Refused
from hudna.model.movement import DeclaredZone, Movement, MovementCancellation, Volume
from hudna.model.party import Actor
from hudna.model.release import Audience, Release, audiences_of, sees

__all__ = [
    "announce_movement",
    "cancel_movement",
    "check_stands",
    "declare_zone",
    "movement_for",
]

MOST_VOLUMES = 600
LONGEST = timedelta(days=60)


def announce_movement(
    store: Store, log: Log, statement: SignedStatement, now: datetime
) -> Movement:
    """Store a signed announcement; one that amends another takes its place for all readers.

    It is never public. One that is filed late is taken and flagged, never refused; what is over
    already is refused.
    """
    with store.transaction():
        value, actor = said_by_office(store, log, "movement", statement)
        assert isinstance(value, Movement)
        check_announce(actor)
        check_moment(value.at, now)
        _check_release(value.release, actor)
        _check_form(value)
        if value.end <= now:
            raise Conflict("this movement would be over", advice="Give times to come")
        if value.amends is not None:
            before = _own_standing(store, value.amends, actor, now)
            if before.release != value.release:
                raise Refused(
                    "an amended announcement keeps its readers",
                    advice="Cancel it and announce another for other readers",
                )
        check_new(store, value)
        store.add_entry(statement.entry, "movement", statement.private)
        store.put(value, value.release, value.at, statement.entry)
    return value


def cancel_movement(
    store: Store, log: Log, statement: SignedStatement, now: datetime
) -> MovementCancellation:
    """Store a signed word that a movement of the office's own party does not take place."""
    with store.transaction():
        word, actor = said_by_office(store, log, "movement_cancellation", statement)
        assert isinstance(word, MovementCancellation)
        check_announce(actor)
        check_moment(word.at, now)
        held = _own_standing(store, word.movement, actor, now)
        check_new(store, word)
        store.add_entry(statement.entry, "movement_cancellation", statement.private)
        store.put(word, held.release, word.at, statement.entry)
    return word


def declare_zone(store: Store, log: Log, statement: SignedStatement, now: datetime) -> DeclaredZone:
    """Store a zone that a party declares; it binds nobody, and plans are held against it."""
    with store.transaction():
        zone, actor = said_by_office(store, log, "declared_zone", statement)
        assert isinstance(zone, DeclaredZone)
        check_announce(actor)
        check_moment(zone.at, now)
        _check_release(zone.release, actor)
        _check_volumes((zone.volume,))
        if not zone.kinds or not zone.title.strip():
            raise InputError("a zone needs a name and what it is closed to", where="kinds")
        check_new(store, zone)
        store.add_entry(statement.entry, "declared_zone", statement.private)
        store.put(zone, zone.release, zone.at, statement.entry)
    return zone


def movement_for(store: Store, movement_id: str, actor: Actor, now: datetime) -> Held:
    """Return a movement that is released to an office, or raise `NotFound`."""
    held = store.held(Movement, movement_id)
    if held is None or not sees(actor, held.release, now):
        raise NotFound("There is no movement here that is released to you", where=movement_id)
    return held


def check_stands(store: Store, movement_id: str) -> None:
    """Raise `Conflict` where a movement was cancelled, or another announcement took its place."""
    if next(store.all(MovementCancellation, movement=movement_id), None) is not None:
        raise Conflict("this movement was cancelled", where=movement_id)
    later = next(store.all(Movement, amends=movement_id), None)
    if later is not None:
        raise Conflict("this announcement was amended", advice=f"Look at {later.id}")


def _own_standing(store: Store, movement_id: str, actor: Actor, now: datetime) -> Held:
    held = movement_for(store, movement_id, actor, now)
    if held.value.party != actor.party:
        raise Refused(
            f"{actor.party} did not announce this movement", advice="Its party changes it"
        )
    check_stands(store, movement_id)
    return held


def _check_release(release: Release, actor: Actor) -> None:
    if release.audience is Audience.PUBLIC or release.not_before is not None:
        raise Refused(
            "a movement is never public", advice="Release it to the sides, or to fewer than these"
        )
    if release.party not in (None, actor.party):
        raise Refused(f"{actor.party} cannot release a movement to {release.party} alone")
    if release.party is None and release.audience not in audiences_of(actor):
        raise Refused("this is released to others, not to your own party")


def _check_form(value: Movement) -> None:
    _check_volumes(value.volumes)
    if (value.start, value.end) != span_of(value.volumes):
        raise InputError("the times are not those of its volumes", where="start")
    if not value.title.strip() or not value.route:
        raise InputError("a movement needs a title and a route", where="title")


def _check_volumes(volumes: tuple[Volume, ...]) -> None:
    if not 0 < len(volumes) <= MOST_VOLUMES:
        raise InputError(f"there are {len(volumes)} volumes", where="volumes")
    for volume in volumes:
        inside = all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in volume.points)
        timed = volume.start.tzinfo is not None and volume.end.tzinfo is not None
        if not (volume.points and inside and timed and 0 <= volume.radius_m <= 200_000):
            raise InputError("a volume cannot be placed", where="volumes")
        if not volume_shape(volume).is_valid:
            raise InputError("an outline crosses itself", where="volumes", advice="Draw it anew")
        if not volume.start <= volume.end <= volume.start + LONGEST:
            raise InputError("a volume ends before it starts, or months later", where="volumes")
