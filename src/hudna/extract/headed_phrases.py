"""A noun that can act or be acted on, with its adjectives and whose it is."""

from collections.abc import Mapping, Sequence

from hudna.extract.lexicon import Hit
from hudna.extract.named import Named, Names
from hudna.extract.page import Page, Sentence

__all__ = ["headed_phrase"]


def headed_phrase(
    page: Page, sentence: Sentence, hit: Hit, names: Names, actors: Sequence[Named]
) -> Named | None:
    """A noun that can act or be acted on, with its adjectives and whose it is."""
    joined = page.words.conjunction
    modifiers = {
        h.start: h.end for h in sentence.of("modifier") if not joined(page.word(h.start), h.trim)
    }
    start, end, state = hit.start, hit.end, None
    cases = hit.cases or page.words.ending_cases(page.word(hit.start))
    trim = page.words.front(page.word(start), hit.trim)
    attributes = hit.entry.attributes
    agent = bool(attributes.get("agent"))
    owned = not page.words.definite(page.word(hit.start), hit.trim)
    may_own = owned and (agent or bool(attributes.get("state")))
    owner = _owner(page, end, sentence, actors) if may_own else None
    if page.words.adjectives == "after":
        if owner is None:
            end = _owned_by(page, sentence, hit, owned=owned)
            known = not owned or (end > hit.end and _definite_at(page, end - 1))
            end, state = _adjectives_after(page, sentence, names, end, modifiers, known=known)
            end += not owned and _of_origin(page, sentence, end)
        end = _belonging_to(page, sentence, end, actors)
    else:
        bare = page.words.order == "verb_last"  # adjectives before a noun bear no ending
        starts = {h.end: h.start for h in sentence.of("modifier") if not (bare and h.cases)}
        while start > sentence.start:
            offices = agent and attributes.get("person") and not page.words.case_roles
            before = _office_before(start, actors) if offices else None
            if before is not None:
                start, trim = before.start, before.first - page.tokens[before.start].start
                state = before.id
                break
            known = _begins_name(page, start - 1, actors)
            whose = None if known else names.demonyms.state(page.words, page.word(start - 1))
            if whose is None and start not in starts:
                break
            state = state or whose
            cases = _agreeing(cases, _cases_before(page, sentence, names, start))
            start, trim = (start - 1 if whose else starts[start]), 0
    named_before = attributes.get("names") and not page.words.case_roles
    if named_before and owner is None and state is None:
        start, end, trim = _own_name(page, sentence, hit, start, end, trim)
    if trim and page.words.locates(page.word(start)[:trim]):
        return None  # "with", "by means of": a means, not somebody
    if may_own and page.words.adjectives == "before":
        owner = _owner(page, end, sentence, actors)
    cases = page.cases_of(hit) or cases
    if may_own and state is None:
        state, start = _owner_before(page, start, page.past_ending(end), cases, actors)
    of_group = hit.entry.key == "group" and _is_group(names, state)
    name_id = state if attributes.get("state") or of_group else None
    if may_own and (owner, state, page.words.order) == (None, None, "object_first"):
        owner = _owner(page, end, sentence, actors)
    if owner is not None:
        end, name_id = max(end, owner.end), owner.id
    first, last = page.tokens[start].start + trim, page.tokens[end - 1].end
    return Named(
        "person" if attributes.get("person") else "thing",
        hit.entry.key,
        name_id,
        start,
        page.past_ending(end),
        first,
        last,
        agent=agent,
        one=bool(attributes.get("one")),
        cases=cases,
    )


def _owned_by(page: Page, sentence: Sentence, hit: Hit, *, owned: bool) -> int:
    """Return where a noun ends that takes its owner right after it: "forces of the command"."""
    owners = {h.end for h in sentence.of("words", "owned_noun") if h.start == hit.start}
    if not owned or hit.end not in owners or hit.end >= sentence.end:
        return hit.end
    stops = sentence.of("words", "relative", "time_word", "adverb", "clause_break")
    stops += sentence.of("event") + sentence.of("reporting")
    plain = not any(h.start == hit.end for h in stops)
    return hit.end + (plain and page.words.definite(page.word(hit.end), 2))


def _belonging_to(page: Page, sentence: Sentence, end: int, actors: Sequence[Named]) -> int:
    """Return where a noun ends that a word ties to its owner: "a helicopter belonging to X"."""
    ties = {h.start: h.end for h in sentence.of("words", "belonging_to")}
    at = ties.get(end)
    if at is None or at >= sentence.end or not page.tokens[at].is_word:
        return end
    known = next((a for a in actors if a.start == at), None)
    if known is not None:
        return known.end
    stop = at + 1
    while stop < min(sentence.end, at + 3) and page.words.definite(page.word(stop), 2):
        stop += 1
    return stop


def _adjectives_after(
    page: Page,
    sentence: Sentence,
    names: Names,
    end: int,
    modifiers: Mapping[int, int],
    *,
    known: bool,
) -> tuple[int, str | None]:
    """Return where the adjectives after a noun end, and whose it is by them.

    A `known` noun has an article and so have its adjectives: "the army a helicopter" is two.
    """
    state: str | None = None
    while end < sentence.end:
        whose = names.demonyms.state(page.words, page.word(end))
        if (whose is None and end not in modifiers) or (known and not _definite_at(page, end)):
            break
        state = state or whose
        end = modifiers.get(end, end + 1)
    return end, state


def _definite_at(page: Page, at: int) -> bool:
    """Return whether an article is written onto a word, also after a written-on "and"."""
    word = page.word(at)
    return page.words.definite(word, 2) or page.words.definite(word, 3)


def _of_origin(page: Page, sentence: Sentence, at: int) -> bool:
    """Return whether an adjective of origin no list knows stands there: "the Ethiopian forces"."""
    if at >= sentence.end or not page.words.definite(page.word(at), 2):
        return False
    others = sentence.of("event") + sentence.of("reporting") + sentence.of("words", "preposition")
    told = any(h.start == at for h in others)
    return page.word(at).endswith(page.words.origin_endings) and not told


def _agreeing(noun: frozenset[str], adjective: frozenset[str]) -> frozenset[str]:
    """Return the cases a noun and its adjective share; those of the noun where none."""
    return noun & adjective or noun or adjective


def _cases_before(page: Page, sentence: Sentence, names: Names, at: int) -> frozenset[str]:
    """Return the cases of the adjective that ends right before a token."""
    told = [h.cases for h in sentence.of("modifier") if h.end == at and h.cases]
    return told[0] if told else names.demonyms.cases(page.word(at - 1))


def _is_group(names: Names, name_id: str | None) -> bool:
    """Return whether an id is that of an armed group or a coalition of them, not of a state."""
    entry = names.actors.actors.get(name_id or "")
    return entry is not None and entry.kind in ("armed_group", "coalition")


def _owner_before(
    page: Page, start: int, end: int, cases: frozenset[str], actors: Sequence[Named]
) -> tuple[str | None, int]:
    """Return whose a noun is by the name right before it, and where that begins.

    A bare name is part of the noun; one in the case that says "whose" is its owner only where the
    noun shows that it is owned, as it may else be the doer of a verb ("Rusya'nın uçakları").
    """
    if page.words.order != "verb_last":
        return None, start
    belongs = [h for h in page.sentence_of(start).of("words", "belonging") if h.end == start]
    if not belongs:
        counted = next((m.start for m in page.numbers if m.end == start), start)
        belongs = [h for h in page.sentence_of(start).of("words", "belonging") if h.end == counted]
    at = belongs[0].start if belongs else start
    whose = next((a for a in actors if a.end == at and a.sort != "metonym"), None)
    if whose is None:
        return None, start
    if belongs or page.words.plays("of_kind", whose.cases):
        return whose.id, whose.start
    if not page.word(end - 1).endswith(page.words.owned_endings):
        return None, start
    owned = page.words.plays("owned", cases) and not page.words.plays("object", cases)
    if whose.cases and not (owned and page.words.plays("whose", whose.cases)):
        return None, start
    return whose.id, whose.start


def _own_name(
    page: Page, sentence: Sentence, hit: Hit, start: int, end: int, trim: int
) -> tuple[int, int, int]:
    """Take in the name of a group no list knows: "al-Nour brigade"."""
    if page.words.adjectives == "after":
        stops = {h.start for h in sentence.of("words", "preposition", "locative", "relative")}
        while end < sentence.end and end - hit.end < 3 and page.tokens[end].is_word:
            word = page.word(end)
            if end in stops or page.words.known(word) or word.isdigit():
                break
            end += 1
        return start, end, trim
    while start > sentence.start and hit.start - start < 4:
        token = page.tokens[start - 1]
        original = page.quote(page.span(start - 1, start))
        hyphen = token.word == "-" and page.tokens[start - 2].end == token.start
        linked = start < hit.start and page.word(start) == "-"
        if not (hyphen or linked or original[:1].isupper()) or start - 1 == sentence.start:
            break
        start, trim = start - 1, 0
    return start, end, trim


def _office_before(at: int, actors: Sequence[Named]) -> Named | None:
    """Return whose a noun is by the name right before it: "United Nations observer team"."""
    return next((a for a in actors if a.end == at and a.sort != "metonym"), None)


def _owner(page: Page, end: int, sentence: Sentence, actors: Sequence[Named]) -> Named | None:
    at = end
    links = {h.start: h.end for h in sentence.of("words", "of")}
    if at in links:
        at = links[at]
    elif page.words.adjectives == "before":
        return None
    for actor in actors:
        if actor.start == at and actor.end <= sentence.end and actor.sort != "metonym":
            attached = page.tokens[at].start < actor.first
            joined = attached and page.words.conjunction(page.word(at), 1)
            return None if joined or (attached and actor.sort == "media") else actor
    return None


def _begins_name(page: Page, at: int, actors: Sequence[Named]) -> bool:
    """Return whether a word is a name of its own where endings may make it look like another."""
    named = any(a.start == at and not a.cases for a in actors)
    return page.words.order == "verb_last" and named
