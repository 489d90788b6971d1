"""Who did what to whom, told by case: for languages that say so under `case_roles`."""

from collections.abc import Sequence

from hudna.extract.events import Event
from hudna.extract.grammatical_case import can_be, counted, free, must_be, subject_case
from hudna.extract.kinds import UNSEEN
from hudna.extract.mentions import Named
from hudna.extract.named import joined_from
from hudna.extract.page import Page, Sentence
from hudna.model.claim import Polarity

__all__ = ["roles_by_case"]

_AFTER = 10
_NEXT = 3


def roles_by_case(
    page: Page, sentence: Sentence, event: Event, people: Sequence[Named]
) -> tuple[list[Named], list[Named]]:
    """Return doers and those done to among `people`, which no marking word has placed yet."""
    loose = [n for n in people if free(page, sentence, n) and not _within(event, n)]
    if event.voice in ("active", "state"):
        return _active(page, sentence, event, loose)
    if event.voice == "passive":
        return _passive(page, sentence, event, loose)
    return _noun(page, sentence, event, loose)


def _within(event: Event, named: Named) -> bool:
    """Return whether a name is part of the event word, no object after the gap in its phrase."""
    opens = event.hit.head < event.hit.end or named.start == event.hit.start
    object_in_gap = event.voice in ("active", "passive") and opens
    return not object_in_gap and any(at in event.hit.tokens for at in range(named.start, named.end))


def _active(
    page: Page, sentence: Sentence, event: Event, people: list[Named]
) -> tuple[list[Named], list[Named]]:
    roles = page.words.case_roles
    subjects = [n for n in people if n.agent and subject_case(page, sentence, n)]
    doer = _subject(event, subjects, roles["subject"])
    doers = _listed(page, doer, subjects)
    cases = [roles["object"]]
    if event.polarity is Polarity.NEGATIVE:
        cases.append(roles["negated_object"])
    rest = [n for n in people if n not in doers]
    rest = [n for n in rest if any(can_be(n, case) for case in cases) or counted(page, n)]
    after = [n for n in rest if event.hit.head <= n.start < event.hit.end + _AFTER]
    before = [n for n in rest if n.end <= event.hit.start and roles["subject"] not in n.cases]
    before = [n for n in before if n.cases]
    chosen = after[:1] or before[-1:]
    return doers, _listed(page, chosen[0] if chosen else None, rest)


def _subject(event: Event, subjects: Sequence[Named], case: str) -> Named | None:
    """Return the subject: the nearest before the verb, else the nearest after it."""
    before = [n for n in subjects if n.end <= event.hit.start or n.start == event.hit.start]
    after = [n for n in subjects if n.start >= event.hit.head]
    if before:
        return before[-1]
    sure = [n for n in after if case in n.cases]
    return next(iter([*sure, *after]), None)


def _listed(page: Page, one: Named | None, others: Sequence[Named]) -> list[Named]:
    """Return a name with those joined to it on either side."""
    if one is None:
        return []
    after = joined_from(page, [n for n in others if n.start >= one.start])
    before = joined_from(
        page, [n for n in reversed(others) if n.start <= one.start], backwards=True
    )
    return sorted({*before, *after}, key=lambda n: n.start)


def _passive(
    page: Page, sentence: Sentence, event: Event, people: list[Named]
) -> tuple[list[Named], list[Named]]:
    doers = _doers(page, people)
    subjects = [n for n in people if n not in doers and subject_case(page, sentence, n)]
    done_to = _subject(event, subjects, page.words.case_roles["subject"])
    return doers, _listed(page, done_to, subjects)


def _noun(
    page: Page, sentence: Sentence, event: Event, people: list[Named]
) -> tuple[list[Named], list[Named]]:
    doers = [n for n in _doers(page, people) if n.start >= event.hit.end or _light(sentence, event)]
    owned = page.words.case_roles["owned"]
    following = [n for n in people if event.hit.head <= n.start <= event.hit.end + _NEXT]
    following = [n for n in following if n not in doers and (owned in n.cases or not n.cases)]
    if doers and not following:
        near = range(event.hit.end, max(d.end for d in doers) + _NEXT)
        following = [n for n in people if n not in doers and n.start in near and owned in n.cases]
    whose = _listed(page, following[0] if following else None, people)
    acts = event.voice == "noun" and event.type not in UNSEEN and not doers
    if whose and acts and whose[0].agent:
        return whose, []
    if not doers and _light(sentence, event):
        subjects = [n for n in people if n.agent and subject_case(page, sentence, n)]
        subjects = [n for n in subjects if n not in whose]
        doers = _listed(page, _subject(event, subjects, page.words.case_roles["subject"]), subjects)
    return doers, whose


def _light(sentence: Sentence, event: Event) -> bool:
    """Return whether a verb such as "carried out" stands in the clause of an event noun."""
    return any(
        event.clause[0] <= h.start < event.clause[1] for h in sentence.of("words", "light_verb")
    )


def _doers(page: Page, people: Sequence[Named]) -> list[Named]:
    case = page.words.case_roles["doer"]
    sure = [n for n in people if n.agent and case in n.cases]
    return joined_from(page, [n for n in sure if must_be(n, case)] or sure)
