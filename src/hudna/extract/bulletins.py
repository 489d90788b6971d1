"""Sentences of bulletins: counts by side are records of violations, not events somebody did."""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.claims import Draft
from hudna.extract.mentions import Named
from hudna.extract.page import Page, Sentence
from hudna.extract.speakers import as_speaker
from hudna.model.claim import Claim, Modality, Polarity, Speaker, Stance
from hudna.model.reading import RegisterLine

__all__ = ["as_counts", "of_violations"]

_ONE_LIST = 2
"""A total and the one place it is of."""

_COUNTED = frozenset(
    {"small_arms_fire", "ceasefire_violation", "violation_count", "shelling", "statement"}
)


def of_violations(page: Page, lines: Sequence[RegisterLine]) -> tuple[RegisterLine, ...]:
    """Return the lines, none where no sentence with one speaks of violations or firing."""
    if page.words.case_roles and _deed(page, lines):
        return ()
    for line in lines:
        sentence = page.sentence_of(page.range_of(line.span)[0])
        counted = [h for h in sentence.of("unit") if h.entry.key == "violations"]
        fired = [h for h in sentence.of("event") if h.entry.key in _COUNTED]
        recorded = sentence.of("reporting", "records")
        if counted or fired or recorded:
            return tuple(lines)
    return tuple(lines) if len(lines) > 1 else ()


def _deed(page: Page, lines: Sequence[RegisterLine]) -> bool:
    """Return whether one sentence only says how often somebody did it: an event, no register."""
    found = {page.sentence_of(page.range_of(line.span)[0]).start for line in lines}
    if len(found) != 1 or len(lines) > _ONE_LIST:
        return False
    sentence = page.sentence_of(page.range_of(lines[0].span)[0])
    counted = any(h.entry.key == "violations" for h in sentence.of("unit"))
    fired = [h for h in sentence.of("event") if h.entry.key in _COUNTED]
    done = any(h.entry.attributes["voice"] == "active" for h in fired)
    return done and not counted and not sentence.of("reporting", "records")


def as_counts(
    page: Page, drafts: Sequence[Draft], lines: Sequence[RegisterLine], named: Sequence[Named]
) -> list[Draft]:
    """Return the drafts with one claim of a count for each sentence that has register lines.

    A bulletin, which has such sentences throughout, makes none: its register says all of it.
    """
    counted = {page.sentence_of(page.range_of(line.span)[0]).start for line in lines}
    kept: list[Draft] = []
    done: dict[int, set[str | None]] = {}
    for draft in drafts:
        sentence = page.sentence_of(draft.clause[0])
        told = len(lines) > 1 and _told(sentence, draft.claim)
        if not told and (sentence.start not in counted or draft.claim.event_type not in _COUNTED):
            kept.append(draft)
            continue
        if len(counted) > 1:
            continue
        claim = _count(page, sentence, draft.claim, named)
        if claim.speaker.id not in done.setdefault(sentence.start, set()):
            done[sentence.start].add(claim.speaker.id)
            kept.append(replace(draft, claim=claim))
    return kept


def _told(sentence: Sentence, claim: Claim) -> bool:
    """Return whether a bulletin only says that violations were registered, without number."""
    recorded = bool(sentence.of("reporting", "records")) and not claim.places
    return recorded and claim.event_type in ("small_arms_fire", "ceasefire_violation")


def _count(page: Page, sentence: Sentence, claim: Claim, named: Sequence[Named]) -> Claim:
    return replace(
        claim,
        event_type="violation_count",
        stance=Stance.RECORDS,
        polarity=Polarity.POSITIVE,
        modality=Modality.FACTUAL,
        speaker=_recorder(page, sentence, claim, named),
        actors=(),
        targets=(),
        weapons=(),
        casualties=None,
    )


def _recorder(page: Page, sentence: Sentence, claim: Claim, named: Sequence[Named]) -> Speaker:
    """Return who counts: the speaker, or the side the sentence names where no verb gives one."""
    if claim.speaker.span is not None:
        return claim.speaker
    sides = [n for n in named if sentence.start <= n.start < sentence.end and n.kind == "actor"]
    return as_speaker(page, sides[0]) if sides else claim.speaker
