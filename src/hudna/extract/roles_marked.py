"""Who did it and to whom where objects are marked and verbs end their clause."""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.events import Event
from hudna.extract.kinds import HARMING, UNSEEN
from hudna.extract.marked import governed, object_of, owned_by_noun, unmarked
from hudna.extract.named import Named, joined_from
from hudna.extract.page import Page, Sentence

__all__ = ["Parties", "parties_marked", "subject_before", "together_marked"]

_STRIKING = frozenset(
    {"shelling", "air_strike", "drone_attack", "ground_attack", "small_arms_fire"}
)
"""Events a town or a village can be the target of."""

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
    struck = _struck(page, sentence, event, inside, objects)
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
    victims = _harmed(event, before)
    actors = [n for n in actors if n not in victims]
    if event.type in UNSEEN:
        targets = [*targets, *[n for n in victims if n not in targets]]
    known = {at for n in (*actors, *targets) for at in range(n.start, n.end)}
    return actors, [*targets, *[n for n in struck if not known & set(range(n.start, n.end))]]


def subject_before(
    page: Page, sentence: Sentence, event: Event, named: Sequence[Named]
) -> list[Named]:
    """Return the subject of the clause before, which a verb without one of its own goes on from."""
    if event.type not in HARMING | {"withdrawal"}:
        return []
    first = event.frame.content[0] if event.frame else sentence.start
    spoken = event.frame.who if event.frame else None
    earlier = [
        n
        for n in named
        if first <= n.start
        and n.end <= event.clause[0]
        and n is not spoken
        and n.agent
        and n.kind in ("actor", "person", "thing")
    ]
    free = unmarked(page, sentence, earlier, [n for n in named if n.start >= first])
    return joined_from(page, free)


def _harmed(event: Event, before: Sequence[Named]) -> list[Named]:
    """Return whom the verb of the clause says was harmed by what its noun names."""
    passive = [
        p
        for p in event.parts
        if p.entry.key == "killing" and p.entry.attributes["voice"] == "passive"
    ]
    if event.voice not in _NOUNS or not passive:
        return []
    return [n for n in before if n.kind == "person"]


def _struck(
    page: Page,
    sentence: Sentence,
    event: Event,
    inside: Sequence[Named],
    objects: Sequence[Named],
) -> list[Named]:
    """Return the places that are themselves what is struck: "the village they shelled"."""
    if event.type not in _STRIKING:
        return []
    aims = {h.end for h in sentence.of("words", "target_marker")}
    nouns = {h.start for h in sentence.of("words", "locative", "place_noun")}
    found = []
    for place in inside:
        if place.kind != "place" or place.sort == "territory":
            continue
        start = place.start
        while start - 1 in nouns and start not in aims:
            start -= 1
        direct = place.start in {n.start for n in objects}
        if direct or start in aims:
            first = page.tokens[start].start
            found.append(replace(place, start=start, first=first))
    return found


def together_marked(
    page: Page,
    sentence: Sentence,
    event: Event,
    people: Sequence[Named],
    inside: Sequence[Named],
) -> list[Named]:
    """Return those who do something with one another: "between A and B", "A with B"."""
    agents = [n for n in people if n.agent]
    between = [
        h.end for h in sentence.of("between") if event.clause[0] <= h.start < event.clause[1]
    ]
    if between:
        listed = joined_from(page, [n for n in agents if n.start >= between[0]])
        if listed:
            return listed
    within = {h.end for h in sentence.of("words", "participation")}
    counted = {m.end: m.start for m in page.numbers}
    others = [n for n in agents if {n.start, counted.get(n.start)} & within]
    free = unmarked(page, sentence, agents, inside)
    last = max(event.hit.end, event.hit.head)
    subjects = joined_from(page, [n for n in free if n.end <= last])
    if event.voice in _NOUNS:
        near = [n for n in free if event.hit.head <= n.start <= event.hit.head + _ADJACENT]
        subjects = joined_from(page, near) or subjects
    for one in others[:1]:
        rest = [n for n in agents if n.start >= one.start]
        subjects = [*subjects, *[n for n in joined_from(page, rest) if n not in subjects]]
    return subjects


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
    near = joined_from(page, [n for n in free if near and n.start >= near[0].start])
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
