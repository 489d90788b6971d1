"""Whose forces "the government forces" are: only where the text itself speaks of the country."""

from dataclasses import replace

from hudna.extract.named import Named, Names
from hudna.extract.page import Page

__all__ = ["qualified"]


def qualified(page: Page, names: Names, actors: list[Named]) -> list[Named]:
    """Return the actors, those named without their country less their id where nothing says it."""
    bare = [names.actors.country_wanted(one.id or "") for one in actors]
    wanted = {known for known in bare if known is not None}
    if not wanted:
        return actors
    said = {known for known in wanted if _named(page, names, actors, known)}
    return [
        one if known is None else replace(one, id=_meant(names, one) if known in said else None)
        for one, known in zip(actors, bare, strict=True)
    ]


def _meant(names: Names, one: Named) -> str | None:
    return names.actors.meant(one.id or "")


def _named(page: Page, names: Names, actors: list[Named], known: tuple[str, str]) -> bool:
    """Return whether somebody of the country, its adjective or a place in it is named."""
    country, state = known
    for one in actors:
        if one.id is not None and names.actors.state_of(one.id) == state:
            return True
    for token in page.tokens:
        if token.is_word and names.demonyms.state(page.words, token.word) == state:
            return True
    return any(names.country_of(hit.id) == country for hit in names.place_index.ranges(page.folded))
