"""Who did it and to whom where the verb comes last and endings say who is who.

The bare name is the subject, the one with the object's ending is the object, the one whose the
deed is (the genitive) does it, words after a name ("tarafından", "yönelik") say what it is.
"""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.events import Event
from hudna.extract.groups_last import bare_name, group_of, in_groups, listed_before
from hudna.extract.kinds import ATTACKED, HIT, MOVES, UNSEEN
from hudna.extract.mentions import Named
from hudna.extract.named import joined_from
from hudna.extract.page import Page, Sentence

__all__ = ["aimed_places", "by_endings", "followed_by", "parties"]

_NEAR = 3
_AFTER = 3

_PARTICIPLE = "participle"
_NOMINAL = frozenset({"nominal", "future_nominal", "infinitive"})


def by_endings(
    page: Page, sentence: Sentence, event: Event, people: Sequence[Named], inside: Sequence[Named]
) -> tuple[list[Named], list[Named]]:
    """Return the doers and the targets of an event."""
    last = event.hit.end
    people = in_groups(page, people)
    before = [n for n in people if n.end <= last and not _within(event, n)]
    after = [n for n in people if last <= n.start <= last + _AFTER]
    states = [n for n in inside if n.kind == "adjective"]
    doers = followed_by(page, sentence, event, "by_agent", before, states)
    doers = doers or [n for n in before if n.agent and page.words.plays("doer", n.cases)][-1:]
    aimed = followed_by(page, sentence, event, "target_marker", before)
    free = [n for n in before if n not in doers and n not in aimed]
    turns = [
        h.end
        for h in sentence.of("words", "cause")
        if h.end <= event.hit.start and _told_before(sentence, event, h.start)
    ]
    free = [n for n in free if n.start >= max([event.clause[0], *turns])]
    form = event.hit.entry.form
    if event.voice == "active":
        subject, objects = _active(page, event, free)
        if form == _PARTICIPLE and after and not doers:
            subject = after[:1] if after[0].agent else []
        elif form in _NOMINAL and after and not objects and event.hit.entry.form == "nominal":
            objects = after[:1] if after[0].start == last else []
        doers = doers or subject
        aimed = [*aimed, *objects]
        objects = objects or _in_phrase(page, event, people)
        opens = [n for n in people if n.start <= event.hit.start < n.end and bare_name(page, n)]
        subject = subject or ([n for n in opens if n.agent] if _gapped(event) else [])
        aimed = aimed or objects
    elif event.voice == "passive":
        moved = event.type in MOVES
        hit_by = [] if moved else _in_phrase(page, event, people) or _passive(page, event, free)
        if form == _PARTICIPLE and after and not aimed:
            hit_by = hit_by or joined_from(page, after[:1])
        aimed = [*aimed, *hit_by]
    elif event.voice in ("noun", "object_noun"):
        owners, objects = _noun(page, event, free)
        doers, aimed = doers or owners, [*aimed, *objects]
    if not aimed and event.voice == "noun":
        aimed = _hit_in_parts(page, sentence, event, people, inside)
    if not doers:
        doers = _adjective(event, inside)
    if not doers:
        doers = _of_parts(page, sentence, event, people, inside)
    return [n for n in doers if n.agent or n.kind == "adjective"], [
        n for n in aimed if n not in doers
    ]


def _told_before(sentence: Sentence, event: Event, at: int) -> bool:
    """Return whether a cause is an event of its own, whose names are not this one's."""
    hits = [*sentence.of("event"), *sentence.of("harm")]
    return any(event.clause[0] <= h.start < at for h in hits)


def followed_by(
    page: Page,
    sentence: Sentence,
    event: Event,
    key: str,
    people: Sequence[Named],
    states: Sequence[Named] = (),
) -> list[Named]:
    """Return those a word after them marks: "by", "against"; with those joined to them."""
    found: list[Named] = []
    for hit in sentence.of("words", key):
        if not event.clause[0] <= hit.start < event.clause[1]:
            continue
        marked = [n for n in people if n.end == hit.start]
        if marked:
            earlier = [n for n in reversed(people) if n.end <= marked[-1].end]
            found += reversed(joined_from(page, earlier, backwards=True))
            first = found[0]
            joined = page.word(first.start - 1) in page.words.joiners
            found += [n for n in states if joined and n.end == first.start - 1]
    return found


def _of_parts(
    page: Page, sentence: Sentence, event: Event, people: Sequence[Named], inside: Sequence[Named]
) -> list[Named]:
    """Return the doer of what the event came about by, where a noun or an active verb tells it."""
    for part in event.parts:
        voice = str(part.entry.attributes["voice"])
        if part.entry.key != event.type and voice in ("noun", "active"):
            told = replace(event, hit=part, voice=voice, parts=())
            doers, _ = by_endings(page, sentence, told, people, inside)
            if doers:
                return doers
    return []


def _hit_in_parts(
    page: Page, sentence: Sentence, event: Event, people: Sequence[Named], inside: Sequence[Named]
) -> list[Named]:
    """Return what the verb of a part says was hit: "in the shelling the hospital was damaged"."""
    for part in event.parts:
        voice = str(part.entry.attributes["voice"])
        if voice in ("active", "passive") and part.entry.key in HIT:
            told = replace(event, hit=part, voice=voice, type=part.entry.key, parts=())
            _, aimed = by_endings(page, sentence, told, people, inside)
            if aimed:
                return aimed
    return []


def _within(event: Event, one: Named) -> bool:
    return any(at in event.hit.tokens for at in range(one.start, one.end))


def parties(page: Page, sentence: Sentence, event: Event, agents: Sequence[Named]) -> list[Named]:
    """Return those who do something with one another: "between", "with", or all its subjects."""
    agents = in_groups(page, [n for n in agents if not _within(event, n)])
    for hit in sentence.of("between"):
        if event.clause[0] <= hit.start < event.clause[1]:
            ended = [n for n in agents if n.end == hit.start]
            if ended:
                return listed_before(page, [n for n in agents if n.end <= hit.start])
    before = [n for n in agents if n.end <= event.hit.end]
    with_whom = [
        n
        for n in before
        if page.words.plays("with", n.cases) or page.word(n.end) in page.words.with_words
    ]
    subject = _subjects(page, event, before)
    return list(dict.fromkeys([*subject, *with_whom]))


def _subjects(page: Page, event: Event, before: Sequence[Named]) -> list[Named]:
    """Return the subject of a verb, or the owners of a noun."""
    nominal = event.hit.entry.form in _NOMINAL or event.voice == "noun"
    whose = [n for n in before if page.words.plays("whose", n.cases)]
    if event.voice == "noun":
        whose = [n for n in whose if n.end >= event.hit.start - _NEAR]
    bare = [n for n in before if bare_name(page, n) and _apart(page, event, n)]
    subjects = (whose or bare) if nominal else (bare or whose)
    return group_of(page, before, subjects[:1])


def _apart(page: Page, event: Event, one: Named) -> bool:
    """Return whether a bare name stands for itself, and is no part of the noun after it."""
    after = page.word(one.end)
    opens = one.start <= event.clause[0] + 1
    known = after == "," or after in page.words.joiners or after in page.words.with_words
    return opens or known or bool(one.cases) or one.sort not in ("state", "metonym")


def _active(page: Page, event: Event, free: Sequence[Named]) -> tuple[list[Named], list[Named]]:
    plays = page.words.plays
    nominal = event.hit.entry.form in _NOMINAL
    owners = [n for n in free if plays("whose", n.cases) and _owns_next(page, event, n)]
    whose = [n for n in free if n.agent and plays("whose", n.cases) and n not in owners]
    bare = [n for n in free if n.agent and bare_name(page, n)]
    subjects = (whose or bare) if nominal else bare
    if event.hit.entry.form == "converb":
        subjects = bare or whose
    subject = [n for n in group_of(page, free, subjects[:1]) if n.agent]
    if event.hit.entry.form == _PARTICIPLE:
        subject = []
    done_to = _right_before(page, event, subject)
    subject = [n for n in subject if n not in done_to]
    rest = [n for n in free if n not in subject]
    objects = done_to or [n for n in rest if plays("object", n.cases)]
    objects = objects or owners or [n for n in rest if plays("toward", n.cases) and not n.one]
    if not objects:
        objects = [n for n in rest if not n.cases and event.hit.start - n.end <= 1]
    return subject, listed_before(page, objects)


def _right_before(page: Page, event: Event, subject: Sequence[Named]) -> list[Named]:
    """Return the name whose ending can be the object's, next to a phrase that takes an object."""
    words = page.sentence_of(event.hit.start).of("words", "with_object")
    if not any(h.start == event.hit.start for h in words):
        return []
    last = [n for n in subject if page.past_ending(n.end) == event.hit.start]
    return [n for n in last if page.words.plays("object", n.cases)]


def _owns_next(page: Page, event: Event, one: Named) -> bool:
    """Return whether a name is whose the first word of the phrase is ("took X's control")."""
    phrase = event.hit.end - event.hit.start > 1
    own = page.word(event.hit.start).endswith(page.words.owned_objects)
    return phrase and own and page.past_ending(one.end) == event.hit.start


def _gapped(event: Event) -> bool:
    """Return whether other words may stand inside the phrase of the event."""
    return event.hit.head < event.hit.end


def _in_phrase(page: Page, event: Event, people: Sequence[Named]) -> list[Named]:
    """Return the object that is part of the phrase: "the convoy's ... passage was not allowed"."""
    if not _gapped(event):
        return []
    marked = ("whose", "object", "toward")
    first = [n for n in people if n.start <= event.hit.start < n.end]
    return [n for n in first if any(page.words.plays(role, n.cases) for role in marked)]


def _passive(page: Page, event: Event, free: Sequence[Named]) -> list[Named]:
    plays = page.words.plays
    nominal = event.hit.entry.form in _NOMINAL
    toward = [n for n in free if plays("toward", n.cases)]
    light = event.hit.end - event.hit.start > 1 and event.hit.entry.attributes.get("aims", True)
    if toward and light:
        return listed_before(page, toward)
    whose = [n for n in free if plays("whose", n.cases)]
    bare = [n for n in free if bare_name(page, n)]
    subjects = (whose or bare) if nominal else (bare or whose)
    return listed_before(page, subjects)


def aimed_places(page: Page, event: Event, places: Sequence[Named]) -> list[Named]:
    """Return the place an attack is aimed at, by the ending that says to or of what."""
    if event.type not in ATTACKED:
        return []
    nominal = event.voice == "passive" and event.hit.entry.form in _NOMINAL
    roles = ("object", "toward", "whose") if nominal else ("object", "toward")
    towns = [p for p in places if p.sort != "state" and p.end <= event.hit.end]
    return [p for p in towns if any(page.words.plays(role, p.cases) for role in roles)][-1:]


def _noun(page: Page, event: Event, free: Sequence[Named]) -> tuple[list[Named], list[Named]]:
    plays = page.words.plays
    near = [n for n in free if n.end <= event.hit.start]
    whose = [n for n in near if plays("whose", n.cases)]
    toward = [n for n in near if plays("toward", n.cases)]
    part = [n for n in near if n.agent and not n.cases and event.hit.start - n.end <= 1]
    if event.voice == "object_noun":
        return [], listed_before(page, whose or part)
    if event.type in UNSEEN:
        return [], listed_before(page, toward or whose)
    doers = [n for n in whose if n.agent] or part
    return listed_before(page, doers), listed_before(page, toward)


def _adjective(event: Event, inside: Sequence[Named]) -> list[Named]:
    around = range(event.hit.start - _NEAR, event.hit.start + 1)
    return [n for n in inside if n.kind == "adjective" and n.start in around][:1]
