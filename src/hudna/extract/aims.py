"""Places that are hit themselves: "shelled A, B and C", "fired rockets at A", "A was shelled"."""

from collections.abc import Sequence

from hudna.extract.events import Event
from hudna.extract.kinds import ATTACKED
from hudna.extract.named import Named, joined_from
from hudna.extract.page import Page, Sentence

__all__ = ["places_hit"]

_AIMED = ATTACKED | {"small_arms_fire", "return_fire"}
_OBJECT = 3
_MARKS = ("target_marker", "aim_marker", "place_target")


def places_hit(
    page: Page, sentence: Sentence, event: Event, places: Sequence[Named]
) -> list[Named]:
    """Return the places an attack is aimed at, where the object or a word such as "at" says so."""
    if event.type not in _AIMED or not page.words.names_run_on:
        return []
    towns = [p for p in places if p.sort in ("place", "unlisted", "state")]
    for place in towns:
        at = _front(page, sentence, place.start)
        marks = [h for h in sentence.of("words", *_MARKS) if h.end == at]
        marked = any(event.hit.start <= h.start and not _where(h.entry.key, event) for h in marks)
        if marked or _object(event, at) or _subject(page, event, place):
            return joined_from(page, [p for p in towns if p.start >= place.start])
    return []


def _where(key: str, event: Event) -> bool:
    """Return whether a word that may say where as well as whereto says where: "explosion at"."""
    return key != "place_target" and event.voice == "noun"


def _front(page: Page, sentence: Sentence, start: int) -> int:
    """Return where the phrase of a place begins: at "the villages of"."""
    nouns = [h.start for h in sentence.of("words", "place_noun") if h.end == start]
    start = min([start, *nouns])
    return start - any(h.end == start for h in sentence.of("words", "article"))


def _object(event: Event, at: int) -> bool:
    return event.voice == "active" and event.hit.end == at


def _subject(page: Page, event: Event, place: Named) -> bool:
    between = range(place.end, event.hit.start)
    passive = event.voice == "passive" and place.end <= event.hit.start
    return passive and len(between) <= _OBJECT and all(page.tokens[at].is_word for at in between)
