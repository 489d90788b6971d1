"""Places: towns of the gazetteer, and lands, airspaces and borders by whose they are."""

from collections.abc import Iterator

from hudna.extract.lexicon import Hit
from hudna.extract.named import Named, Names, cover
from hudna.extract.page import Page
from hudna.extract.places_before import places_before
from hudna.extract.places_by_kind import kinds_of_place, name_end, name_follows
from hudna.extract.places_listed import places_listed

__all__ = ["find_places"]

_LONGEST_NAME = 5


def find_places(page: Page, names: Names, actors: list[Named]) -> Iterator[Named]:
    """Yield towns, countries where something is in them, lands, airspaces and borders."""
    covered = cover(actors)
    office_words = _office_words(page) | _days(page)
    generic = _generic(page)
    towns: set[int] = set()
    known: set[int] = set()
    for first, last, name_id, cases in names.place_index.ranges(page.folded):
        start, end = page.token_at(first), page.token_at(last - 1) + 1
        end, last = _without_noun(page, start, end, last)
        start, first = _without_preposition(page, start, end, first)
        towns.add(start)
        known |= set(range(start, end))
        actor = covered.get(start)
        adjective = names.demonyms.state(page.words, page.word(start)) is not None
        if (
            start in office_words
            or end in generic
            or (adjective and not _after_locative(page, start))
        ):
            continue
        if actor is None:
            yield Named("place", "place", name_id, start, end, first, last, cases=cases)
        elif actor.sort in ("state", "metonym") and actor.start == start:
            yield Named("place", "state", name_id, start, end, first, last, cases=cases)
    yield from _unlisted(page, covered, towns, known)
    for sentence in page.sentences:
        for hit in sentence.of("words", "place_head"):
            territory = _territory(page, hit, names, covered)
            if territory is not None:
                yield territory


def _without_preposition(page: Page, start: int, end: int, first: int) -> tuple[int, int]:
    """Return where a name begins that is only safe to look for after a preposition ("in X")."""
    if page.words.order != "verb_first":
        return start, first
    before = page.sentence_of(start).of("words", "place_preposition")
    cut = next((h.end for h in before if h.start == start and h.end < end), None)
    return (start, first) if cut is None else (cut, page.tokens[cut].start)


def _without_noun(page: Page, start: int, end: int, last: int) -> tuple[int, int]:
    """Return the end of a place's name less the noun after it ("Duma ilçesinde": Duma)."""
    if page.words.order != "verb_last" or end - start < 2:
        return end, last
    nouns = page.sentence_of(start).of("words", "place_noun", "place_after")
    if any(h.start == end - 1 for h in nouns):
        return end - 1, page.tokens[end - 2].end
    return end, last


def _unlisted(
    page: Page, covered: dict[int, Named], towns: set[int], known: set[int]
) -> Iterator[Named]:
    """Yield places in no list, by the word before or after them that says what they are."""
    if page.words.order == "verb_last":
        yield from places_before(page, {*covered, *towns})
        return
    for sentence in page.sentences:
        if page.words.names_run_on:
            yield from places_listed(page, sentence, {*covered, *known})
            continue
        for hit in sentence.of("words", "place_noun", "site_noun"):
            if not towns & set(range(hit.start, hit.end + 1)) and name_follows(page, hit, covered):
                end = name_end(page, sentence, hit.end)
                first, last = page.tokens[hit.end].start, page.tokens[end - 1].end
                yield Named("place", "unlisted", None, hit.end, end, first, last)
        yield from kinds_of_place(page, sentence, covered, towns)
        for hit in sentence.of("words", "place_preposition"):
            end = _own_name(page, hit, covered, towns)
            if end > hit.end:
                first, last = page.tokens[hit.end].start, page.tokens[end - 1].end
                yield Named("place", "unlisted", None, hit.end, end, first, last)


def _own_name(page: Page, hit: Hit, covered: dict[int, Named], towns: set[int]) -> int:
    """Return where a name that no list knows ends after "near": words with capitals, hyphens."""
    end = hit.end
    while end < len(page.tokens) and end - hit.end < _LONGEST_NAME:
        token = page.tokens[end]
        hyphen = token.word == "-" and page.tokens[end - 1].end == token.start
        capital = token.is_word and page.quote(page.span(end, end + 1))[:1].isupper()
        part = hyphen or (capital and (end == hit.end or page.word(end - 1) == "-"))
        if not part or end in covered or end in towns or token.line:
            break
        end += 1
    if end == hit.end + 1 and (page.words.known(page.word(hit.end)) or len(page.word(hit.end)) < 4):
        return hit.end
    return end - (page.word(end - 1) == "-")


def _days(page: Page) -> set[int]:
    """Tokens of dates: "Monday" is the name of a town as well."""
    return {at for mark in page.whens for at in range(mark.start, mark.end)}


def _office_words(page: Page) -> set[int]:
    """Tokens that are words of grammar, which some place names look like."""
    found = set()
    for sentence in page.sentences:
        for key in ("complementizer", "relative", "negated_verb", "cause", "pronoun_speaker"):
            found |= {h.start for h in sentence.of("words", key)}
        found |= {h.start for h in sentence.of("harm")}
        found |= {h.start for h in sentence.of("reporting")}
    return found


def _generic(page: Page) -> set[int]:
    """Return where words such as "the city" end, which is a name nowhere near where it is said."""
    return {
        h.end
        for sentence in page.sentences
        for h in sentence.of("head")
        if h.entry.key == "object" and page.words.definite(page.word(h.start), max(h.trim, 2))
    }


def _after_locative(page: Page, at: int) -> bool:
    return any(h.end == at for h in page.sentence_of(at).of("words", "locative"))


def _territory(page: Page, hit: Hit, names: Names, actors: dict[int, Named]) -> Named | None:
    """A land, its airspace or its border, named with its adjective or its name."""
    before, after = hit.start - 1, hit.end
    if page.words.adjectives == "after":
        whose = names.demonyms.state(page.words, page.word(after))
        if whose is not None:
            return _land(page, hit.start, after + 1, hit.trim, names, whose)
    if page.words.adjectives == "before":
        whose = names.demonyms.state(page.words, page.word(before))
        if whose is not None:
            return _land(page, before, hit.end, 0, names, whose)
    if page.words.order == "verb_last":
        whose_land = next((a for a in actors.values() if a.end == hit.start), None)
        if whose_land is not None and whose_land.sort == "state":
            return _land(page, whose_land.start, hit.end, 0, names, whose_land.id or "")
        return None
    for at in (after, after + 1, after + 2):
        actor = actors.get(at)
        if actor is not None and actor.sort in ("state",) and actor.start == at:
            end = actor.end + (page.word(actor.end) in _tail_words(page, hit))
            return _land(page, hit.start, end, hit.trim, names, actor.id or "")
    if page.words.adjectives == "before" and page.word(before) == "s" and before > 1:
        actor = actors.get(before - 2)
        if actor is not None and actor.sort == "state":
            return _land(page, actor.start, hit.end, 0, names, actor.id or "")
    return None


def _tail_words(page: Page, hit: Hit) -> frozenset[str]:
    sentence = page.sentence_of(hit.start)
    return frozenset(page.word(h.start) for h in sentence.of("modifier"))


def _land(page: Page, start: int, end: int, trim: int, names: Names, state: str) -> Named:
    entry = names.actors.actors.get(state)
    place = entry.place if entry else None
    first, last = page.tokens[start].start + trim, page.tokens[end - 1].end
    return Named("place", "territory", place, start, page.past_ending(end), first, last)
