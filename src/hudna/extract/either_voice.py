"""Who did it, where one spelling of a verb says both "killed" and "was killed".

Verbs listed under `either` are passive, unless somebody who can act is followed by whom the
verb befell: a number of people, or a noun whose ending says that something is done to it.
"""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.events import Event
from hudna.extract.kinds import STRIKES
from hudna.extract.mentions import Named
from hudna.extract.named import joined_from
from hudna.extract.page import Mark, Page, Sentence

__all__ = ["harmed_before", "voice_told"]

_MEANS = 1
"""Words that may stand between the verb and who acts ("a sniper's bullets")."""
_NAME = 3
"""Words no list knows that may end the name of who acts, where an ending marks the object."""
_DOWNED = ("aircraft", "drone")
_HIDDEN = ("ied", "mine")
_BEFALLEN = ("passive", "object_noun")
_Doer = tuple[Named, int]
"""Who may act, with where whom it befell may begin."""

_SIZES = ("at_least", "at_most", "some")
_CLOSING = (
    "preposition", "part_of", "relative", "cause", "among", "clause_break", "complementizer",
    "by_agent", "locative", "office_preposition", "leads_to", "and",
)  # fmt: skip


def voice_told(
    page: Page, sentence: Sentence, event: Event, before: Sequence[Named], after: Sequence[Named]
) -> str:
    """Return the voice of an event word, told by who and what stands around it."""
    if event.voice == "active" and not before and _alone(page, sentence, event, after):
        return "passive"
    if not event.hit.entry.attributes.get("either") or page.passive(event.hit):
        return event.voice
    found = [_subject(page, sentence, event, after), _topic(page, sentence, event, before)]
    for who in found:
        if who is not None and _object_follows(page, sentence, event, who, after):
            return "active"
    return event.voice


def _alone(page: Page, sentence: Sentence, event: Event, after: Sequence[Named]) -> bool:
    """Return whether the one thing named after a verb is what was hit: nobody else is there.

    "A patrol was targeted by a mine", "a helicopter was downed".
    """
    bare = page.words.order == "verb_first" and event.hit.entry.form == "past"
    if not bare or len(after) != 1 or after[0].start != event.hit.end:
        return False
    one = after[0]
    if event.type == "shoot_down":
        return one.sort in _DOWNED
    mines = [h for h in sentence.of("weapon") if h.start == one.end and h.entry.key in _HIDDEN]
    placed = any(page.words.locates(page.word(h.start)[: h.trim]) for h in mines)
    objects = any(page.words.done_to(page.word(at)) for at in range(one.end, event.clause[1]))
    return placed and event.type in STRIKES and not objects


def harmed_before(
    page: Page, sentence: Sentence, event: Event, people: Sequence[Named]
) -> list[Named]:
    """Return whom a verb befell that tells what came of the event, before its own word.

    "Two policemen were killed in an explosion": they did not set it off.
    """
    harmed: list[Named] = []
    for part in event.parts if page.words.order == "verb_first" else ():
        if part.entry.key != "killing" or part.start >= event.hit.start:
            continue
        near = [n for n in people if part.end <= n.start and n.end <= event.hit.start]
        told = replace(event, hit=part, voice=str(part.entry.attributes["voice"]))
        if told.voice not in _BEFALLEN:
            continue
        if voice_told(page, sentence, told, (), near) == "active":
            doer = _subject(page, sentence, told, near)
            near = [n for n in near if doer is None or n.start >= doer[1]]
        harmed += [n for n in near if n not in harmed]
    return harmed


def _subject(page: Page, sentence: Sentence, event: Event, after: Sequence[Named]) -> _Doer | None:
    """Return those who may act right after the verb, null where nobody does."""
    first = next((n for n in after if n.start >= event.hit.end), None)
    if first is None or not first.agent or _marked(page, first):
        return None
    gap = [at for at in range(event.hit.end, first.start) if not _dated(page, at)]
    closing = _starts(sentence, *_CLOSING)
    numbered = any(m.start <= at < m.end for m in page.numbers for at in gap)
    if len(gap) > _MEANS or numbered or any(at in closing or _sign(page, at) for at in gap):
        return None
    return first, _bound(page, [n for n in after if n.start >= first.start])


def _topic(page: Page, sentence: Sentence, event: Event, before: Sequence[Named]) -> _Doer | None:
    """Return who may act right before the verb, with where the verb ends."""
    skipped = _starts(sentence, "particle", "relative")
    for one in reversed(before):
        between = range(one.end, event.hit.start)
        if one.agent and all(at in skipped or _dated(page, at) for at in between):
            return one, event.hit.end
    return None


def _bound(page: Page, people: Sequence[Named]) -> int:
    """Return where the first named and those joined to him end, before whom it befell."""
    doers = joined_from(page, people)
    return next((d.start for d in doers[1:] if _marked(page, d)), doers[-1].end)


def _object_follows(
    page: Page, sentence: Sentence, event: Event, doer: _Doer, after: Sequence[Named]
) -> bool:
    """Return whether whom it befell follows, without a preposition or "and"."""
    who_acts, start = doer
    several = who_acts.kind != "person" or not page.words.singular(page.word(who_acts.start))
    sizes = {at for h in sentence.of("words", *_SIZES) for at in range(h.start, h.end)}
    skipped = _starts(sentence, "adverb", "time_word")
    verbs = sentence.of("event") + sentence.of("harm") + sentence.of("reporting")
    closing = _starts(sentence, *_CLOSING) | {h.start for h in verbs}
    loose = 0
    for at in range(start, event.clause[1]):
        number = next((m for m in page.numbers if m.start == at), None)
        bare = not page.words.definite(page.word(at), 2)
        if number is not None and bare and not _dated(page, at):
            return loose <= _NAME and not _joined(page, number)
        who = next((n for n in after if n.start == at), None)
        if number is not None and who is None:
            continue  # "the three soldiers"
        if who is not None and who.kind == "person":
            return _befallen(page, who, several=several, close=loose == 0)
        if at in sizes or _dated(page, at):
            continue
        if at in closing or _sign(page, at):
            return False
        if at in skipped:
            continue
        if page.words.done_to(page.word(at)) and not _adverb(page, at):
            return True
        loose += 1
        if loose > _NAME:
            return False
    return False


def _befallen(page: Page, who: Named, *, several: bool, close: bool) -> bool:
    """Return whether a person is whom it befell: by his ending, or as he stands right there."""
    cut = who.first - page.tokens[who.start].start
    if cut:
        return False
    article = page.words.definite(page.word(who.start), 2)
    return _marked(page, who) or (close and not (article and not several))


def _marked(page: Page, one: Named) -> bool:
    """Return whether its ending says that somebody is done to, not a listed name's."""
    return one.kind != "actor" and page.words.done_to(page.word(one.start))


def _adverb(page: Page, at: int) -> bool:
    return page.word(at).endswith(page.words.adverb_endings)


def _joined(page: Page, number: Mark) -> bool:
    """Return whether "and" is written onto a number."""
    if number.value.span is None:
        return False
    whole = page.span(number.start, number.start + 1)
    cut = number.value.span.start - whole.start
    return page.words.conjunction(page.word(number.start), cut) > 0


def _starts(sentence: Sentence, *keys: str) -> set[int]:
    return {h.start for h in sentence.of("words", *keys)}


def _sign(page: Page, at: int) -> bool:
    return not page.tokens[at].is_word and page.word(at) != '"'


def _dated(page: Page, at: int) -> bool:
    return any(when.start <= at < when.end for when in page.whens)
