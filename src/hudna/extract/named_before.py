"""Who is named before a verb, or marked by a word: who opens a clause, who stands beside a verb."""

from collections.abc import Sequence

from hudna.extract.events import Event
from hudna.extract.mentions import Named
from hudna.extract.named import joined_from
from hudna.extract.page import Page, Sentence

__all__ = ["adjoins", "before_others", "fronted", "marked_by", "spoken_of"]


def fronted(page: Page, event: Event, before: Sequence[Named]) -> list[Named]:
    """Return who opens the clause of a verb, and those joined to him: "that the groups had ..."."""
    first = event.clause[0]
    particles = {h.start for h in page.sentence_of(first).of("words", "particle")}
    while first in particles or page.word(first) in page.words.joiners:
        first += 1
    opening = [n for n in before if n.start == first and n.agent]
    rest = [n for n in before if n.start >= first]
    return joined_from(page, rest) if opening and rest[0] is opening[0] else []


def adjoins(page: Page, one: Named, at: int) -> bool:
    """Return whether only particles stand between a name and a verb."""
    particles = {h.start for h in page.sentence_of(at).of("words", "particle")}
    return one.end <= at and all(between in particles for between in range(one.end, at))


def spoken_of(page: Page, event: Event, one: Named) -> bool:
    """Return whether somebody named before is told of for his place, or before those killed.

    "He summoned the ambassador in the capital over the killing of two in an attack."
    """
    if page.words.order != "verb_first":
        return False
    killed = [p.start for p in event.parts if p.entry.attributes["voice"] == "object_noun"]
    if any(one.end <= at < event.hit.start for at in killed):
        return True
    governed = page.sentence_of(one.start).of("words", "office_preposition")
    return any(h.end == one.start for h in governed)


def marked_by(
    page: Page, sentence: Sentence, event: Event, key: str, people: Sequence[Named]
) -> list[Named]:
    """Return those whom a word of the key marks, such as "by" or "against"."""
    found: list[Named] = []
    for hit in sentence.of("words", key):
        if hit.start < event.clause[0]:
            continue
        following = [n for n in people if hit.end <= n.start <= hit.end + 2]
        if following:
            rest = [n for n in people if n.start >= following[0].start]
            found += [n for n in joined_from(page, rest) if n not in found]
    return found


def before_others(page: Page, ordered: Sequence[Named]) -> list[Named]:
    """Return the last named and those joined to it before."""
    return joined_from(page, list(reversed(ordered)), backwards=True)[::-1]
