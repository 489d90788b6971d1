"""Sentences of bulletins: counts by side are lines of a register, not events somebody did."""

from collections.abc import Sequence

from hudna.extract.claims import Draft
from hudna.extract.page import Page, Sentence
from hudna.model.claim import Claim
from hudna.model.reading import RegisterLine

__all__ = ["of_violations", "without_counts"]

_COUNTED = frozenset(
    {"small_arms_fire", "ceasefire_violation", "violation_count", "shelling", "statement"}
)


def of_violations(page: Page, lines: Sequence[RegisterLine]) -> tuple[RegisterLine, ...]:
    """Return the lines, none where no sentence with one speaks of violations or firing."""
    for line in lines:
        sentence = page.sentence_of(page.range_of(line.span)[0])
        counted = [h for h in sentence.of("unit") if h.entry.key == "violations"]
        fired = [h for h in sentence.of("event") if h.entry.key in _COUNTED]
        recorded = sentence.of("reporting", "records")
        if counted or fired or recorded:
            return tuple(lines)
    return tuple(lines) if len(lines) > 1 else ()


def without_counts(
    page: Page, drafts: Sequence[Draft], lines: Sequence[RegisterLine]
) -> list[Draft]:
    """Return the drafts less what only says how many violations: the register lines say that."""
    counted = {page.sentence_of(page.range_of(line.span)[0]).start for line in lines}
    kept: list[Draft] = []
    for draft in drafts:
        sentence = page.sentence_of(draft.clause[0])
        told = len(lines) > 1 and _told(sentence, draft.claim)
        if not told and (sentence.start not in counted or draft.claim.event_type not in _COUNTED):
            kept.append(draft)
    return kept


def _told(sentence: Sentence, claim: Claim) -> bool:
    """Return whether a bulletin only says that violations were registered, without number."""
    recorded = bool(sentence.of("reporting", "records")) and not claim.places
    return recorded and claim.event_type in ("small_arms_fire", "ceasefire_violation")
