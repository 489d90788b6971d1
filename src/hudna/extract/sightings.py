"""What observers only saw: a tank or a gun in a place, an aircraft over it."""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.claims import Draft
from hudna.extract.frames import Frame
from hudna.extract.harm import find_counts
from hudna.extract.mentions import Named
from hudna.extract.page import Page, Sentence
from hudna.model.claim import Stance
from hudna.model.place import Place

__all__ = ["sees", "sighted"]

_HEAVY = frozenset(
    {"artillery", "tank", "mortar", "heavy_weapon", "rocket", "surface_to_air_missile"}
)
_FLYING = frozenset({"aircraft", "drone"})


def sees(page: Page, frame: Frame, named: Sequence[Named]) -> str | None:
    """Return the type of event a record without an event word tells, null where it tells none."""
    if frame.stance is not Stance.RECORDS:
        return None
    seen = [n for n in named if frame.covers(n.start) and n is not frame.who]
    if any(n.kind == "weapon" and n.id in _HEAVY for n in seen):
        return "weapon_placement"
    return "overflight" if any(n.kind == "thing" and n.sort in _FLYING for n in seen) else None


def sighted(
    page: Page, sentence: Sentence, frame: Frame, named: Sequence[Named], draft: Draft
) -> Draft:
    """Return the draft of a record as the event it tells: what was seen, where, how many."""
    kind = sees(page, frame, named)
    if kind is None:
        return draft
    seen = [n for n in named if frame.covers(n.start) and n is not frame.who]
    weapons = [n for n in seen if n.kind == "weapon" and n.id in _HEAVY]
    flying = [n for n in seen if n.kind == "thing" and n.sort in _FLYING]
    places = [n for n in seen if n.kind == "place" and n.sort != "state"]
    claim = replace(
        draft.claim,
        event_type=kind,
        weapons=tuple(n.mention(page) for n in weapons) if kind == "weapon_placement" else (),
        actors=tuple(n.mention(page) for n in flying) if kind == "overflight" else (),
        places=draft.claim.places or tuple(_place(page, n) for n in places),
        counts=find_counts(page, sentence, frame.content, []),
    )
    return replace(draft, claim=claim)


def _place(page: Page, named: Named) -> Place:
    span = named.span(page)
    return Place(name=page.quote(span), id=None, span=span)
