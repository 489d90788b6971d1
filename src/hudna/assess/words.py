"""Words for reasons: names of actors, kinds and places in every language of the stage."""

from collections.abc import Iterable
from functools import cache

from hudna.geo.gazetteer import Gazetteer, load
from hudna.model.party import Names
from hudna.model.place import Place
from hudna.text.actors import load_actors
from hudna.text.sentences import in_every_language, languages_of, listed, sentences
from hudna.text.terms import term

__all__ = ["STAGE", "actor", "actors", "kind", "place_name", "say"]

STAGE = "assess"


def say(key: str, **values: object) -> Names:
    """Return a sentence of this stage in every language."""
    return in_every_language(STAGE, key, **values)


def kind(event_type: str) -> Names:
    """Return the words for a kind of event."""
    return {code: term("event_type", event_type, code) for code in languages_of(STAGE)}


def place_name(place: Place) -> Names:
    """Return a place's name as the gazetteer has it, else as its source has it."""
    gazetteer = _gazetteer()
    if place.id is None or place.id not in gazetteer:
        return dict.fromkeys(languages_of(STAGE), place.name or "?")
    entry = gazetteer.entry(place.id)
    return {code: entry.name(code) for code in languages_of(STAGE)}


@cache
def _gazetteer() -> Gazetteer:
    return load()


def actor(actor_id: str) -> Names:
    """Return an actor's name; words nobody in the directory answers to stay as they are."""
    entry = load_actors().actors.get(actor_id)
    names = {}
    for code in languages_of(STAGE):
        own = sentences(STAGE, code).get(f"actor_{actor_id}")
        known = entry.names.get(code, ()) or entry.names.get("en", ()) if entry else ()
        names[code] = own or (known[0] if known else actor_id)
    return names


def actors(ids: Iterable[str]) -> Names:
    """Return several actors as a list in running text."""
    named = [actor(i) for i in ids]
    return {code: listed([names[code] for names in named], code) for code in languages_of(STAGE)}
