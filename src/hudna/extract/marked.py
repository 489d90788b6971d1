"""What little words say of a name: an object marker after it, a preposition before it."""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.named import Named
from hudna.extract.page import Page, Sentence

__all__ = ["governed", "object_of", "objects", "owned_by_noun", "unmarked"]

_CHAIN = 5
"""Nouns that may stand between a preposition and the name they end with."""

_NOUN_PHRASE = 3
"""Words no list knows that may stand between a name and the marker of its phrase."""


def governed(page: Page, sentence: Sentence, one: Named, *, key: str = "preposition") -> int | None:
    """Return where the preposition right before a name begins, null where there is none."""
    start = one.start
    counted = any(m.end == start for m in page.numbers)
    first = min((m.start for m in page.numbers if m.end == start), default=start)
    found = [h for h in sentence.of("words", key) if h.end in (start, first)]
    if not found and not counted and one.kind == "place":
        places = {h.start for h in sentence.of("words", "place_noun", "locative")}
        found = [
            h
            for h in sentence.of("words", key)
            if start - h.end in (1, 2) and all(at in places for at in range(h.end, start))
        ]
    return min((h.start for h in found), default=None)


def in_phrase(page: Page, sentence: Sentence, one: Named, left: int) -> bool:
    """Return whether only words no list knows stand between a preposition and a name.

    They are nouns the name says whose they are: "to the territory of X".
    """
    stops = {h.start for h in sentence.of("words", "demonstrative", "object_marker")}
    stops |= {h.start for key in ("event", "reporting", "head", "actor") for h in sentence.of(key)}
    stops |= {at for m in (*page.whens, *page.numbers) for at in range(m.start, m.end)}
    ends = {h.end for h in sentence.of("words", "preposition")}
    for at in range(one.start, max(left, one.start - _CHAIN), -1):
        if at in ends:
            return at < one.start
        if at - 1 in stops or not page.tokens[at - 1].is_word:
            return False
    return False


def owned_by_noun(one: Named, named: Sequence[Named]) -> Named | None:
    """Return the noun right before a name that the name says whose it is."""
    for other in named:
        beside = other.end == one.start and one.agent and not other.agent
        if beside and other.kind in ("thing", "person"):
            return other
    return None


def unmarked(
    page: Page, sentence: Sentence, people: Sequence[Named], named: Sequence[Named]
) -> list[Named]:
    """Return those that no preposition governs, no marker follows and no noun owns: subjects."""
    marked = {n.start for n in objects(page, sentence, named)}
    return [
        p
        for p in people
        if p.start not in marked
        and governed(page, sentence, p) is None
        and owned_by_noun(p, named) is None
    ]


def objects(page: Page, sentence: Sentence, named: Sequence[Named]) -> list[Named]:
    """Return what object markers of a sentence stand after."""
    found = (
        object_of(page, sentence, hit.start, named) for hit in sentence.of("words", "object_marker")
    )
    return [one for one in found if one is not None]


def object_of(page: Page, sentence: Sentence, marker: int, named: Sequence[Named]) -> Named | None:
    """Return the head of the phrase an object marker at a token stands after; places too.

    What a preposition inside the phrase governs is passed over: "the posts of X in Y" are posts.
    """
    at, edge = marker, marker
    if any(h.end == marker for h in sentence.of("words", "demonstrative")):
        return None  # "it" stands for something said before
    for _ in range(_NOUN_PHRASE + 3):
        one = _ending_near(named, at, sentence)
        if one is None:
            return None
        before = governed(page, sentence, one)
        if before is not None:
            at = edge = before
            continue
        whose = owned_by_noun(one, named) or _lies_in(one, named)
        while whose is not None:
            one, whose = whose, owned_by_noun(whose, named)
        before = governed(page, sentence, one)
        if before is None:
            return _whole(page, one, edge)
        at = edge = before
    return None


def _lies_in(place: Named, named: Sequence[Named]) -> Named | None:
    """Return the noun a place belongs to without a preposition: "the quarters of Aleppo"."""
    if place.kind != "place":
        return None
    return next(
        (n for n in named if n.end == place.start and n.kind == "thing" and not n.agent), None
    )


def _whole(page: Page, one: Named, edge: int) -> Named:
    """Return a phrase with the words no list knows up to where it must end: whose it is."""
    words = range(one.end, edge)
    if one.kind == "place" or not all(page.tokens[at].is_word for at in words):
        return one
    if any(page.word(at) in page.words.joiners for at in words) or not words:
        return one
    return replace(one, end=edge, last=page.tokens[edge - 1].end)


def _ending_near(named: Sequence[Named], at: int, sentence: Sentence) -> Named | None:
    near = [
        n
        for n in named
        if sentence.start <= n.start and at - _NOUN_PHRASE < n.end <= at and n.kind != "adjective"
    ]
    keys = ("preposition", "object_marker", "demonstrative", "complementizer")
    breaks = {h.start for h in sentence.of("words", *keys)}
    breaks |= {at for h in sentence.of("event") if not h.entry.form for at in h.tokens}
    near = [n for n in near if not any(b in range(n.end, at) for b in breaks)]
    return max(near, key=lambda n: (n.end, n.end - n.start)) if near else None
