"""Places: towns of the gazetteer, and lands, airspaces and borders by whose they are."""

from collections.abc import Iterator

from hudna.extract.lexicon import Hit
from hudna.extract.named import Named, Names, cover
from hudna.extract.page import Page

__all__ = ["find_places"]


def find_places(page: Page, names: Names, actors: list[Named]) -> Iterator[Named]:
    """Yield towns, countries where something is in them, lands, airspaces and borders."""
    covered = cover(actors)
    office_words = _office_words(page)
    demonyms = names.demonyms.get(page.words.code, {})
    for first, last, name_id in names.place_index.ranges(page.folded):
        start, end = page.token_at(first), page.token_at(last - 1) + 1
        actor = covered.get(start)
        if start in office_words or (
            page.word(start) in demonyms and not _after_locative(page, start)
        ):
            continue
        if actor is None:
            yield Named("place", "place", name_id, start, end, first, last)
        elif actor.sort in ("state", "metonym") and actor.start == start:
            yield Named("place", "state", name_id, start, end, first, last)
    for sentence in page.sentences:
        for hit in sentence.of("words", "place_head"):
            territory = _territory(page, hit, names, covered)
            if territory is not None:
                yield territory


def _office_words(page: Page) -> set[int]:
    """Tokens that are words of grammar, which some place names look like."""
    found = set()
    for sentence in page.sentences:
        for key in ("complementizer", "relative", "negated_verb", "cause", "pronoun_speaker"):
            found |= {h.start for h in sentence.of("words", key)}
        found |= {h.start for h in sentence.of("harm")}
        found |= {h.start for h in sentence.of("reporting")}
    return found


def _after_locative(page: Page, at: int) -> bool:
    return any(h.end == at for h in page.sentence_of(at).of("words", "locative"))


def _territory(page: Page, hit: Hit, names: Names, actors: dict[int, Named]) -> Named | None:
    """A land, its airspace or its border, named with its adjective or its name."""
    demonyms = names.demonyms.get(page.words.code, {})
    before, after = hit.start - 1, hit.end
    for form, _ in page.words.forms(page.word(after)) if page.word(after) else ():
        if form in demonyms and page.words.adjectives == "after":
            return _land(page, hit.start, after + 1, hit.trim, names, demonyms[form])
    if page.word(before) in demonyms and page.words.adjectives == "before":
        return _land(page, before, hit.end, 0, names, demonyms[page.word(before)])
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
    return Named("place", "territory", place, start, end, first, last)
