"""Who speaks where objects are marked: the first unmarked name of a clause, or its first words."""

from dataclasses import replace

from hudna.extract.marked import governed, in_phrase, unmarked
from hudna.extract.named import Named
from hudna.extract.phrase import Hit
from hudna.extract.saying_marked import Saying

__all__ = ["subject", "told_to", "unlisted"]

_NEAR = 2
_LONGEST = 7
"""Words of a source no list knows."""


def subject(saying: Saying, cue: Hit, left: int) -> Named | None:
    """Return who speaks: the first unmarked name of the clause, else the statement that says it."""
    page, sentence = saying.page, saying.sentence
    inside = [p for p in saying.people if left <= p.start and p.end <= cue.start]
    quoting = {at for h in sentence.of("adjunct") for at in h.tokens}
    inside = [p for p in inside if p.start not in quoting]
    agents = {h.end for h in sentence.of("words", "by_agent")}
    by = [p for p in inside if p.start in agents]
    if cue.entry.attributes.get("kind") == "passive" and saying.events(left, cue.start):
        return None  # "by" says whose deed was recorded
    if cue.entry.attributes.get("kind") == "passive":
        return by[0] if by else None
    free = unmarked(page, sentence, inside, saying.named)
    free = [p for p in free if not in_phrase(page, sentence, p, left)]
    real = [p for p in free if p.sort != "document"]
    opening = _opening(saying, cue, left, real[0] if real else None)
    if opening is not None:
        return opening
    if real:
        return real[0]
    if by:
        return by[0]
    source = [p for p in inside if governed(page, sentence, p) is not None]
    words = [p for p in source if _of_words(saying, p)]
    return next(iter([*words, *free]), None)


def _opening(saying: Saying, cue: Hit, left: int, known: Named | None) -> Named | None:
    """Return the words that open a clause as who speaks: up to a preposition, a sign, a number.

    "The lookout of the station heard four explosions": a speaker no list knows, or knows in part.
    """
    page, sentence = saying.page, saying.sentence
    if known is not None and (known.id is not None or known.sort in ("role", "source")):
        return None
    left = _past_source(saying, left, cue.start)
    start = left
    while start < cue.start and not page.tokens[start].is_word:
        start += 1
    if known is not None and not start <= known.start <= start + 2:
        return None
    keys = ("preposition", "object_marker", "complementizer", "clause_break", "planned", "still")
    stops = {h.start for h in sentence.of("words", *keys)}
    stops |= {h.start for key in ("event", "reporting", "harm", "weapon") for h in sentence.of(key)}
    stops |= {at for m in (*page.whens, *page.numbers) for at in range(m.start, m.end)}
    others = ("anaphor", "demonstrative", "adverb", "resumptive_object", "claim_noun")
    stops |= {h.start for h in sentence.of("words", *others)}
    end = start
    limit = min(cue.start, start + _LONGEST)
    while end < limit and page.tokens[end].is_word and end not in stops:
        if page.word(end) in page.words.joiners:
            break
        end += 1
    if end == start or (known is not None and end < known.end):
        return None
    marks = {h.start for h in sentence.of("words", "object_marker")}
    if known is None and end in marks:
        return None  # an object opens the clause: who spoke before still speaks
    if known is None and (end - start < _NEAR or start != left):
        return None
    if known is not None and (start, end) == (known.start, known.end):
        return known
    first, last = page.tokens[start].start, page.tokens[end - 1].end
    base = known or Named("person", "source", None, start, end, first, last, agent=True)
    return replace(base, start=start, end=end, first=first, last=last)


def _past_source(saying: Saying, left: int, limit: int) -> int:
    """Return where a clause goes on after the source it opens with: "According to X, ..."."""
    quoted = [f.content[0] for f in saying.frames if f.attributes.get("adjunct")]
    ends = [at + 1 for at in quoted if left < at < limit and saying.page.word(at) == ","]
    return max(ends, default=left)


def _of_words(saying: Saying, one: Named) -> bool:
    """Return whether a name is that of a statement, which says what stands in it."""
    documents = saying.sentence.of("words", "document_word")
    return one.sort == "document" or any(h.start == one.start for h in documents)


def unlisted(saying: Saying, cue: Hit) -> Named | None:
    """Return a source no list knows: the few words up to a comma or another word of quoting."""
    page, sentence = saying.page, saying.sentence
    stops = {h.start for h in sentence.of("adjunct", "preposition")}
    stops |= {h.start for h in sentence.of("words", "complementizer", "clause_break")}
    end = cue.end
    while end < sentence.end and page.tokens[end].is_word and end not in stops:
        end += 1
    if not 0 < end - cue.end <= _LONGEST or (page.word(end) not in (",", ".") and end not in stops):
        return None
    first, last = page.tokens[cue.end].start, page.tokens[end - 1].end
    return Named("person", "source", None, cue.end, end, first, last, agent=True)


def told_to(saying: Saying, who: Named, cue: Hit) -> tuple[str, ...]:
    """Return the agency or paper that somebody said it to, through which it comes."""
    to = {h.end for h in saying.sentence.of("words", "recipient_marker")}
    media = [
        n
        for n in saying.named
        if n.sort == "media" and n.start in to and who.end <= n.start and n.end <= cue.start
    ]
    return tuple(n.span(saying.page).of(saying.page.folded.original) for n in media[:1])
