"""Whether a verb of saying says anything, and for whom a word for somebody speaks."""

from collections.abc import Sequence

from hudna.extract.antecedents import spoken_for
from hudna.extract.frame_contents import (
    REACH,
)
from hudna.extract.lexicon import Hit
from hudna.extract.mentions import Named
from hudna.extract.page import Page, Sentence
from hudna.extract.speakers import (
    as_speaker,
    roles,
)
from hudna.model.claim import NARRATOR, Speaker, Stance

__all__ = [
    "goes_on_speaking",
    "in_quotes",
    "is_refuted",
    "joined_verb",
    "says_nothing",
    "stands_as",
    "stood_for",
]


def stood_for(
    page: Page,
    sentence: Sentence,
    who: Named | None,
    speaker: Speaker,
    named: Sequence[Named],
    last: Speaker | None,
) -> tuple[Named | None, Speaker]:
    """Return the subject and the speaker it stands for: "we" is whoever wrote or is quoted."""
    if who is None:
        return None, speaker
    if who.sort == "role" and stands_as(sentence, who, "first_person"):
        quoted_by = last if in_quotes(page, sentence, who.start) else None
        return None, quoted_by or NARRATOR
    subject = _before_it(page, sentence, who, named)
    if subject is not None:
        return who, as_speaker(page, subject)
    if who.sort == "role" or _stands_for(page, sentence, who):
        return who, spoken_for(page, sentence, who, named, last)
    return who, speaker


def _before_it(page: Page, sentence: Sentence, who: Named, named: Sequence[Named]) -> Named | None:
    """Return the body that is the subject of the sentence before, which "it" stands for."""
    at = page.sentences.index(sentence)
    if at == 0 or who.start > sentence.start + 1 or not stands_as(sentence, who, "thing_pronoun"):
        return None
    earlier = page.sentences[at - 1]
    people = [n for n in named if n.kind == "actor" and earlier.start <= n.start < earlier.end]
    people += [r for r in roles(page, earlier, people) if r.sort == "role"]
    opening = [n for n in people if n.start <= earlier.start + 1 and n.end > n.start]
    opening = [n for n in opening if not stands_as(earlier, n, "personal_pronoun")]
    return min(opening, key=lambda n: n.start, default=None)


def stands_as(sentence: Sentence, who: Named, key: str) -> bool:
    """Return whether somebody is named by a word of this kind alone."""
    return any((h.start, h.end) == (who.start, who.end) for h in sentence.of("words", key))


def in_quotes(page: Page, sentence: Sentence, at: int) -> bool:
    """Return whether a token stands between quotation marks."""
    return sum(page.word(before) == '"' for before in range(sentence.start, at)) % 2 == 1


def is_refuted(sentence: Sentence, cue: Hit) -> bool:
    """Return whether words call what another said false: "it described the charges as lies"."""
    if cue.entry.key != Stance.DESCRIBES:
        return False
    false = any(h.start >= cue.end for h in sentence.of("words", "false_word"))
    reach = range(cue.start, cue.end + REACH)
    charges = any(h.start in reach for h in sentence.of("words", "resumptive_object"))
    words = {at for h in sentence.of("words", "false_word") for at in h.tokens}
    denials = [h for h in sentence.of("reporting") if h.entry.key == Stance.DENIES]
    denied = any(h.start not in words for h in denials)
    return false and charges and not denied


def says_nothing(page: Page, sentence: Sentence, cue: Hit) -> bool:
    """Return whether a passive names nobody and tells no record: "it was said", "X was recorded".

    Of a record the event stands before the verb, so that the words only say that there is one.
    """
    if not page.passive(cue):
        return False
    if cue.entry.key != Stance.RECORDS:
        return True
    before = [h.end for h in sentence.of("event") if h.end <= cue.start]
    breaks = [h.start for h in sentence.of("words", "clause_break") if h.start < cue.start]
    return bool(before) and max(before) > max(breaks, default=-1)


def _stands_for(page: Page, sentence: Sentence, who: Named) -> bool:
    """Return whether a word for somebody points back: it is listed as one, and has no id."""
    if who.id is not None:
        return False
    roles = sentence.of("words", "pronoun_speaker")
    known = page.words.definite(page.word(who.end - 1), 2) and who.end - who.start > 1
    return known or any(h.end == who.end and who.end - who.start < 4 for h in roles)


def joined_verb(page: Page, sentence: Sentence, cue: Hit) -> bool:
    """Return whether a verb with a written-on "and" is a second deed of who spoke before it.

    A word that is a noun as well ("a student", "demanded") needs what is demanded right after it.
    """
    if page.words.order != "verb_first" or cue.entry.form not in ("past", "present"):
        return False
    if not page.words.conjunction(page.word(cue.start), cue.trim):
        return False
    noun = any(h.start == cue.start for h in sentence.of("head"))
    said = {h.start for h in sentence.of("words", "complementizer", "preposition")}
    after = page.word(cue.end)
    return not noun or cue.end in said or any(page.words.locates(after[:n]) for n in (1, 3))


def goes_on_speaking(page: Page, sentence: Sentence, cue: Hit) -> bool:
    """Return whether a verb without a subject continues what somebody said before."""
    if page.words.order == "verb_first" or cue.entry.section == "adjunct":
        return True
    near = range(max(sentence.start, cue.start - 4), cue.start)
    if page.words.case_roles and any(page.word(at) in page.words.joiners - {","} for at in near):
        return True
    resumed = any(h.end <= cue.start for h in sentence.of("words", "resumptive"))
    return cue.entry.form == "gerund" or cue.start <= sentence.start + 1 or resumed
