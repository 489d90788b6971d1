"""The subject right after a verb of saying: a noun with its adjectives, owners and office.

"A responsible source in the ministry", "people of the village of X", "an officer in the Fifth
Division": the whole phrase is who speaks, also where no list knows a word of it.
"""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.named import Named
from hudna.extract.page import Page, Sentence

__all__ = ["attached", "subject_phrase"]

_LONGEST = 9
_SHORTEST = 3
"""Letters the first word of a speaker no list knows has at least."""

_STOPS = (
    "preposition", "complementizer", "relative", "clause_break", "demonstrative", "cause",
    "negated_verb", "particle", "resumptive_object", "target_marker", "planned", "leads_to",
    "time_word", "adverb",
)  # fmt: skip


def attached(page: Page, who: Named) -> bool:
    """Return whether a preposition is written onto the name ("to the agency")."""
    cut = who.first - page.tokens[who.start].start
    return cut > page.words.conjunction(page.word(who.start), cut)


def subject_phrase(
    page: Page, sentence: Sentence, start: int, comp: int | None, people: Sequence[Named]
) -> Named | None:
    """Return the phrase that begins at a token as the speaker, null where none can begin there.

    A word no list knows begins one only where a word or sign marks what is said (`comp`).
    """
    first = next((p for p in people if p.start == start), None)
    opens = _opens(page, sentence, start)
    inner = None if first else next((p for p in people if start < p.start <= start + 2), None)
    if first is None and not (opens and (comp is not None or inner is not None)):
        return None
    end = _end(page, sentence, start, comp, people)
    if end <= start or (inner is not None and comp is None and inner.start >= end):
        return None
    known = first or next((p for p in people if start < p.start < end), None)
    offset = first.first if first else page.tokens[start].start
    last = page.tokens[end - 1].end
    if first is not None and end <= first.end:
        return first
    if known is None:
        return Named("person", "source", None, start, end, offset, last, agent=True)
    known = known if first or known.kind == "actor" else replace(known, id=None)
    named = any(p.kind == "actor" and p.id for p in people if start < p.start < end)
    sort = known.sort if first and first.id else "source" if named or not first else first.sort
    return replace(known, start=start, first=offset, end=max(end, known.end), last=last, sort=sort)


def _opens(page: Page, sentence: Sentence, at: int) -> bool:
    """Return whether a word can begin somebody no list knows: a noun that tells no event."""
    token = page.tokens[at] if at < sentence.end else None
    if token is None or not token.is_word or len(token.word) < _SHORTEST:
        return False
    if token.word[0].isdigit() or token.word.endswith(page.words.adverb_endings):
        return False
    if page.words.locates(token.word[:_SHORTEST]):
        return False  # "threatened with the reply"
    if any(when.start <= at < when.end for when in page.whens):
        return False
    told = sentence.of("event") + sentence.of("harm") + sentence.of("reporting")
    told += sentence.of("adjunct") + sentence.of("agreement_names") + sentence.of("words", *_STOPS)
    return not any(h.start <= at < h.end and at in h.tokens for h in told)


def _end(
    page: Page, sentence: Sentence, start: int, comp: int | None, people: Sequence[Named]
) -> int:
    """Return where the phrase ends: before a sign, a preposition, a verb, a date, another noun."""
    limit = min(sentence.end, start + _LONGEST, comp if comp is not None else sentence.end)
    names = {p.start: p for p in reversed(people)}
    inside = _inside(page, sentence, start, names.get(start))
    openers = {page.word(h.end - 1) for h in sentence.of("words", "name_preposition")}
    stops = _stops(sentence)
    kinds = {h.start: h.trim for h in sentence.of("modifier")}

    def adjective(at: int) -> bool:
        # Without a mark of what is said a noun may follow that is what was refused or denied.
        # An adjective without article is none of a definite noun's.
        if at in kinds or comp is None:
            return at in kinds and page.words.definite(page.word(at), kinds[at])
        return page.words.definite(page.word(at), 2) and page.word(at - 1) != '"'

    at, quoted, definite = start, False, False
    while at < limit:
        word, name = page.word(at), names.get(at)
        if word == '"':
            quoted, definite = not quoted, True
        elif quoted:
            pass
        elif at in inside:
            at, definite = inside[at], False
            if at < limit and (page.word(at - 1) in openers or _goes_on(page, at, names)):
                continue
            break
        elif at > start and ((definite and not adjective(at)) or _apart(page, at)):
            break
        elif name is not None and not (at > start and (definite or attached(page, name))):
            at, definite = name.end, _definite(page, name)
            continue
        elif name is not None or not page.tokens[at].is_word or at in stops or _dated(page, at):
            break
        else:
            definite = page.words.definite(word, 2)
        at += 1
    while at > start and any(h.end == at for h in sentence.of("words", "office_preposition")):
        at -= 1
    return at if not quoted else start


def _inside(page: Page, sentence: Sentence, start: int, name: Named | None) -> dict[int, int]:
    """Return the prepositions that belong to the phrase: those after a noun without article."""
    whole = {h.start: h.end for h in sentence.of("words", "name_preposition")}
    listed = name is not None and (name.kind == "actor" or name.id is not None)
    if listed or page.words.definite(page.word(start), 2):
        return whole
    return whole | {h.start: h.end for h in sentence.of("words", "office_preposition")}


def _stops(sentence: Sentence) -> set[int]:
    verbs = [*sentence.of("reporting"), *sentence.of("event"), *sentence.of("harm")]
    return {h.start for h in [*verbs, *sentence.of("adjunct"), *sentence.of("words", *_STOPS)]}


def _goes_on(page: Page, at: int, names: dict[int, Named]) -> bool:
    word, name = page.word(at), names.get(at)
    if name is not None and name.sort == "document":
        return False
    return name is not None or word == '"' or page.words.definite(word, 2)


def _definite(page: Page, name: Named) -> bool:
    words = range(name.start, name.end)
    return name.kind == "actor" or any(page.words.definite(page.word(at), 2) for at in words)


def _dated(page: Page, at: int) -> bool:
    return any(when.start <= at < when.end for when in page.whens)


def _apart(page: Page, at: int) -> bool:
    """Return whether a word is no part of the phrase: an adverb, "and the", "to the agency"."""
    word = page.word(at)
    cut = page.words.conjunction(word, len(word))
    joined = cut > 0 and page.words.definite(word, cut + 2)
    return joined or word.endswith(page.words.adverb_endings) or word.startswith(page.words.dative)
