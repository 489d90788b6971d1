"""Who did it and to whom where objects are marked and verbs end their clause."""

from collections.abc import Sequence

from hudna.extract.events import Event
from hudna.extract.kinds import HARMING, UNSEEN
from hudna.extract.marked import governed, object_of, owned_by_noun
from hudna.extract.named import Named, joined_from
from hudna.extract.page import Page, Sentence

__all__ = ["Parties", "parties_marked"]

_ADJACENT = 1
_BESIDE = 3
_HIT_BY_NAME = frozenset({"air_strike", "shelling", "siege", "property_damage"})
"""Nouns that whoever does it may follow as well as what it is done to."""

_NOUNS = frozenset({"noun", "object_noun"})
"""An object marker stands after the whole phrase of a noun, not after what it is done to."""

Parties = tuple[list[Named], list[Named]]


def parties_marked(
    page: Page,
    sentence: Sentence,
    event: Event,
    people: Sequence[Named],
    named: Sequence[Named],
    agents: list[Named],
    aimed: list[Named],
) -> Parties:
    """Return actors and targets of an event; `agents` and `aimed` are those a word marks so."""
    inside = [n for n in named if event.clause[0] <= n.start < event.clause[1]]
    objects = _objects(page, sentence, event, inside) if event.voice not in _NOUNS else []
    aimed = [n for n in aimed if n not in agents]
    taken = {n.start for n in (*agents, *objects, *aimed)}
    free = [
        p
        for p in people
        if p.start not in taken
        and governed(page, sentence, p) is None
        and owned_by_noun(p, inside) is None
    ]
    before = [p for p in free if p.end <= event.hit.start]
    actors = [n for n in agents if n.agent]
    targets = [n for n in objects if n.kind != "place"]
    if event.voice == "active":
        subjects = [p for p in before if p.agent]
        actors = actors or joined_from(page, subjects)
        within = [p for p in free if event.hit.head <= p.start and p.end <= event.hit.end]
        bare = [
            p
            for p in before
            if not p.agent and p not in actors and event.hit.start - p.end <= _BESIDE
        ]
        bare = bare if event.type in HARMING else []
        targets = targets or aimed or within or _last_joined(page, bare)
        targets = [*targets, *[n for n in aimed if n not in targets]]
    elif event.voice == "passive":
        targets = targets or joined_from(page, before)
    elif event.voice in ("noun", "object_noun"):
        actors, targets = _of_noun(page, sentence, event, inside, free, (actors, targets, aimed))
    return actors, targets


def _objects(page: Page, sentence: Sentence, event: Event, inside: Sequence[Named]) -> list[Named]:
    """Return what the object markers of the clause stand after, with those joined to it."""
    found: list[Named] = []
    for hit in sentence.of("words", "object_marker"):
        if event.clause[0] <= hit.start < event.clause[1]:
            one = object_of(page, sentence, hit.start, inside)
            if one is not None and one.kind in ("actor", "person", "thing", "place"):
                earlier = [n for n in inside if n.end <= one.end and n.kind == one.kind]
                found += joined_from(page, list(reversed(earlier)), backwards=True)[::-1]
    return found


def _last_joined(page: Page, ordered: Sequence[Named]) -> list[Named]:
    return joined_from(page, list(reversed(ordered)), backwards=True)[::-1]


def _of_noun(
    page: Page,
    sentence: Sentence,
    event: Event,
    inside: Sequence[Named],
    free: Sequence[Named],
    known: tuple[list[Named], list[Named], list[Named]],
) -> Parties:
    """The name right after the noun is its doer or its object; "to" marks whom it is aimed at."""
    actors, targets, aimed = known
    near = [
        n for n in free if event.hit.head <= n.start <= _after_day(page, event.hit.head) + _ADJACENT
    ]
    near = joined_from(page, near)
    doing = event.voice == "noun" or (
        event.type in _HIT_BY_NAME and bool(near) and near[0].kind == "actor"
    )
    if near and doing and near[0].agent and not actors and event.type not in UNSEEN:
        actors = [n for n in near if n.agent]
    elif near:
        targets = [*targets, *[n for n in near if n not in targets]]
    targets = [*targets, *[n for n in aimed if n not in targets]]
    if not actors:
        before = [n for n in free if n.end <= event.hit.start and n.agent]
        actors = joined_from(page, before[:3]) if _carries(page, sentence, event) else []
    return actors, targets


def _after_day(page: Page, at: int) -> int:
    """Return the token after the day that may stand between a noun and its doer."""
    return max([at, *[m.end for m in page.whens if at <= m.start <= at + 1]])


def _carries(page: Page, sentence: Sentence, event: Event) -> bool:
    """Return whether whoever the clause is about can be the doer of its noun: "X in an attack"."""
    return event.hit.entry.attributes.get("light") != "happens"
