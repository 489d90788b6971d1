"""Composing a bulletin from one dataset, and publishing its renderings."""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeVar

from hudna.actions.case_files import case_file
from hudna.actions.new_objects import check_new
from hudna.actions.operator import Operator
from hudna.actions.permissions import check_publish
from hudna.actions.ports import Log, Store
from hudna.actions.public_relations import public_relations
from hudna.actions.public_talks import public_rounds, public_statements, public_undertakings
from hudna.actions.send_alerts import told_parties
from hudna.actions.statements import SignedStatement, accept, published
from hudna.actions.watched_agreements import watched_agreements
from hudna.assess.counting import counted, rules
from hudna.errors import Conflict, InputError, Refused
from hudna.link.registers import reconcile
from hudna.link.told import told_by_day
from hudna.model.alert import Acknowledgement, Alert, AlertSent
from hudna.model.bulletin import (
    Bulletin,
    BulletinNotice,
    CaseFile,
    CheckpointStamp,
    ToldAlert,
)
from hudna.model.case import Case
from hudna.model.history import History
from hudna.model.identity import make_id
from hudna.model.incident import Incident
from hudna.model.outlook import Outlook
from hudna.model.register import Register
from hudna.model.release import PUBLISHED, Audience, sees
from hudna.model.talks import Meeting
from hudna.model.tally import Recount
from hudna.watch.alert_state import acknowledged_by

__all__ = ["compose_bulletin", "notice_of", "publish_bulletin"]

T = TypeVar("T")

NEWS = timedelta(days=30)
DRAWN = timedelta(days=21)
"""So many days the charts go back, as many as a sheet of paper shows apart."""


def compose_bulletin(operator: Operator, day: date) -> Bulletin:
    """Return the dataset of the bulletin of `day`: what happens to it next is `publish`'s.

    Nothing confined to one party goes in; the next edition corrects the one before.
    """
    store, log = operator.store, operator.log
    note = log.checkpoint()
    seen = published(note)
    mechanism = store.mechanism()
    agreements = watched_agreements(store)
    registers = list(_public(operator, Register, day=day.isoformat()))
    before = sorted(store.all(BulletinNotice, day=day.isoformat()), key=lambda n: n.edition)
    edition = before[-1].edition + 1 if before else 1
    incidents = _incidents(operator, day)
    return Bulletin(
        id=make_id("bulletin", mechanism.id, day.isoformat(), str(edition)),
        edition=edition,
        day=day,
        made_at=operator.now,
        mechanism=mechanism,
        agreement=agreements[0],
        registers=reconcile(registers, days=(day, day)),
        cases=tuple(_case_files(store)),
        meetings=tuple(m for m in _public(operator, Meeting) if _recent(m, day)),
        checkpoint=CheckpointStamp(log.origin, seen.size, seen.root.hex(), note),
        coverage={
            "sides_reporting": len({r.side for r in registers}),
            "outlets": len({r.outlet or r.report for r in registers}),
        },
        corrects=before[-1].id if before else None,
        agreements=agreements,
        recount=_recount(incidents, day),
        history=_history(operator, incidents, day),
        outlook=_outlook(operator, day),
        alerts=tuple(_alerts(operator, day)),
        rounds=public_rounds(operator, day),
        undertakings=public_undertakings(operator, day),
        statements=public_statements(operator, day),
        relations=public_relations(operator, day),
    )


def notice_of(bulletin: Bulletin, files: dict[tuple[str, str], bytes]) -> BulletinNotice:
    """Return what a publisher signs: the bulletin's id and the SHA-256 of every file."""
    return BulletinNotice(
        id=bulletin.id,
        edition=bulletin.edition,
        day=bulletin.day,
        made_at=bulletin.made_at,
        files={
            f"{lang}.{form}": hashlib.sha256(data).hexdigest()
            for (lang, form), data in files.items()
        },
        corrects=bulletin.corrects,
    )


def publish_bulletin(
    store: Store, log: Log, statement: SignedStatement, files: dict[tuple[str, str], bytes]
) -> BulletinNotice:
    """Store a bulletin whose notice a publisher has signed, with exactly the files it names."""
    with store.transaction():
        return _publish(store, log, statement, files)


def _publish(
    store: Store, log: Log, statement: SignedStatement, files: dict[tuple[str, str], bytes]
) -> BulletinNotice:
    notice, actor = accept(store, log, "bulletin", statement)
    assert isinstance(notice, BulletinNotice)
    if actor is None:
        raise Refused("a bulletin is published by an office, with a key of its own")
    check_publish(actor)
    held = {
        f"{lang}.{form}": hashlib.sha256(data).hexdigest() for (lang, form), data in files.items()
    }
    if held != notice.files:
        raise InputError("the files are not those the notice was signed for", where=notice.id)
    if store.get(BulletinNotice, notice.id):
        raise Conflict(
            "this edition is published",
            advice="Compose the bulletin again: a correction is a new edition",
        )
    check_new(store, notice)
    store.add_entry(statement.entry, "bulletin", statement.private)
    store.put(notice, PUBLISHED, notice.made_at, statement.entry)
    store.put_files(notice.id, files)
    return notice


def _public(operator: Operator, cls: type[T], **where: str) -> Iterator[T]:
    """Yield what the public may see now: a bulletin's figures come from nothing else."""
    for held in operator.store.all_held(cls, **where):
        if sees(None, held.release, operator.now):
            yield held.value


def _incidents(operator: Operator, day: date) -> list[Incident]:
    """Return the public incidents that began in the month to the bulletin's day."""
    days = [day - timedelta(days=number) for number in range(NEWS.days)][::-1]
    return [one for began in days for one in _public(operator, Incident, day=began.isoformat())]


def _recount(incidents: list[Incident], day: date) -> Recount:
    """Return what the month's incidents amount to by each rule."""
    first = day - NEWS + timedelta(days=1)
    return Recount(first, day, tuple(counted(incidents, rule) for rule in rules()))


def _history(operator: Operator, incidents: list[Incident], day: date) -> History:
    """Return the registers and incidents of the days that the bulletin's charts draw."""
    first = day - DRAWN + timedelta(days=1)
    days = [first + timedelta(days=number) for number in range(DRAWN.days)]
    lists = [r for one in days for r in _public(operator, Register, day=one.isoformat())]
    return History(
        first, day, reconcile(lists, days=(first, day)), told_by_day(incidents, first, day)
    )


def _outlook(operator: Operator, day: date) -> Outlook | None:
    """Return the latest public outlook up to the bulletin's day, of the week before at most."""
    days = [day - timedelta(days=number) for number in range(7)]
    found = (o for one in days for o in _public(operator, Outlook, day=one.isoformat()))
    return next(found, None)


def _alerts(operator: Operator, day: date) -> Iterator[ToldAlert]:
    """Yield the public alerts of the week to the bulletin's day that were sent, oldest first."""
    store = operator.store
    parties = told_parties(store.mechanism().actors)
    for alert in _public(operator, Alert):
        recent = day - timedelta(days=6) <= alert.at.date() <= day
        if recent and next(store.all(AlertSent, alert=alert.id), None) is not None:
            by = acknowledged_by(store.all(Acknowledgement, alert=alert.id))
            yield ToldAlert(alert, by, tuple(p for p in parties if p not in by))


def _recent(meeting: Meeting, day: date) -> bool:
    """Return whether a meeting took place in the month to the bulletin's day."""
    start = meeting.when.start
    return bool(start) and day - NEWS <= date.fromisoformat(str(start)[:10]) <= day


def _case_files(store: Store) -> Iterator[CaseFile]:
    """Yield the cases that are not confined to one party; `publish` drops what is not public."""
    for held in store.all_held(Case):
        shared = held.release.audience is not Audience.PARTY
        file = case_file(store, held.value) if shared else None
        if file:
            yield file
