"""Doers and targets by the voice of the event word and the order of the language."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hudna.extract.aims import places_hit
from hudna.extract.arguments_last import aimed_places, by_endings
from hudna.extract.case_roles import roles_by_case
from hudna.extract.either_voice import harmed_before, voice_told
from hudna.extract.events import Event
from hudna.extract.harmed import harmed, of_parts
from hudna.extract.kinds import MOVES, STRIKES, UNMANNED, UNSEEN
from hudna.extract.mentions import Named
from hudna.extract.named import joined_from
from hudna.extract.named_before import adjoins, before_others, fronted, marked_by, spoken_of
from hudna.extract.page import Page, Sentence
from hudna.extract.places_struck import places_struck
from hudna.extract.roles_marked import parties_marked
from hudna.extract.subject_after_verb import attached

__all__ = ["Arguments", "by_voice"]

_ADJACENT = 3


@dataclass(slots=True)
class Arguments:
    """What fills the slots of one event."""

    actors: list[Named] = field(default_factory=list)
    targets: list[Named] = field(default_factory=list)
    weapons: list[Named] = field(default_factory=list)
    places: list[Named] = field(default_factory=list)

    def any(self) -> bool:
        """Return whether any slot is filled."""
        return bool(self.actors or self.targets or self.weapons or self.places)


def by_voice(
    page: Page,
    sentence: Sentence,
    event: Event,
    people: list[Named],
    inside: Sequence[Named],
    found: Arguments,
) -> None:
    """Fill in who does and who is done to, by the voice of the event word."""
    if page.words.order == "verb_last":
        open_ended = event.hit.entry.form == "participle"
        people = [n for n in people if open_ended or n.end <= event.clause[1]]
        found.actors, found.targets = by_endings(page, sentence, event, people, inside)
        if not found.targets:
            found.targets = aimed_places(page, event, found.places)
        return
    stop = _result(sentence, event)
    people = [n for n in people if n.start < stop or n.end <= event.hit.start]
    agents = marked_by(page, sentence, event, "by_agent", people)
    aimed = marked_by(page, sentence, event, "target_marker", people)
    if event.type in STRIKES:
        aimed += marked_by(page, sentence, event, "aim_marker", people)
    free = [n for n in people if n not in agents and n not in aimed]
    befell = harmed_before(page, sentence, event, free)
    free = [n for n in free if n not in befell]
    if page.words.order == "object_first":
        found.actors, found.targets = parties_marked(
            page, sentence, event, people, inside, agents, aimed
        )
        _fall_back(page, event, inside, free, found)
        found.targets = found.targets or harmed(event, free, found.actors)
        return
    before = [n for n in free if n.end <= event.hit.start]
    after = [n for n in free if n.start >= event.hit.start + 1 and n not in before]
    after = [n for n in after if n.start >= event.hit.head]
    found.actors += [n for n in agents if n.agent]
    event = _voiced(page, sentence, event, before, after, found)
    if page.words.case_roles:
        downed = _downed(page, event, inside)
        found.weapons = [n for n in found.weapons if n not in downed]
        doers, done_to = roles_by_case(page, sentence, event, [*free, *downed])
        found.actors += doers if not found.actors else []
        found.targets += done_to
    elif event.voice == "active":
        downed = _shot_down(page, event, inside)
        found.weapons = [n for n in found.weapons if n not in downed]
        found.actors += [n for n in _within(event, free) if n.agent and not found.actors]
        _active(page, event, before, after, found)
        found.targets += downed
    elif event.voice == "passive":
        within = _within(event, free)
        _passive(page, event, within or before, after, found)
    elif event.voice == "object_noun":
        _object_noun(page, before, after, event, found)
    elif event.voice == "noun":
        _noun(page, event, before, after, inside, found)
    found.targets += [n for n in aimed if n not in found.actors]
    found.targets += places_hit(page, sentence, event, found.places)
    if page.words.order == "verb_first":
        found.targets = _objects(page, sentence, event, found.targets, aimed)
    found.targets += [n for n in _of_verbs(page, event, after) if n not in found.actors]
    _else_struck(page, sentence, event, befell, found)
    _fall_back(page, event, inside, free, found)


def _voiced(
    page: Page,
    sentence: Sentence,
    event: Event,
    before: Sequence[Named],
    after: Sequence[Named],
    found: Arguments,
) -> Event:
    """Return the event with the voice told around it, where no "by" names who did it."""
    if found.actors:
        return event
    return replace(event, voice=voice_told(page, sentence, event, before, after))


def _else_struck(
    page: Page, sentence: Sentence, event: Event, befell: Sequence[Named], found: Arguments
) -> None:
    """Take the place an attack struck, or who was harmed in it, where no other target is told."""
    if not found.targets and event.voice == "active" and event.type in STRIKES:
        found.targets += places_struck(page, sentence, event, found.places)
    if not (found.targets or found.places):
        found.targets += joined_from(page, befell)


def _within(event: Event, free: Sequence[Named]) -> list[Named]:
    """Return the subject that the event word itself begins with: "convoy ... was stopped"."""
    return [n for n in free if n.start <= event.hit.start < n.end]


def _fall_back(
    page: Page, event: Event, inside: Sequence[Named], free: Sequence[Named], found: Arguments
) -> None:
    """Take a nationality or the doer of what the event came about by where nobody else did it."""
    if not found.actors:
        found.actors += _adjective(page, event, inside)
    if not found.actors and not page.words.case_roles:
        rest = [n for n in free if n not in found.targets]
        if page.words.order == "verb_first":  # "a leader in the group": not who struck him
            rest = [n for n in rest if not any(0 <= n.start - t.end <= 1 for t in found.targets)]
        found.actors += of_parts(page, event, rest)


def _downed(page: Page, event: Event, inside: Sequence[Named]) -> list[Named]:
    """Rockets and drones that are shot down, and not what something is shot down with."""
    if event.type != "shoot_down":
        return []
    doer = page.words.case_roles["doer"]
    means = [n for n in inside if n.kind == "weapon" and n.id in UNMANNED]
    return [n for n in means if doer not in n.cases]


def _shot_down(page: Page, event: Event, inside: Sequence[Named]) -> list[Named]:
    """Rockets and drones that follow the verb without "with", where nothing else is shot down."""
    if event.type != "shoot_down" or page.words.order != "verb_first":
        return []
    means = [n for n in inside if n.kind == "weapon" and n.id in UNMANNED]
    return [n for n in means if n.start > event.hit.start and not attached(page, n)][:1]


def _result(sentence: Sentence, event: Event) -> int:
    """Return where the clause goes on to what came of it."""
    if event.type in ("killing", "rescue"):
        return event.clause[1]
    later = [h.start for h in sentence.of("words", "leads_to") if h.start > event.hit.start]
    later += [h.start for h in sentence.of("harm") if h.start > event.hit.end]
    return min([*later, event.clause[1]])


def _objects(
    page: Page,
    sentence: Sentence,
    event: Event,
    targets: Sequence[Named],
    aimed: Sequence[Named],
) -> list[Named]:
    """Leave out what is moved, and who stands behind a preposition ("along with Jordan")."""
    if event.type in MOVES:
        return []
    governed = {h.end for h in sentence.of("words", "preposition")}
    own = range(event.hit.start, event.hit.end + 1)
    return [
        n
        for n in targets
        if n in aimed or n.start in own or not (n.start in governed or attached(page, n))
    ]


def _of_verbs(page: Page, event: Event, after: Sequence[Named]) -> list[Named]:
    """The object of a verb that is part of the event: "air strikes that hit a market"."""
    if page.words.order != "verb_first" or event.voice not in ("noun", "object_noun"):
        return []
    for part in event.parts:
        if part.entry.attributes["voice"] == "active" and part.start > event.hit.start:
            near = [n for n in after if part.head <= n.start <= part.head + 1]
            if near:
                return joined_from(page, [n for n in after if n.start >= near[0].start])
    return []


def _active(
    page: Page, event: Event, before: list[Named], after: list[Named], found: Arguments
) -> None:
    if page.words.order == "verb_first":
        free = [n for n in before if n.agent and not attached(page, n)]
        topic = fronted(page, event, before)
        topic = topic or [n for n in free if adjoins(page, n, event.hit.start)]
        if topic and not found.actors:
            found.actors += topic
        elif after and after[0].agent and not found.actors and not _done_to(page, after[0]):
            found.actors += joined_from(page, after)
            after = [n for n in after if n not in found.actors]
        elif not found.actors:
            found.actors += [n for n in before if n.agent and not spoken_of(page, event, n)][-1:]
        found.targets += joined_from(page, [n for n in after if n.start < event.hit.end + 20])
        return
    if not found.actors:
        subjects = [n for n in before if n.agent]
        found.actors += before_others(page, subjects)
    found.targets += joined_from(page, [n for n in after if n.start < event.hit.end + 8])


def _done_to(page: Page, named: Named) -> bool:
    """Return whether the ending of a noun no list names says that something is done to it."""
    return named.kind != "actor" and page.words.done_to(page.word(named.start))


def _passive(
    page: Page, event: Event, before: list[Named], after: list[Named], found: Arguments
) -> None:
    if page.words.order == "verb_first" and after:
        found.targets += joined_from(page, after)
    else:
        found.targets += before_others(page, before)


def _object_noun(
    page: Page, before: list[Named], after: list[Named], event: Event, found: Arguments
) -> None:
    near = [n for n in after if n.start <= event.hit.end + _ADJACENT + 2]
    if len(near) > 1 and near[0].kind == "actor" and near[1].start <= near[0].end + 1:
        found.actors += near[:1]
        near = near[1:]
    found.targets += joined_from(page, near)
    if not found.actors:
        doers = [n for n in before if n.agent and n not in found.targets]
        found.actors += doers[:3]


def _noun(
    page: Page,
    event: Event,
    before: list[Named],
    after: list[Named],
    inside: Sequence[Named],
    found: Arguments,
) -> None:
    found.actors += _adjective(page, event, inside)
    near = [n for n in after if n.start <= event.hit.end + _ADJACENT or n.start < event.hit.end]
    if near and near[0].agent and not found.actors and event.type not in UNSEEN:
        found.actors += joined_from(page, near)
        near = [n for n in near if n not in found.actors]
    found.targets += joined_from(
        page, [n for n in near if not n.agent or found.actors or event.type in UNSEEN]
    )
    if not found.actors:
        found.actors += [n for n in before if n.agent and not spoken_of(page, event, n)][-1:]


def _adjective(page: Page, event: Event, inside: Sequence[Named]) -> list[Named]:
    """A state named by the adjective of the event word: "Turkish shelling"."""
    if page.words.adjectives == "after":
        around = range(event.hit.start, event.hit.end + 3)
    else:
        around = range(event.hit.start - 3, event.hit.start + 1)
    found = [n for n in inside if n.kind == "adjective" and n.start in around][:1]
    rest = [n for n in inside if n.kind == "adjective" and found and n.start >= found[0].start]
    return joined_from(page, rest) if event.type in ("mediation", "talks") else found
