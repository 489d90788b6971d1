"""Who did or suffered the parts an event is told by: "in the blast two were wounded"."""

from collections.abc import Sequence

from hudna.extract.events import Event
from hudna.extract.kinds import STRIKES
from hudna.extract.named import Named, joined_from
from hudna.extract.page import Page
from hudna.extract.phrase import Hit

__all__ = ["harmed", "of_parts"]

_ADJACENT = 3


def _suffered(part: Hit) -> bool:
    """Return whether a part of an event tells who was harmed: "were wounded"."""
    return part.entry.key == "killing" and part.entry.attributes.get("voice") == "passive"


def harmed(event: Event, people: Sequence[Named], actors: Sequence[Named]) -> list[Named]:
    """Return who stands right before "were wounded" in the telling of something but a strike."""
    ends = [p.start for p in event.parts if _suffered(p) and event.type not in STRIKES]
    free = [n for n in people if n.kind != "place" and n not in actors]
    return [n for n in free if any(0 <= end - n.end <= 1 for end in ends)]


def of_parts(page: Page, event: Event, people: Sequence[Named]) -> list[Named]:
    """The doer of what the event came about by: "killed as gunmen opened fire"."""
    for part in event.parts:
        if _suffered(part):
            continue
        near = [n for n in people if n.agent and part.start < n.start <= part.end + _ADJACENT]
        if not near and page.words.order != "verb_first":
            near = [n for n in people if n.agent and part.start - 5 <= n.end <= part.start]
        if near:
            return joined_from(page, near)
    return []
