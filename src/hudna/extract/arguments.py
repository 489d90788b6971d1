"""Who did it, to whom, with what and where: the arguments of an event word."""

from collections.abc import Sequence

from hudna.extract.arguments_by_voice import Arguments, by_voice
from hudna.extract.arguments_last import parties
from hudna.extract.events import Event
from hudna.extract.kinds import MUTUAL
from hudna.extract.mentions import Named
from hudna.extract.named import joined_from
from hudna.extract.named_before import before_others, marked_by
from hudna.extract.page import Page, Sentence
from hudna.extract.roles_marked import subject_before, together_marked
from hudna.extract.titles import after_dateline
from hudna.model.claim import Stance

__all__ = ["Arguments", "find_arguments"]

_PART = 3
_VISITOR = 5


def find_arguments(
    page: Page, sentence: Sentence, event: Event, named: Sequence[Named]
) -> Arguments:
    """Return the arguments of an event, read from its clause by voice and marking words."""
    first, last = event.clause
    if page.words.names_run_on and first == sentence.start:
        first = after_dateline(page, sentence)
    spoken = (event.frame.who, *event.frame.others) if event.frame else ()
    inside = [n for n in named if first <= n.start < last and n not in spoken]
    inside = _without_parts(page, sentence, inside)
    where = [n for n in inside if n.kind == "place"]
    where += [n for n in named if n.kind == "place" and _of_harm(event, n)]
    where += [n for n in named if n.kind == "place" and _seen_from(page, sentence, event, n)]
    places = _places(page, sentence, where)
    aims = {h.end for h in sentence.of("words", "target_marker")}
    aims = aims if page.words.order == "object_first" else set()
    taken = {at for p in places if p.start not in aims for at in range(p.start, p.end)}
    people = [
        n
        for n in inside
        if n.kind in ("actor", "person", "thing")
        and (n.start not in taken or (page.words.case_roles and _of_place(sentence, n, places)))
        and not (n.end in taken and n.id is None and n.sort in ("object", "people"))
        and n.sort not in ("role", "document")
    ]
    found = Arguments(places=places, weapons=[n for n in inside if n.kind == "weapon"])
    mutual = event.type in MUTUAL and event.type != "relations_change"
    if mutual and page.words.order == "verb_last":
        found.actors = parties(page, sentence, event, [n for n in people if n.agent])
        found.actors += _delegations(sentence, event, named) if event.type == "talks" else []
    elif event.type in MUTUAL and page.words.order == "object_first":
        found.actors = together_marked(page, sentence, event, people, inside)
    elif event.type in MUTUAL:
        agents = [n for n in people if n.agent and not _part_of(sentence, n, people)]
        found.actors = _together(page, sentence, event, agents)
        if event.type == "talks":
            found.actors += _delegations(sentence, event, named)
    else:
        by_voice(page, sentence, event, people, inside, found)
    if page.words.order == "object_first" and event.voice == "active" and not found.actors:
        found.actors = subject_before(page, sentence, event, named)
    _unique(found)
    return found


def _of_harm(event: Event, place: Named) -> bool:
    """Return whether a place stands with the harm told before the clause it came of."""
    harms = [p for p in event.parts if p.entry.key == "killing" and p.end <= event.clause[0]]
    return any(p.end <= place.start < event.clause[0] for p in harms)


def _seen_from(page: Page, sentence: Sentence, event: Event, place: Named) -> bool:
    """Return whether a place opens the sentence of what is recorded: "In X, the patrol heard"."""
    frame = event.frame
    if frame is None or frame.stance is not Stance.RECORDS or not page.words.names_run_on:
        return False
    return sentence.start <= place.start < min(frame.start, event.clause[0])


def _without_parts(page: Page, sentence: Sentence, named: Sequence[Named]) -> list[Named]:
    """Leave out who is named only as some of those told of ("among them two children")."""
    parts = sentence.of("words", "among")
    return [
        n
        for n in named
        if not any(h.end <= n.start <= h.end + _PART and _linked(page, h.end, n) for h in parts)
    ]


def _part_of(sentence: Sentence, one: Named, people: Sequence[Named]) -> bool:
    """Return whether a name only says where those before it are from ("delegations of both")."""
    links = {h.end: h.start for h in sentence.of("words", "part_of")}
    return any(n.end == links.get(one.start) for n in people)


def _linked(page: Page, start: int, named: Named) -> bool:
    return all(page.tokens[at].is_word for at in range(start, named.start))


def _together(page: Page, sentence: Sentence, event: Event, agents: list[Named]) -> list[Named]:
    """Those who do something with one another: "between A and B", or all the clause names."""
    within = [n for n in agents if event.hit.start <= n.start < event.hit.end]
    if within and event.type != "talks":
        return joined_from(page, within)
    between = [
        h.end
        for h in sentence.of("between")
        if event.clause[0] <= h.start < event.clause[1] and h.start >= event.hit.start - 6
    ]
    if event.type == "agreement_signed" and event.voice == "active":
        return _signatories(page, sentence, event, agents)
    if between and event.type in ("relations_change", "armed_clash"):
        return joined_from(page, [n for n in agents if n.start >= between[0]])
    return agents


def _signatories(page: Page, sentence: Sentence, event: Event, agents: list[Named]) -> list[Named]:
    participle = page.words.order != "verb_last"
    if participle and any(h.end == event.hit.start for h in sentence.of("agreement_names")):
        return []  # "the agreement signed on": a participle
    if page.words.names_run_on:
        by = marked_by(page, sentence, event, "by_agent", agents)
        if by:
            return by
    if page.words.order == "verb_first":
        first = joined_from(page, [n for n in agents if n.start > event.hit.start])
        first = first or before_others(page, [n for n in agents if n.end <= event.hit.start])
    else:
        first = before_others(page, [n for n in agents if n.end <= event.hit.start])
    others = marked_by(page, sentence, event, "participation", agents)
    others += marked_by(page, sentence, event, "party_marker", agents)
    return [*first, *[n for n in others if n not in first]]


def _delegations(sentence: Sentence, event: Event, named: Sequence[Named]) -> list[Named]:
    heads = {h.start for h in sentence.of("delegation")}
    return [n for n in named if n.start in heads and n.agent and n.start > event.hit.start]


def _places(page: Page, sentence: Sentence, places: Sequence[Named]) -> list[Named]:
    kept: list[Named] = []
    for place in sorted(places, key=lambda p: (p.start, -p.end)):
        if any(h.end == place.start for h in sentence.of("words", "topic")):
            continue
        if place.sort == "state" and not _located(page, sentence, place):
            continue
        if not any(k.start <= place.start < k.end for k in kept):
            kept.append(place)
    return kept


def _located(page: Page, sentence: Sentence, place: Named) -> bool:
    offset = place.first - page.tokens[place.start].start
    if offset and page.words.locates(page.word(place.start)[:offset]):
        return True
    if page.words.plays("where", place.cases) or _visited(page, sentence, place):
        return True
    if page.words.order == "verb_last":
        end = page.past_ending(place.end)
        return any(h.start == end for h in sentence.of("words", "locative"))
    before = place.start - (page.word(place.start - 1) == "the")
    return any(h.end == before for h in sentence.of("words", "locative", "place_target"))


def _visited(page: Page, sentence: Sentence, place: Named) -> bool:
    """Return whether a capital is where somebody travels to: the last word of "visited"."""
    for hit in sentence.of("words", "visits"):
        between = [page.word(at) for at in range(hit.end, place.start)]
        if 0 < len(between) <= _VISITOR and "," not in between:
            return page.tokens[place.start].start == place.first
    return False


def _of_place(sentence: Sentence, named: Named, places: Sequence[Named]) -> bool:
    """Return whether a name is the thing a place is called by ("Hmeimim air base")."""
    if any(h.start == named.start for h in sentence.of("words", "place_noun")):
        return False
    return named.sort == "object" and any(p.start == named.start < p.end - 1 for p in places)


def _unique(found: Arguments) -> None:
    found.actors = list(dict.fromkeys(found.actors))
    found.targets = [n for n in dict.fromkeys(found.targets) if n not in found.actors]
