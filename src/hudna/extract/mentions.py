"""Who and what a text names: actors, people and things, places and weapons, as token ranges."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from hudna.extract.countries import qualified
from hudna.extract.lexicon import Hit
from hudna.extract.named import Named, Names, cover
from hudna.extract.offices import in_office
from hudna.extract.page import Page, Sentence
from hudna.extract.possession import with_owners
from hudna.extract.territories import find_places
from hudna.text.names import NameHit

__all__ = ["Named", "Names", "find_named"]


def find_named(page: Page, names: Names) -> list[Named]:
    """Return everything named, in order, without overlaps between actors, people and things."""
    actors = qualified(page, names, list(_actors(page, names)))
    places = list(find_places(page, names, actors))
    taken = cover(actors)
    heads = []
    for sentence in page.sentences:
        heads += [
            named
            for hit in sentence.of("head")
            if not (_grammar(page, sentence, hit) or _kind_of_place(page, sentence, hit))
            and (named := _phrase(page, sentence, hit, names, actors)) is not None
        ]
    heads = _longest([h for h in heads if not _only_a_weapon(page, h)])
    if page.words.adjectives == "after":
        heads = [h for h in heads if h.start not in taken]
    covered = cover(heads)
    actors = [a for a in actors if not (covered.get(a.start) and _wider(covered[a.start], a))]
    heads = [h for h in heads if not (taken.get(h.start) and not _wider(h, taken[h.start]))]
    weapons = [
        _named(page, hit, "weapon", hit.entry.key) for s in page.sentences for hit in s.of("weapon")
    ]
    places = [p for p in places if not (covered.get(p.start) and covered[p.start].sort == "group")]
    covered = cover([*actors, *heads, *[p for p in places if p.sort == "territory"]])
    adjectives = [a for a in _adjectives(page, names) if a.start not in covered]
    weapons = [w for w in weapons if not (covered.get(w.start) and covered[w.start].agent)]
    everything = [*actors, *heads, *places, *weapons, *adjectives]
    everything = with_owners(page, everything)
    return sorted(everything, key=lambda n: (n.start, -n.end))


def _actors(page: Page, names: Names) -> Iterator[Named]:
    found = []
    for hit in names.actor_index.ranges(page.folded):
        office = names.actors.ids(hit.id)[0]
        found.append(_over(page, hit, names.actors.actors[office].kind))
    for hit in names.metonym_index.ranges(page.folded):
        found.append(_over(page, hit, "metonym"))
    found.sort(key=lambda n: (n.start, -n.end))
    merged: list[Named] = []
    for named in found:
        if merged and named.start < merged[-1].end:
            continue
        if merged and named.start == merged[-1].end and _same(names, merged[-1], named):
            merged[-1] = replace(merged[-1], end=named.end, last=named.last)
        else:
            merged.append(named)
    for named in merged:
        yield _with_title(page, in_office(page, names.actors, named))


def _same(names: Names, one: Named, other: Named) -> bool:
    """Return whether a name right after another is the same actor's: an office and who held it."""
    return one.id is not None and one.id in names.actors.ids(other.id or "")


def _over(page: Page, hit: NameHit, sort: str) -> Named:
    first, last, name_id, cases = hit
    start, end = page.token_at(first), page.past_ending(page.token_at(last - 1) + 1)
    return Named("actor", sort, name_id, start, end, first, last, agent=True, cases=cases)


def _with_title(page: Page, named: Named) -> Named:
    """Take in a title before the name: "spokesman of", "sources in"."""
    for hit in page.sentence_of(named.start).of("words", "spokesman"):
        after = page.word(hit.end)
        end = hit.end + 1 if after in ("the", "of") else hit.end
        if (
            end == named.start
            and not _attached(page, named)
            and not page.words.definite(page.word(hit.start), hit.trim)
        ):
            first = page.tokens[hit.start].start + hit.trim
            return replace(named, start=hit.start, first=first)
    return named


def _attached(page: Page, named: Named) -> bool:
    """Return whether a preposition is written onto the name ("to the agency")."""
    cut = named.first - page.tokens[named.start].start
    return cut > 0 and not page.words.definite(page.word(named.start), cut)


def _phrase(
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
            end, state = _adjectives_after(page, sentence, names, end, modifiers)
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
        end, name_id = owner.end, owner.id
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


def _adjectives_after(
    page: Page, sentence: Sentence, names: Names, end: int, modifiers: Mapping[int, int]
) -> tuple[int, str | None]:
    """Return where the adjectives after a noun end, and whose it is by them."""
    state: str | None = None
    while end < sentence.end:
        whose = names.demonyms.state(page.words, page.word(end))
        if whose is None and end not in modifiers:
            break
        state = state or whose
        end = modifiers.get(end, end + 1)
    return end, state


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


def _adjectives(page: Page, names: Names) -> Iterator[Named]:
    for at, token in enumerate(page.tokens):
        state = names.demonyms.state(page.words, token.word) if token.is_word else None
        if state is not None:
            listed = token.word in names.demonyms
            cut = 0 if listed else page.words.conjunction(token.word, len(token.word))
            cases = names.demonyms.cases(token.word)
            first, last = token.start + cut, token.end
            yield Named("adjective", "state", state, at, at + 1, first, last, cases=cases)


def _begins_name(page: Page, at: int, actors: Sequence[Named]) -> bool:
    """Return whether a word is a name of its own where endings may make it look like another."""
    named = any(a.start == at and not a.cases for a in actors)
    return page.words.order == "verb_last" and named


def _grammar(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """Return whether a noun's form is a word of grammar ("tarafından", by) or an adjective."""
    marking = sentence.of("words", "by_agent", "target_marker")
    written = page.quote(page.span(hit.start - 1, hit.start)) if hit.start > sentence.start else ""
    town = hit.entry.attributes.get("town") and written[:1].isupper()
    means = town or (hit.entry.key in ("drone", "aircraft") and page.words.plays("with", hit.cases))
    adjective = page.words.plays("of_kind", hit.cases)
    return adjective or means or any(h.start == hit.start for h in marking)


def _kind_of_place(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """Return whether a noun only says what kind of place is named next: "the village of"."""
    nouns = sentence.of("words", "place_noun") if page.words.names_run_on else []
    return any(h.start < hit.end <= h.end for h in nouns)


def _only_a_weapon(page: Page, head: Named) -> bool:
    """A bare word such as "artillery" is a weapon, with a nationality it is a force."""
    if head.id is not None or head.kind != "thing":
        return False
    if page.words.case_roles.get("subject") in head.cases:
        return False  # "artillery shelled": who does something
    weapons = page.sentence_of(head.start).of("weapon")
    return head.sort == "force" and any(h.start == head.start for h in weapons)


def _named(page: Page, hit: Hit, kind: str, sort: str) -> Named:
    first, last = page.tokens[hit.start].start + hit.trim, page.tokens[hit.end - 1].end
    return Named(kind, sort, sort, hit.start, hit.end, first, last, cases=hit.cases)


def _wider(one: Named, other: Named) -> bool:
    return (
        one.start <= other.start
        and one.end >= other.end
        and one.end - one.start > (other.end - other.start)
    )


def _longest(named: list[Named]) -> list[Named]:
    kept: list[Named] = []
    for one in sorted(named, key=lambda n: (n.start, -n.end)):
        if kept and one.start < kept[-1].end:
            continue
        kept.append(one)
    return kept
