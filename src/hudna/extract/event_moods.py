"""Whether an event is said to have happened: as fact, plan, possibility or condition."""

from hudna.extract.lexicon import Hit
from hudna.extract.page import Page, Sentence
from hudna.model.claim import Modality, Polarity

__all__ = ["about_of", "modality_of", "polarity_of"]

_NEAR = 5


_BEHIND_NOUN = 9


_BEHIND = 2
"""Words that may stand between a verb and what negates it, where verbs come last."""


def polarity_of(page: Page, sentence: Sentence, hit: Hit, clause: tuple[int, int]) -> Polarity:
    """Return whether the event is said not to have happened."""
    if hit.entry.negated or _follows(page, sentence, hit, "negated_verb"):
        return Polarity.NEGATIVE
    still = [h.tokens for h in sentence.of("words", "still")]
    still += [h.tokens for h in sentence.of("words", "until") if h.end > h.start + 2]
    for word in sentence.of("words", "negated_verb"):
        near = clause[0] <= word.start and hit.start - _NEAR < word.end <= hit.start
        inside = hit.start < word.start < hit.end and hit.head < hit.end
        inside = inside and not word.tokens <= hit.tokens  # "did not let the patrol through"
        if (near or inside) and not any(word.tokens & tokens for tokens in still):
            return Polarity.NEGATIVE
    absent = sentence.of("words", "absent")
    noun = hit.entry.attributes["voice"] in ("noun", "object_noun")
    if noun and any(clause[0] <= h.start < clause[1] for h in absent):
        return Polarity.NEGATIVE
    return Polarity.POSITIVE


def about_of(sentence: Sentence, hit: Hit) -> bool:
    """Return whether the verb only says what something is about ("on the release of")."""
    return any(h.start == hit.end for h in sentence.of("words", "about"))


def _follows(page: Page, sentence: Sentence, hit: Hit, key: str) -> bool:
    """Return whether such a word comes right after the verb, in a language that ends with it."""
    if page.words.order != "verb_last":
        return False
    words = sentence.of("words", key)
    return any(hit.end <= h.start <= hit.end + _BEHIND for h in words) and not any(
        hit.end <= other.start < min(h.start for h in words if h.start >= hit.end)
        for other in sentence.of("event")
    )


def modality_of(page: Page, sentence: Sentence, hit: Hit, clause: tuple[int, int]) -> Modality:
    """Return whether it is told as fact, plan, possibility or condition."""
    far = page.words.order == "object_first"

    def near(key: str, before: int, after: int = 0) -> bool:
        before = hit.end - clause[0] if far else before
        return any(
            clause[0] <= h.start < clause[1]
            and (hit.start - before <= h.start < hit.start or hit.start < h.start < hit.end + after)
            for h in sentence.of("words", key)
        )

    def told(key: str) -> bool:
        return _follows(page, sentence, hit, key)

    if hit.entry.form == "conditional" or near("hypothetical", 8) or told("hypothetical"):
        return Modality.HYPOTHETICAL
    if page.words.order == "verb_last":
        planned = told("planned") or (not hit.entry.form and near("planned", 0, _BEHIND_NOUN))
        rumoured = hit.entry.form == "nominal" and about_of(sentence, hit)
        return _modality_last(hit, planned=planned, possible=told("possible") or rumoured)
    if far and hit.entry.form == "past":
        return Modality.FACTUAL
    if _scheduled(page, sentence, hit, clause):
        return Modality.PLANNED
    reach = 14 if hit.entry.attributes["voice"] == "noun" else 3
    before = 12 if reach > 3 and page.words.names_run_on else 6
    if hit.entry.form == "future" or near("planned", before, reach):
        return Modality.PLANNED
    if near("possible", 4) and _may_be(page, sentence, hit):
        return Modality.POSSIBLE
    return Modality.FACTUAL


def _may_be(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """Return whether a form can tell what may be; a particle says so before the present only."""
    if hit.entry.form == "present" or page.words.order != "verb_first":
        return hit.entry.form in ("present", "", "base")
    particles = {h.start for h in sentence.of("words", "particle")}
    words = sentence.of("words", "possible")
    sure = any(h.start < hit.start and h.start not in particles for h in words)
    return sure and hit.entry.form in ("", "base")


def _scheduled(page: Page, sentence: Sentence, hit: Hit, clause: tuple[int, int]) -> bool:
    """Return whether "it is planned that" governs the verb, however far it stands before it."""
    opens = [h.start for h in sentence.of("words", "complementizer")]
    turns = [h.start for h in sentence.of("words", "clause_break")]

    def opened(end: int) -> bool:
        aside = page.word(end) == ","
        return any(
            at == end or (aside and end < at <= hit.start and page.word(at - 1) == ",")
            for at in opens
        )

    return any(
        clause[0] <= h.start
        and h.end <= hit.start
        and opened(h.end)
        and not any(h.end <= turn < hit.start for turn in turns)
        for h in sentence.of("words", "planned")
    )


def _modality_last(hit: Hit, *, planned: bool, possible: bool) -> Modality:
    """Where the verb comes last its own ending and the word after it say how it is meant."""
    if hit.entry.form in ("future", "future_nominal") or planned:
        return Modality.PLANNED
    if hit.entry.form == "possible" or possible:
        return Modality.POSSIBLE
    return Modality.FACTUAL
