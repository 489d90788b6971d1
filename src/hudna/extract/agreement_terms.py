"""What one sentence says of an agreement it names: reached when, in force when, between whom."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hudna.extract.lexicon import Hit
from hudna.extract.mentions import Named
from hudna.extract.named import joined_from
from hudna.extract.page import Mark, Page, Sentence
from hudna.model.span import Mention, Quoted
from hudna.model.when import DatePrecision, When

__all__ = ["VAGUE", "Terms", "day_of", "find_terms"]

VAGUE = frozenset({"agreement", "memorandum"})
"""Names that only say that something was agreed, not what."""

_TRUCE = "ceasefire"
_FAR = 16
_NEAR = 3
_WITHIN = 6


@dataclass(frozen=True, slots=True)
class Terms:
    """The slots of an agreement that one sentence fills; `sentence` is where that starts."""

    sentence: int
    name: Hit
    reached: Quoted | None = None
    entry_into_force: Quoted | None = None
    parties: tuple[Mention, ...] = ()

    @property
    def kind(self) -> str:
        """Return what the agreement is about, as its name says."""
        return self.name.entry.key

    def says_something(self) -> bool:
        """Return whether a slot is filled besides the name."""
        return bool(self.reached or self.entry_into_force or self.parties)


def find_terms(page: Page, named: Sequence[Named], sentence: Sentence) -> Terms | None:
    """Return what a sentence says of the agreement it names, null where it names none."""
    names = sentence.of("agreement_names") or _gone_on(page, sentence)
    if not names:
        return None
    reached = [h for h in sentence.of("reached_by") if not _unreal(page, sentence, h)]
    forces = sentence.of("in_force")
    name = _main(page, names, [*reached, *forces])
    terms = Terms(sentence.start, name, parties=_parties(page, named, sentence, name, reached))
    return _dated(page, sentence, terms, reached, forces)


def _gone_on(page: Page, sentence: Sentence) -> list[Hit]:
    """Return the truce named last before a sentence that says only that it took effect."""
    if not any(h.end - h.start > 1 for h in sentence.of("in_force")):
        return []
    index = page.sentences.index(sentence)
    before = page.sentences[index - 1].of("agreement_names", _TRUCE) if index else []
    return before[-1:]


def day_of(when: When) -> str:
    """Return the first day or moment of a time; of a month the month alone, as it was written."""
    start = when.start or ""
    return start[: len("2018-09")] if when.precision is DatePrecision.MONTH else start


def _main(page: Page, names: Sequence[Hit], cues: Sequence[Hit]) -> Hit:
    """Return the name nearest to the words that say it was reached, with what it is about."""
    told = [h for h in names if h.entry.key not in VAGUE]
    if not cues:
        return told[0] if told else names[0]
    near = min(names, key=lambda h: min(_gap(h.start, h.end, c.start, c.end) for c in cues))
    if near.entry.key not in VAGUE:
        return near
    first, last = near.end, near.end + _WITHIN
    if page.words.order == "verb_last":
        first, last = near.start - _WITHIN, near.start
    about = [h for h in told if first <= h.start <= last and not _parted(page, near, h)]
    return about[0] if about else near


def _parted(page: Page, one: Hit, other: Hit) -> bool:
    first, last = sorted(((one.start, one.end), (other.start, other.end)))
    return any(not page.tokens[at].is_word for at in range(first[1], last[0]))


def _gap(start: int, end: int, first: int, last: int) -> int:
    return max(0, first - end, start - last)


def _unreal(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """Return whether the words before say that it was not, or is only to be, agreed."""
    near = range(hit.start - _NEAR, hit.start + 1)
    unsaid = sentence.of("words", "negated_verb", "planned", "hypothetical")
    if page.words.order == "verb_last":
        return bool(hit.entry.negated) or hit.entry.form in ("future", "conditional")
    return bool(hit.entry.negated) or any(
        h.start in near and not h.tokens & hit.tokens for h in unsaid
    )


def _dated(
    page: Page, sentence: Sentence, terms: Terms, reached: Sequence[Hit], forces: Sequence[Hit]
) -> Terms:
    """Give each word of reaching and of taking effect the date nearest to it."""
    marks = [
        m
        for m in page.whens
        if sentence.start <= m.start < sentence.end and isinstance(m.value, When) and m.value.start
    ]
    pairs = [
        (_reach(page, mark, cue), slot, at, cue.start, mark)
        for at, mark in enumerate(marks)
        for slot, cues in (("reached", reached), ("entry_into_force", forces))
        for cue in cues
    ]
    pairs += [
        (0, "reached", at, terms.name.start, mark)
        for at, mark in enumerate(marks)
        if _of_date(page, terms.name, mark)
    ]
    pairs += [
        (0, "entry_into_force", at, mark.start, mark)
        for at, mark in enumerate(marks)
        if terms.kind == _TRUCE and reached and _since(page, sentence, mark)
    ]
    taken: set[int] = set()
    found: dict[str, Quoted] = {}
    for reach, slot, at, _, mark in sorted(pairs, key=lambda p: p[:4]):
        if reach > _FAR or at in taken or slot in found or not isinstance(mark.value, When):
            continue
        if mark.value.span is not None:
            found[slot] = Quoted(day_of(mark.value), mark.value.span)
            taken.add(at)
    return replace(
        terms,
        reached=found.get("reached"),
        entry_into_force=found.get("entry_into_force"),
    )


def _reach(page: Page, mark: Mark, cue: Hit) -> int:
    """Return how far a date is from a word; past a sign that parts clauses it is out of reach."""
    first, last = sorted(((mark.start, mark.end), (cue.start, cue.end)))
    signs = [page.word(at) for at in range(first[1], last[0]) if not page.tokens[at].is_word]
    apart = any(sign in (";", ":") for sign in signs)
    behind = page.words.order == "verb_last" and mark.start >= cue.end
    return _gap(*first, *last) + _NEAR * (len(signs) + behind) + (_FAR if apart else 0)


def _of_date(page: Page, name: Hit, mark: Mark) -> bool:
    """Return whether a date belongs to the name itself: "the memorandum of 17 September"."""
    between = range(name.end, mark.start)
    said = [page.word(at) for at in between]
    linked = {w for h in page.sentence_of(name.start).of("of_date") for w in _words(page, h)}
    return 0 <= len(between) <= _NEAR and bool(said) and said[-1] in linked


def _since(page: Page, sentence: Sentence, mark: Mark) -> bool:
    """Return whether a date is that from which on something holds: "a truce from 10 October"."""
    since = sentence.of("since")
    if page.words.order == "verb_last":
        return any(h.start == mark.end for h in since)
    return any(h.end == mark.start for h in since)


def _words(page: Page, hit: Hit) -> list[str]:
    return [page.word(at) for at in range(hit.start, hit.end)]


def _parties(
    page: Page, named: Sequence[Named], sentence: Sentence, name: Hit, reached: Sequence[Hit]
) -> tuple[Mention, ...]:
    """Return two or more named together: between whom it is, or who reached it."""
    groups = _groups(page, named, sentence)
    groups = [g for g in groups if not _beside(page, sentence, g)]
    between = sentence.of("between")
    for group in groups:
        if any(_marks(page, h, group) for h in between):
            return tuple(n.mention(page) for n in group)
        owned = page.words.adjectives == "after" and group[0].start == name.end
        if owned:
            return tuple(n.mention(page) for n in group)
    if name.start < sentence.start:
        return ()
    close = [g for g in groups if any(_does(page, g, cue) for cue in reached)]
    return tuple(n.mention(page) for n in close[0]) if close else ()


def _marks(page: Page, hit: Hit, group: Sequence[Named]) -> bool:
    if page.words.order == "verb_last":
        return 0 <= hit.start - group[-1].end <= 1
    return 0 <= group[0].start - hit.end <= 1


def _groups(page: Page, named: Sequence[Named], sentence: Sentence) -> list[list[Named]]:
    """Return the lists of two or more actors in a sentence."""
    actors: list[Named] = []
    for one in named:
        within = sentence.start <= one.start < sentence.end
        acts = one.kind == "actor" or (one.kind == "person" and one.agent)
        if within and acts and one.sort != "media":
            if actors and one.start < actors[-1].end:
                continue
            actors.append(one)
    groups = []
    while actors:
        group = joined_from(page, actors)
        actors = actors[len(group) :]
        if len({n.id or n.first for n in group}) > 1 and _and(page, *group[-2:]):
            groups.append(group)
    return groups


def _and(page: Page, one: Named, other: Named) -> bool:
    """Return whether more than a sign stands between the last two of a list."""
    between = range(one.end, other.start)
    written_on = page.tokens[other.start].start < other.first
    return written_on or any(page.tokens[at].is_word for at in between)


def _beside(page: Page, sentence: Sentence, group: Sequence[Named]) -> bool:
    """Return whether those listed are named as mediators, guarantors or callers, not parties."""
    others = [h for section in ("mediators", "guarantors") for h in sentence.of(section)]
    first, last = group[0].start, group[-1].end
    if page.words.order == "verb_last":
        return any(0 <= h.start - last <= 1 for h in others)
    return any(0 <= first - h.end <= 2 for h in others)


def _does(page: Page, group: Sequence[Named], cue: Hit) -> bool:
    """Return whether those listed stand where the doers of the word stand."""
    first, last = group[0].start, group[-1].end
    if last <= cue.start:
        opens = first == page.sentence_of(first).start
        return cue.start - last <= (2 * _FAR if opens else _FAR)
    if page.words.order == "verb_last":
        return False
    by = {h.end for h in page.sentence_of(first).of("words", "by_agent")}
    doer = page.words.plays("doer", group[0].cases)
    close = 0 < first - cue.start <= _NEAR
    return close or bool(by & {first, first - 1}) or doer
