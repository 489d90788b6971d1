"""What kind of event a claim tells, where who and what with say more than the word."""

from hudna.extract.arguments import Arguments
from hudna.extract.events import Event
from hudna.extract.page import Page
from hudna.model.claim import (
    Count,
)

__all__ = ["kind_of"]

_NAMED_NEAR = 5


_OBJECT = 3


_RETURNED = frozenset({"shelling", "small_arms_fire", "air_strike", "killing"})


def kind_of(page: Page, event: Event, found: Arguments, counts: tuple[Count, ...]) -> str:
    """Who and what with can say more than the word; many violations are an aggregate."""
    means = {n.sort for n in (*found.actors, *found.weapons)}
    doers = [n.id for n in found.actors if n.id is not None]
    if event.type in _RETURNED and _in_return(page, event):
        return "return_fire"
    for kind, sort, becomes in page.words.refine:
        body = sort.startswith("_") and any(doer.endswith(sort) for doer in doers)
        if event.type == kind and (sort in means or body):
            return becomes
    if _only_killed(event, found):
        return "killing"
    if event.type == "agreement_signed" and _agreed_at_talks(page, event):
        return "talks"
    if event.type == "ceasefire_violation" and any(c.what == "violations" for c in counts):
        return "violation_count"
    return event.type


def _only_killed(event: Event, found: Arguments) -> bool:
    """Return whether an attack nothing is said of is only how people died: "killed in attacks"."""
    killed = any(part.entry.key == "killing" for part in event.parts)
    return killed and event.type == "ground_attack" and event.voice == "noun" and not found.any()


def _in_return(page: Page, event: Event) -> bool:
    """Return whether a word of its clause, or right before it, says that fire was returned."""
    hits = page.sentence_of(event.hit.start).of("words", "in_return")
    first, last = event.clause[0] - 2, event.clause[1]
    caused = page.sentence_of(event.hit.start).of("words", "in_return_for")
    if any(h.end <= event.hit.start <= h.end + _OBJECT for h in caused):
        return False
    return any(first <= h.end and h.start < last for h in hits)


def _agreed_at_talks(page: Page, event: Event) -> bool:
    """Return whether the talks are told, and what was agreed there bears no agreement's name."""
    if not any(part.entry.key == "talks" for part in event.parts):
        return False
    names = page.sentence_of(event.hit.start).of("agreement_names")
    reach = range(event.hit.start, event.hit.end + _NAMED_NEAR)
    return not any(h.start in reach for h in names)
