"""Whether an event word tells enough to be a claim: a word alone is not an event."""

from hudna.extract.arguments import Arguments
from hudna.extract.events import Event
from hudna.extract.page import Page, Sentence
from hudna.model.claim import (
    Casualties,
    Count,
    Polarity,
    Stance,
)
from hudna.model.when import When

__all__ = ["says_enough"]


def says_enough(
    page: Page,
    sentence: Sentence,
    event: Event,
    found: Arguments,
    when: When | None,
    casualties: Casualties | None,
    counts: tuple[Count, ...],
) -> bool:
    """A word alone is not an event: it needs somebody, a place, or to be what somebody says."""
    asked = event.frame is not None and event.frame.stance in (Stance.DENIES, Stance.ACCUSES)
    if event.type == "ceasefire_violation" and event.voice == "noun" and not (found.any() or asked):
        if any(c.what == "violations" for c in counts):
            return True
        if event.frame is not None and event.polarity is Polarity.NEGATIVE:
            return True
        near = range(event.hit.start - 3, event.hit.start)
        return any(h.start in near for h in sentence.of("words", "some"))
    if _nothing_new(page, sentence, event, found, casualties or counts):
        return False
    light = bool(event.hit.entry.attributes.get("light"))
    finite = event.voice in ("active", "passive", "state") or light
    gerund = event.hit.entry.form == "gerund" and not event.frame  # "the shelling of": a noun
    finite = finite and not gerund
    bare = (
        event.voice == "active"
        and not gerund
        and not (found.actors or found.weapons or event.frame)
        and not (page.words.case_roles and found.targets)
    )
    if bare and page.words.order != "verb_first" and event.hit.end - event.hit.start == 1:
        return False
    if event.voice == "state":
        return True
    if event.type == "entry_into_force" and when is not None:
        return True
    if finite and event.type in ("release", "investigation"):
        return True
    if event.polarity is Polarity.NEGATIVE and _none_at_all(sentence, event):
        return True
    if event.type in page.words.weak:
        recorded = event.frame is not None and event.frame.stance is Stance.RECORDS
        enough = bool(found.actors or found.targets or casualties or recorded)
        return (
            enough
            or bool(found.places and (finite or event.frame))
            or bool(finite and (event.frame or when))
        )
    if finite or event.frame is not None:
        return True
    told = found.actors or found.targets or found.places or when or casualties
    return found.any() and bool(told)


def _nothing_new(
    page: Page,
    sentence: Sentence,
    event: Event,
    found: Arguments,
    numbers: Casualties | tuple[Count, ...],
) -> bool:
    """Return whether a noun only points back at an event told before."""
    new = found.actors or found.targets
    if page.words.order == "verb_last":  # no article: any slot it fills tells it from a pointer
        new = new or found.places or found.weapons
        return not new and not numbers and _points_back(page, sentence, event)
    return not new and _points_back(page, sentence, event)


def _none_at_all(sentence: Sentence, event: Event) -> bool:
    """Return whether the words say that there was none of it: "no attack took place"."""
    return any(h.end == event.hit.start for h in sentence.of("words", "none_of"))


def _points_back(page: Page, sentence: Sentence, event: Event) -> bool:
    """Return whether a bare noun with its article speaks of an event told before."""
    resumed = event.frame is not None and event.frame.resumes
    if (
        event.voice != "noun"
        or (event.frame and not resumed and page.words.order != "verb_last")
        or event.hit.end - event.hit.start > 1
    ):
        return False
    if page.words.order == "verb_last":
        return any(h.start == event.hit.start for h in sentence.of("words", "anaphor"))
    word = page.word(event.hit.start)
    known = any(h.end == event.hit.start for h in sentence.of("words", "article"))
    return known or page.words.definite(word, event.hit.trim)
