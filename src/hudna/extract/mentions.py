"""Who and what a text names: actors, people and things, places and weapons, as token ranges."""

from collections.abc import Iterator
from dataclasses import replace

from hudna.extract.countries import qualified
from hudna.extract.headed_phrases import headed_phrase
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
            and (named := headed_phrase(page, sentence, hit, names, actors)) is not None
        ]
    heads = _longest([h for h in heads if not _only_a_weapon(page, h)])
    if page.words.adjectives == "after":
        ends = {p.end for p in places}
        heads = [h for h in heads if not (h.start in taken or _describes(page, h, ends))]
    covered = cover(heads)
    actors = [a for a in actors if not (covered.get(a.start) and _wider(covered[a.start], a))]
    heads = [h for h in heads if not (taken.get(h.start) and not _wider(h, taken[h.start]))]
    weapons = [
        _named(page, hit, "weapon", hit.entry.key) for s in page.sentences for hit in s.of("weapon")
    ]
    places = [p for p in places if not (covered.get(p.start) and covered[p.start].sort == "group")]
    covered = cover([*actors, *heads, *[p for p in places if p.sort == "territory"]])
    adjectives = [a for a in _adjectives(page, names) if a.start not in covered]
    told = {(a.start, a.end) for a in adjectives}  # "in the Kazakh capital" is in no "Kazakh"
    places = [p for p in places if p.sort != "unlisted" or (p.start, p.end) not in told]
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
        if not _of_agreement(page, named):
            yield _with_title(page, in_office(page, names.actors, named))


def _of_agreement(page: Page, named: Named) -> bool:
    """Return whether a name is a word of an agreement's: "the ceasefire regime" is nobody's."""
    whole = page.sentence_of(named.start).of("agreement_names")
    return any(h.start < named.start and named.end <= h.end for h in whole)


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


def _adjectives(page: Page, names: Names) -> Iterator[Named]:
    for at, token in enumerate(page.tokens):
        state = names.demonyms.state(page.words, token.word) if token.is_word else None
        if state is not None:
            listed = token.word in names.demonyms
            cut = 0 if listed else page.words.conjunction(token.word, len(token.word))
            cases = names.demonyms.cases(token.word)
            first, last = token.start + cut, token.end
            yield Named("adjective", "state", state, at, at + 1, first, last, cases=cases)


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


def _describes(page: Page, head: Named, ends: set[int]) -> bool:
    """Return whether a noun is the adjective of the place before it ("X military airport")."""
    if head.start not in ends or head.end - head.start > 1:
        return False
    word = page.word(head.start)
    adjectives = page.sentence_of(head.start).of("modifier")
    adjective = any(h.start == head.start for h in adjectives)
    return adjective and page.words.definite(word, 2) and page.words.singular(word)


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
