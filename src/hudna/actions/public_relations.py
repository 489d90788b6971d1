"""What a bulletin tells of relations: events of the month between two states, with their value."""

from datetime import date

from hudna.actions.operator import Operator
from hudna.actions.public_talks import MONTH
from hudna.actions.shipped_relations import load_scale, shipped_relations
from hudna.model.bulletin import ToldRelation
from hudna.model.relation_event import RelationEvent, RelationScale
from hudna.model.release import sees
from hudna.talks.relation_line import in_order

__all__ = ["public_relations"]


def public_relations(operator: Operator, day: date) -> tuple[ToldRelation, ...]:
    """Return public events that were in the month to a day, the first first."""
    store = operator.store
    lines = shipped_relations(store.mechanism())
    scales = {event.id: line.scale for line in lines for event in line.events}
    told = [event for line in lines for event in line.events]
    filed = [
        held.value
        for held in store.all_held(RelationEvent)
        if sees(None, held.release, operator.now)
    ]
    recent = [event for event in (*told, *filed) if _of_month(event, day)]
    return tuple(_told(event, scales.get(event.id) or load_scale()) for event in in_order(recent))


def _of_month(event: RelationEvent, day: date) -> bool:
    """Return whether an event was in the month; one with a day that is not known, by the other."""
    known = event.when.end or event.when.start
    return known is not None and day - MONTH <= date.fromisoformat(known[:10]) <= day


def _told(event: RelationEvent, scale: RelationScale) -> ToldRelation:
    kind = scale.kind(event.code)
    return ToldRelation(
        event=event,
        kind=kind.names if kind else {},
        value=kind.value if kind else None,
        scale=scale.names,
    )
