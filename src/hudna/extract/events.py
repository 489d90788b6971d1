"""What happened: event words of a sentence, their clause, polarity and modality."""

from collections.abc import Sequence
from dataclasses import dataclass

from hudna.extract.clauses import clause_of, cuts_of
from hudna.extract.event_moods import about_of, modality_of, polarity_of
from hudna.extract.frame import Frame
from hudna.extract.kinds import ONCE
from hudna.extract.lexicon import Hit
from hudna.extract.light_verbs import with_light_verbs
from hudna.extract.page import Page, Sentence
from hudna.model.claim import Modality, Polarity, Stance

__all__ = ["Event", "find_events"]


@dataclass(frozen=True, slots=True)
class Event:
    """An event word with its type, voice, clause and who says it (null: the narrator)."""

    type: str
    voice: str
    hit: Hit
    clause: tuple[int, int]
    frame: Frame | None
    polarity: Polarity
    modality: Modality
    parts: tuple[Hit, ...] = ()


def find_events(page: Page, sentence: Sentence, frames: Sequence[Frame]) -> list[Event]:
    """Return the events of a sentence, parts of one another put together, in order."""
    hits = [
        h
        for h in with_light_verbs(page, sentence, sentence.of("event"))
        if not (_is_cue(h, frames) or _pointed(page, sentence, h) or _adjective(page, sentence, h))
        and not _object_of_saying(sentence, h, frames)
        and not (_unknown(page, sentence, h) or _unheard(page, sentence, h, frames))
        and not (h.entry.form == "infinitive" and about_of(sentence, h))
        and not (_circumstance(sentence, h) or _overrun(page, sentence, h))
        and not (_killed_in(page, sentence, h) or _place(page, sentence, h))
    ]
    hits = _distinct(hits)
    cuts = cuts_of(page, sentence, frames)
    groups: list[tuple[Hit, list[Hit], Frame | None]] = []
    for hit in hits:
        frame = _frame_of(hit, frames)
        for index, (main, parts, other) in enumerate(groups):
            again = hit.entry.key == main.entry.key and hit.entry.key in ONCE
            if other is frame and again and not _apart(sentence, main, hit):
                parts.append(hit)
                break
            came_of = other is frame and _harmed_when(page, sentence, main, hit, cuts)
            if other is not frame or (_split(page, sentence, main, hit, cuts) and not came_of):
                continue
            if page.words.order == "object_first" and _told_apart(main, hit, hits):
                continue
            if _absorbs(page, main, hit):
                parts.append(hit)
                break
            if _absorbs(page, hit, main):
                groups[index] = (hit, [*parts, main], frame)
                break
        else:
            groups.append((hit, [], frame))
    return [
        _event(page, sentence, hit, parts, frame, cuts, _others(page, hit, groups))
        for hit, parts, frame in groups
    ]


def _others(
    page: Page, hit: Hit, groups: Sequence[tuple[Hit, list[Hit], Frame | None]]
) -> list[Hit]:
    """Return the event words that may bound the clause of one: also verbs put to other events."""
    mains = [main for main, _, _ in groups]
    if page.words.order != "object_first":
        return mains
    return mains + [
        part
        for main, parts, _ in groups
        if main is not hit
        for part in parts
        if part.entry.form in ("past", "present", "future")
    ]


def _apart(sentence: Sentence, one: Hit, other: Hit) -> bool:
    """Return whether a clause of its own begins between two words for one kind of event."""
    turns = [h.start for h in sentence.of("words", "clause_break")]
    return any(one.end <= at < other.start for at in turns)


def _is_cue(hit: Hit, frames: Sequence[Frame]) -> bool:
    return any(f.cue.tokens & hit.tokens for f in frames if f.event and f.attributes.get("own"))


def _unknown(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """Return whether the words only say what is not known: "it does not say who opened fire"."""
    for word in sentence.of("words", "unknown"):
        between = range(word.end, hit.start)
        if word.end <= hit.start and not any(page.word(at) in (",", ";") for at in between):
            return True
    return False


def _unheard(page: Page, sentence: Sentence, hit: Hit, frames: Sequence[Frame]) -> bool:
    """Return whether a noise is named that nobody records or counts: what it was, others say."""
    noises = [h for h in sentence.of("words", "noise") if h.tokens == hit.tokens]
    counted = any(m.end == hit.start for m in page.numbers)
    article = page.word(hit.start - 1) in page.words.indefinite
    frame = _frame_of(hit, frames)
    recorded = frame is not None and frame.stance is Stance.RECORDS
    return bool(noises) and not recorded and (article or not counted)


def _circumstance(sentence: Sentence, hit: Hit) -> bool:
    """Return whether a noun only says what somebody was busy with when something befell him."""
    if any(h.end <= hit.start for h in sentence.of("words", "consists_of")):
        return True
    if hit.entry.attributes["voice"] not in ("noun", "object_noun"):
        return False
    return any(h.end <= hit.start <= h.end + 1 for h in sentence.of("words", "busy_with"))


def _killed_in(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """Return whether the noun only points back to what people were killed in ("in the attack")."""
    if hit.entry.attributes["voice"] != "noun" or hit.end - hit.start > 1:
        return False
    if page.words.order != "verb_first" or not page.words.definite(page.word(hit.start), 2):
        return False
    before = sentence.of("words", "preposition", "cause")
    governed = any(h.end == hit.start for h in before)
    bare = page.word(hit.end) in (".", ",", ";", "")
    died = [h for h in sentence.of("event") if h.entry.key == "killing" and h.end < hit.start]
    return governed and bare and bool(died)


def _place(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """Return whether what looks like a verb is the name of a place, right after "near", "in"."""
    if page.words.order != "verb_first" or hit.entry.form != "present":
        return False
    before = sentence.of("words", "place_preposition", "place_noun")
    return hit.end - hit.start == 1 and any(h.end == hit.start for h in before)


def _overrun(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """Return whether a phrase with a gap in it has run on from another expression or clause."""
    if hit.head == hit.end or page.words.order != "verb_first":
        return False
    noun = hit.entry.attributes["voice"] in ("noun", "object_noun")
    crossed = any(page.word(at) == "," for at in range(hit.head, hit.end))
    return (noun and crossed) or any(
        h.start < hit.start < h.end < hit.end for h in sentence.of("block")
    )


def _pointed(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """Return whether the noun points back ("this meeting") instead of telling anew."""
    if hit.entry.attributes["voice"] not in ("noun", "object_noun"):
        return False
    reach = (hit.start - 1, hit.start) if page.words.names_run_on else (hit.start,)
    plain = {h.start for h in sentence.of("words", "preposition")}
    return any(h.end in reach and h.end not in plain for h in sentence.of("words", "demonstrative"))


def _adjective(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """Return whether a verb's form is an adjective or a noun ("the downed aircraft")."""
    if hit.entry.form not in ("past", "present") or hit.end - hit.start > 1:
        return False
    determiners = {h.end for h in sentence.of("words", "determiner")}
    described = hit.start - 1 in determiners and not page.words.known(page.word(hit.start - 1))
    if described and page.words.names_run_on and hit.entry.form == "present":
        return True
    return hit.start in determiners


def _object_of_saying(sentence: Sentence, hit: Hit, frames: Sequence[Frame]) -> bool:
    """Return whether the noun is what is spoken about ("described the downing as ...")."""
    gerund = hit.entry.form == "gerund"
    said = hit.entry.form in ("past", "present", "future")
    if not said and any(_between(f, hit) for f in frames):
        return True
    if hit.entry.attributes["voice"] not in ("noun", "object_noun") and not gerund:
        return False
    relatives = sentence.of("words", "relative")
    if any(f.start <= hit.start < f.content[0] <= f.cue.start for f in frames):
        return True  # "in the talks' wake the minister, ... said": it tells when he spoke
    return any(
        f.cue.start <= hit.start < f.content[0]
        and not any(f.cue.start < r.start < hit.start for r in relatives)
        for f in frames
    )


def _distinct(hits: list[Hit]) -> list[Hit]:
    """One event word per place: overlapping words of several types give the first listed."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (-len(h.tokens), h.start)):
        if not any(hit.tokens & other.tokens for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def _between(frame: Frame, hit: Hit) -> bool:
    """Return whether a word stands between the speaker and his verb, before what he says."""
    who = frame.who if frame.attributes.get("after_subject") else None
    return who is not None and who.end <= hit.start < frame.cue.start


def _frame_of(hit: Hit, frames: Sequence[Frame]) -> Frame | None:
    covering = [f for f in frames if f.covers(hit.start)]
    covering = covering or [f for f in frames if _between(f, hit)]
    return min(covering, key=lambda f: f.content[1] - f.content[0]) if covering else None


def _split(page: Page, sentence: Sentence, one: Hit, other: Hit, cuts: Sequence[int]) -> bool:
    low, high = sorted((one.start, other.start))
    return any(low < cut <= high for cut in cuts)


def _harmed_when(page: Page, sentence: Sentence, harm: Hit, hit: Hit, cuts: Sequence[int]) -> bool:
    """Return whether people were harmed "when" something happened: that is what is told."""
    between = [cut for cut in cuts if harm.start < cut <= hit.start]
    whens = {h.start for h in sentence.of("words", "harmed_when")}
    passive = harm.entry.attributes["voice"] == "passive" or _is_passive(sentence, harm)
    return harm.entry.key == "killing" and passive and set(between) <= whens


def _absorbs(page: Page, main: Hit, part: Hit) -> bool:
    if main.start < part.start and part.entry.key in page.words.absorbs_after.get(
        main.entry.key, ()
    ):
        return True
    if page.words.asyndeton and _side_by_side(page, main, part):
        return False
    if main.entry.key == part.entry.key == "killing":
        return abs(main.start - part.start) < 12
    if main.entry.key == part.entry.key:
        return abs(main.start - part.start) < 12 and part.entry.attributes["voice"] != "active"
    return part.entry.key in page.words.absorbs.get(main.entry.key, ())


def _told_apart(one: Hit, other: Hit, hits: Sequence[Hit]) -> bool:
    """Return whether the verb that ends the clause of the first stands before the second."""
    if {"killing", "property_damage"} & {one.entry.key, other.entry.key}:
        return False
    first, second = sorted((one, other), key=lambda h: h.start)
    return any(
        h.entry.form in ("past", "present", "future")
        and first.start <= h.start < h.end <= second.start
        for h in hits
    )


def _side_by_side(page: Page, one: Hit, other: Hit) -> bool:
    """Return whether two verbs have a comma between them, so that each tells its own event."""
    verbs = all(h.entry.attributes["voice"] in ("active", "passive") for h in (one, other))
    harm = "killing" in (one.entry.key, other.entry.key)
    left, right = sorted((one, other), key=lambda h: h.start)
    damage = right.entry.key == "property_damage" and right.entry.attributes["voice"] == "passive"
    return (
        (verbs or damage)
        and not harm
        and any(page.word(at) in (",", ";") for at in range(left.end, right.start))
    )


def _event(
    page: Page,
    sentence: Sentence,
    hit: Hit,
    parts: Sequence[Hit],
    frame: Frame | None,
    cuts: Sequence[int],
    mains: Sequence[Hit],
) -> Event:
    start, end = clause_of(page, sentence, hit, cuts, mains)
    voice = str(hit.entry.attributes["voice"])
    if voice == "active" and (page.passive(hit) or _is_passive(sentence, hit)):
        voice = "passive"
    return Event(
        hit.entry.key,
        voice,
        hit,
        (start, end),
        frame,
        polarity_of(page, sentence, hit, (start, end)),
        modality_of(page, sentence, hit, (start, end)),
        tuple(parts),
    )


def _is_passive(sentence: Sentence, hit: Hit) -> bool:
    if hit.entry.form not in ("past", "participle", "present"):
        return False
    return any(hit.start - 3 <= h.start < hit.start for h in sentence.of("words", "passive_aux"))
