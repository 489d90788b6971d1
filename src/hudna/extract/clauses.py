"""How far the clause of an event word reaches in its sentence."""

from collections.abc import Iterator, Sequence

from hudna.extract.frame import Frame
from hudna.extract.lexicon import Hit
from hudna.extract.page import Page, Sentence

__all__ = ["clause_of", "cuts_of"]

_BESIDE = 3
_NOUN = 4
"""Words of the noun a participle before it tells of."""

_INSIDE = frozenset({"nominal", "future_nominal", "infinitive"})
_SIGNS = frozenset({",", ";", ":", '"'})

_ENDS = frozenset(".!?:")
_TOPIC = 5
"""Words that may stand between a comma and its verb where the verb comes first."""


def cuts_of(page: Page, sentence: Sentence, frames: Sequence[Frame]) -> list[int]:
    """Return where clauses begin and end by conjunctions, relative words and who speaks."""
    cuts = {sentence.start, sentence.end}
    cuts |= {h.start for h in sentence.of("words", "clause_break", "still")}
    cuts |= {h.start for h in sentence.of("no_confirmation")}
    relatives = {h.start for h in sentence.of("words", "relative")}
    results = {h.start for h in sentence.of("words", "leads_to")}
    cuts |= {at for at in relatives - results if page.word(at - 1) == ","}
    cuts |= {at for at in range(sentence.start, sentence.end) if page.word(at) == ";"}
    if page.words.order == "verb_last":
        cuts |= set(_turns(page, sentence))
    for frame in frames:
        if not frame.attributes.get("adjunct"):
            cuts |= {frame.content[0], frame.content[1]}
        elif frame.cue.end <= frame.content[0]:
            cuts.add(frame.content[0])
    return sorted(cuts)


def clause_of(
    page: Page, sentence: Sentence, hit: Hit, cuts: Sequence[int], mains: Sequence[Hit]
) -> tuple[int, int]:
    """Return the token range the arguments of `hit` are looked for in."""
    start = max((c for c in cuts if c <= hit.start), default=sentence.start)
    end = min((c for c in cuts if c >= hit.end), default=sentence.end)
    if page.words.order == "verb_last":
        return _verb_last(page, sentence, hit, (start, end), mains)
    for cause in sentence.of("words", "cause"):
        for other in mains:
            if hit.end <= cause.start < other.start <= cause.end + _BESIDE:
                end = min(end, cause.start)
            elif other.end <= cause.start < hit.start <= cause.end + _BESIDE:
                start = max(start, cause.start)
    low, high = start, end
    for other in mains:
        if other is hit or not low <= other.start < high:
            continue
        if other.start >= hit.end:
            end = min(end, _before(page, hit, other))
        elif other.end <= hit.start:
            start = max(start, _after(page, other, hit))
    return start, end


def _turns(page: Page, sentence: Sentence) -> Iterator[int]:
    """Yield where a clause begins inside a sentence that ends its clauses with their verb."""
    for at in range(sentence.start + 1, sentence.end - 1):
        word, token = page.word(at), page.tokens[at]
        joined = page.tokens[at + 1].start == token.end
        if word in _ENDS and not joined and not page.cut_short(at):
            yield at + 1
        if (word == "," or word in page.words.joiners) and page.word(at - 1).endswith(
            page.words.clause_endings
        ):
            yield at + 1


def _verb_last(
    page: Page, sentence: Sentence, hit: Hit, around: tuple[int, int], mains: Sequence[Hit]
) -> tuple[int, int]:
    """Return the clause of a word whose arguments stand before it, up to the verb before."""
    start, end = around
    turns = [h.end for h in sentence.of("words", "cause", "leads_to")]
    for other in mains:
        if other is hit:
            continue
        between = [at for at in turns if other.end < at <= hit.start]
        if start <= other.start and other.end <= hit.start:
            ended = between or (_ends_clause(other) and not _embedded(page, other, hit))
            start = max(start, *between, other.end) if ended else start
        elif hit.end <= other.start < end:
            after = [at for at in turns if hit.end < at <= other.start]
            end = after[0] if after else other.start if not _ends_clause(hit) else end
    if _ends_clause(hit):
        end = min(end, hit.end + _NOUN if hit.entry.form == "participle" else hit.end)
    return start, max(end, hit.end)


def _embedded(page: Page, inner: Hit, outer: Hit) -> bool:
    """Return whether a verb's clause stands inside that of the verb after it, which has no cut."""
    return (
        inner.entry.form in _INSIDE
        and outer.entry.form not in _INSIDE
        and not any(page.word(at) in _SIGNS for at in range(inner.end, outer.start))
    )


def _ends_clause(hit: Hit) -> bool:
    return hit.entry.attributes["voice"] in ("active", "passive", "state")


def _before(page: Page, hit: Hit, other: Hit) -> int:
    """Return where `hit` ends before a later event word."""
    if _is_verb(page, other):
        return _boundary(page, hit, other)
    return (
        other.start
        if _is_verb(page, hit) and not other.entry.form
        else page.sentence_of(hit.start).end
    )


def _after(page: Page, other: Hit, hit: Hit) -> int:
    """Return where `hit` begins after an earlier event word."""
    if not _is_verb(page, other):
        return page.sentence_of(hit.start).start
    apart = _is_verb(page, hit) or hit.entry.attributes["voice"] == "state"
    return _boundary(page, other, hit) if apart else other.end


def _boundary(page: Page, left: Hit, right: Hit) -> int:
    """Return where the clause of a second verb begins: at its verb, or at the subject before."""
    if page.words.order == "object_first" and _is_verb(page, left):
        return left.end
    between = range(left.end, right.start)
    commas = [at for at in between if page.word(at) == ","]
    if page.words.order == "verb_first":
        near = [at for at in commas if right.start - at <= _TOPIC]
        return near[-1] if near else right.start
    if page.words.order == "object_first":
        return (commas or [right.start])[-1]
    ands = [at for at in between if page.word(at) in page.words.joiners]
    return (commas or ands or [right.start])[-1]


def _is_verb(page: Page, hit: Hit) -> bool:
    forms: tuple[str, ...] = ("past", "present", "future")
    if page.words.asyndeton:
        forms = (*forms, "participle", "")
    return hit.entry.form in forms and hit.entry.attributes["voice"] in ("active", "passive")
