"""Places that are what was fired at, and not only where: "shells at the village of X"."""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.events import Event
from hudna.extract.named import Named
from hudna.extract.page import Page, Sentence

__all__ = ["places_struck"]

_BEFORE = 3


def places_struck(
    page: Page, sentence: Sentence, event: Event, places: Sequence[Named]
) -> list[Named]:
    """Return the first place right after a word that marks a target, with what kind it is."""
    if page.words.order != "verb_first":
        return []
    marks = {h.end for h in sentence.of("words", "target_marker") if h.start >= event.hit.start}
    marks |= {event.hit.head, event.hit.end} if event.hit.end - event.hit.start == 1 else set()
    kinds = {h.start for h in sentence.of("words", "place_noun", "place_part", "place_list")}
    for place in places:
        start = place.start
        while start > place.start - _BEFORE and start - 1 in kinds and start not in marks:
            start -= 1
        if start in marks:
            first = place.first if start == place.start else page.tokens[start].start
            return [replace(place, kind="thing", id=None, start=start, first=first)]
    return []
