"""Who says it where the subject stands before its verb, whole: office, name and what it is of.

"The head of the centre for X told", "Turkey, which backs some of them, said", "..., medics said".
"""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.lexicon import Hit
from hudna.extract.named import Named, joined_from
from hudna.extract.page import Page, Sentence
from hudna.extract.titles import after_dateline

__all__ = ["subject_before"]

_LONGEST = 14
_OPENING = 5
_SIGNS = frozenset({",", ";", ":", '"', "(", ")", "."})
_OPENS = frozenset({";", ":", '"', "("})


def subject_before(
    page: Page, sentence: Sentence, cue: Hit, people: Sequence[Named]
) -> Named | None:
    """Return the whole noun phrase before a word of saying; null where it is none.

    An enclosed clause or apposition between two commas belongs to the subject before it.
    """
    first = after_dateline(page, sentence)
    end = _past_adverbs(page, sentence, first, cue.start)
    apart = page.word(end - 1) == ","
    joined = {h.end for h in sentence.of("words", "and")}
    if page.word(end - 1) in page.words.contrasting or end in joined:
        return _opening(page, first, people)
    if apart:
        end = _before_enclosed(page, sentence, first, end - 1)
    start = _start(page, sentence, first, end)
    end = min([end, *(h.start for h in sentence.of("adjunct") if start < h.start < end)])
    start = _past_adverbial(page, sentence, start, end, people)
    if not 0 < end - start <= _LONGEST or _tells(page, sentence, start, end):
        return None
    inside = [p for p in people if start <= p.start and p.end <= end and p.kind != "place"]
    if any(p.sort == "role" for p in inside) or _several(page, inside):
        return None
    if not inside and not (_alone(page, sentence, start) and _plain(page, start, end)):
        return None
    while page.word(start) in page.words.indefinite or _article(sentence, start):
        start += 1
    if start >= end:
        return None
    same = next((p for p in inside if (p.start, p.end) == (start, end)), None)
    if same is not None:
        return same
    span = page.tokens[start].start, page.tokens[end - 1].end
    if not inside:
        return Named("person", "source", None, start, end, *span, agent=True)
    best = next((p for p in inside if p.id is not None), inside[0])
    return replace(best, start=start, end=end, first=span[0], last=span[1])


def _opening(page: Page, first: int, people: Sequence[Named]) -> Named | None:
    """Return the subject the sentence begins with, shared by its verbs: "X denied it but said"."""
    near = [p for p in people if first <= p.start <= first + _OPENING and p.sort != "role"]
    return near[0] if near else None


def _past_adverbs(page: Page, sentence: Sentence, first: int, end: int) -> int:
    """Return where the subject ends, before "has", "also" or "did not"."""
    ends = {h.end: h.start for h in sentence.of("words", "before_verb")}
    for when in page.whens:
        on = when.start - (page.word(when.start - 1) in page.words.date_prepositions)
        ends[when.end] = on
    while end > first and end in ends:
        end = ends[end]
    return end


def _before_enclosed(page: Page, sentence: Sentence, first: int, comma: int) -> int:
    """Return where the words before an enclosed clause end; 0 where nothing is enclosed."""
    opening = [at for at in range(first, comma) if page.word(at) == ","]
    return opening[-1] if opening else 0


def _start(page: Page, sentence: Sentence, first: int, end: int) -> int:
    """Return where the phrase that ends here begins: after a sign or a word that opens a clause."""
    stops = [
        at + 1
        for at in range(first, end)
        if page.word(at) in _SIGNS and not (page.word(at) == "." and len(page.word(at - 1)) == 1)
    ]
    for key in ("clause_break", "complementizer", "cause", "subject_opener"):
        stops += [h.end for h in sentence.of("words", key) if first <= h.start and h.end <= end]
    start = max([first, *stops])
    while start < end and page.word(start) in page.words.joiners - {"the"}:
        start += 1
    told = [h.end for h in sentence.of("words", "resumptive") if h.start == start and h.end < end]
    return max([start, *told])  # "..., a claim the government denied"


def _past_adverbial(
    page: Page, sentence: Sentence, start: int, end: int, people: Sequence[Named]
) -> int:
    """Return where the phrase begins behind "on Tuesday" or "in Idlib"."""
    dated = {at for when in page.whens for at in range(when.start, when.end)}
    opened = any(h.start == start for h in sentence.of("words", "locative", "preposition"))
    if not (opened or start in dated or page.word(start) in page.words.date_prepositions):
        return start
    for at in range(start, end):
        begins = _article(sentence, at) or any(p.start == at for p in people)
        if at > start + 1 and at not in dated and begins:
            return at
    return end


def _tells(page: Page, sentence: Sentence, start: int, end: int) -> bool:
    """Return whether the words are more than a noun phrase: they tell, say or relate something."""
    verbs = [h for h in sentence.of("event") if h.entry.form in ("past", "present")]
    verbs += [*sentence.of("reporting"), *sentence.of("adjunct")]
    verbs += sentence.of("words", "relative", "passive_aux", "planned", "before_verb")
    return any(start <= h.start < end for h in verbs)


def _several(page: Page, inside: Sequence[Named]) -> bool:
    """Return whether more than one is named as speaking: "Russia and Turkey"."""
    return len(joined_from(page, [p for p in inside if p.kind == "actor"])) > 1


def _alone(page: Page, sentence: Sentence, start: int) -> bool:
    """Return whether the phrase opens its clause, so that it can be nothing but the subject."""
    told = any(h.end == start for h in sentence.of("words", "resumptive"))
    return told or start == after_dateline(page, sentence) or page.word(start - 1) in _SIGNS


def _plain(page: Page, start: int, end: int) -> bool:
    words = page.tokens[start:end]
    return all(t.is_word or t.word in "-'" for t in words) and any(len(t.word) > 3 for t in words)


def _article(sentence: Sentence, at: int) -> bool:
    return any(h.start == at for h in sentence.of("words", "article"))
