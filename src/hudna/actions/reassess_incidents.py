"""Judging again what an amendment touches, and keeping the judgement of its time beside the new."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from hudna.actions.operator import Operator
from hudna.actions.ports import Store
from hudna.actions.store_derived import Derived, store_derived
from hudna.actions.watched_agreements import watched_agreements
from hudna.assess.assess import assess
from hudna.assess.bulk import Judged
from hudna.assess.reassessed import may_reach, rejudged, touched
from hudna.extract.corrections import corrected
from hudna.model.agreement import Agreement, Allegation
from hudna.model.amendment import Amendment
from hudna.model.claim import Claim
from hudna.model.correction import Correction
from hudna.model.incident import Incident
from hudna.model.reading import StoredReading
from hudna.model.reassessment import Reassessment

__all__ = ["reassess_incidents"]


def reassess_incidents(operator: Operator) -> tuple[Reassessment, ...]:
    """Judge again the incidents that amendments touch which nobody was judged by yet.

    Only they are judged: all others keep their judgement, word for word. Of those judged, what was
    said before stays, and a `Reassessment` holds both. Everything is stored in one transaction.
    """
    made: list[Reassessment] = []
    with operator.store.transaction():
        for amendment in operator.store.all(Amendment):
            after = amendment.agreement
            known = {"agreement": after.id, "names_version": after.version}
            if not any(operator.store.all(Reassessment, **known)):
                made += _of_version(operator, after)
    return tuple(made)


def _of_version(operator: Operator, after: Agreement) -> list[Reassessment]:
    store = operator.store
    zone, watched = ZoneInfo(store.mechanism().zone), watched_agreements(store)
    before = next(a for a in watched if (a.id, a.version) == (after.id, after.supersedes))
    derived: list[Derived] = []
    for incident, claims in touched(_judged(store, after, zone), before, after, zone=zone):
        old = _judged_under(store, incident, before)
        if not old or _judged_under(store, incident, after):
            continue  # first reported since: it has no judgement of the version before
        new = assess(incident, claims, [before, after], zone=zone)
        found = rejudged(old, new, before, after)
        derived += [Derived(one, incident.release) for one in (incident, *new, found)]
    store_derived(operator, derived)
    return [d.value for d in derived if isinstance(d.value, Reassessment)]


def _judged(store: Store, after: Agreement, zone: ZoneInfo) -> Iterator[Judged]:
    for incident in store.all(Incident):
        if may_reach(incident, after, zone):
            yield incident, tuple(_claims(store, incident))


def _judged_under(store: Store, incident: Incident, version: Agreement) -> list[Allegation]:
    named = (version.id, version.version)
    said = store.all(Allegation, incident=incident.id)
    return [one for one in said if (one.agreement, one.version) == named]


def _claims(store: Store, incident: Incident) -> Iterator[Claim]:
    """Yield an incident's claims as they stand corrected."""
    for ref in incident.claims:
        known = store.get(StoredReading, ref.report)
        if known is not None:
            reading = corrected(known.reading, store.all(Correction, report=ref.report))
            yield from (claim for claim in reading.claims if claim.id == ref.claim)
