"""Relations between two states: shipped and registered events, as far as they are released."""

from dataclasses import replace

from hudna.actions.shipped_relations import load_scale, shipped_relations
from hudna.db.gated import Gated
from hudna.model.relation_event import RelationEvent, RelationLine
from hudna.talks.relation_events import pair_of
from hudna.talks.relation_line import in_order

__all__ = ["Relating"]

SHOWN = 500
"""Registered events of two states shown at once, the latest registered."""


class Relating(Gated):
    """Relations between states, as one reader may know them."""

    def relation_pairs(self) -> tuple[tuple[str, str], ...]:
        """Return the pairs of states something is told of: shipped ones first, then by name."""
        told = [line.between for line in shipped_relations(self.mechanism())]
        rows = self.rows(RelationEvent).order_by("between").values_list("between", flat=True)
        filed = [pair_of(*pair.split("|")) for pair in rows.distinct()[:SHOWN]]
        return tuple(dict.fromkeys([*told, *filed]))

    def relation_event(self, event_id: str) -> RelationEvent:
        """Return a registered event that is released."""
        return self.one(RelationEvent, event_id)

    def relation_line(self, one: str, other: str) -> RelationLine:
        """Return what is told of two states, by time; no events where nothing is."""
        pair = pair_of(one, other)
        told = [line for line in shipped_relations(self.mechanism()) if line.between == pair]
        scale = told[0].scale if told else load_scale()
        rows = self.rows(RelationEvent).filter(between="|".join(pair)).order_by("-at", "-id")
        filed = [self._open(RelationEvent, row) for row in rows[:SHOWN]]
        known = {event.id for line in told for event in line.events}
        every = [*(event for line in told for event in line.events), *filed]
        return RelationLine(pair, in_order(_alone(every, known | {e.id for e in filed})), scale)


def _alone(events: list[RelationEvent], known: set[str]) -> list[RelationEvent]:
    """Return events that name no first telling the reader may not know of."""
    return [
        event if event.telling_of in known else replace(event, telling_of=None) for event in events
    ]
