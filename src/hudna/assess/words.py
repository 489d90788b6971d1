"""Words for reasons: names of actors, kinds and places in every language of the stage."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from hudna.geo.gazetteer import Gazetteer, load
from hudna.model.party import Names
from hudna.model.place import Place
from hudna.model.when import DatePrecision, When
from hudna.text.actor_files import load_actors
from hudna.text.calendar import moment_words, month_words, year_words, zone_city, zone_time
from hudna.text.figures import digits, percent
from hudna.text.quoting import quoted
from hudna.text.sentences import in_every_language, languages_of, listed, sentences
from hudna.text.terms import term

__all__ = [
    "STAGE",
    "actor",
    "actors",
    "city",
    "city_time",
    "kind",
    "per_cent",
    "period",
    "place",
    "place_name",
    "say",
    "time",
]

STAGE = "assess"


def say(key: str, **values: object) -> Names:
    """Return a sentence of this stage in every language."""
    return in_every_language(STAGE, key, **values)


def kind(event_type: str) -> Names:
    """Return the words for a kind of event."""
    return {code: term("event_type", event_type, code) for code in languages_of(STAGE)}


def time(when: When) -> Names:
    """Return a partly known time in words no finer than what is known."""
    return {code: _time(when, code) for code in languages_of(STAGE)}


def _time(when: When, language: str) -> str:
    start, end = when.start, when.end
    if start is None or end is None:
        return moment_words(start or end or "", language) if start or end else "?"
    if when.precision in (DatePrecision.MONTH, DatePrecision.YEAR) and start[:4] == end[:4]:
        year = when.precision is DatePrecision.YEAR
        if year or start[:7] == end[:7]:
            day = date.fromisoformat(start[:10])
            return (year_words if year else month_words)(day, language)
    if start == end:
        return moment_words(start, language)
    if "T" in start and "T" in end and start[:10] == end[:10]:
        return f"{moment_words(start, language)}–{digits(end[11:16], language)}"
    return f"{moment_words(start, language)} – {moment_words(end, language)}"


def city(zone: str) -> Names:
    """Return the city whose time a zone is."""
    return {code: zone_city(zone, code) for code in languages_of(STAGE)}


def city_time(zone: str) -> Names:
    """Return the city whose time a zone is, as sentences say that a time is its."""
    return {code: zone_time(zone, code) for code in languages_of(STAGE)}


def period(when: When) -> Names:
    """Return from when on something holds, and until when where that is known."""
    start = time(When(when.start, None, when.precision))
    if when.end is None:
        return say("in_force_from", start=start)
    return say("in_force_between", start=start, end=time(When(when.end, None, when.precision)))


def per_cent(value: float) -> Names:
    """Return a share of one in per cent."""
    return {code: percent(value, code) for code in languages_of(STAGE)}


def place(place_id: str) -> Names:
    """Return the gazetteer's name of a place by its id, else the id itself."""
    gazetteer = _gazetteer()
    if place_id not in gazetteer:
        return dict.fromkeys(languages_of(STAGE), place_id)
    entry = gazetteer.entry(place_id)
    return {code: entry.name(code) for code in languages_of(STAGE)}


def place_name(place: Place) -> Names:
    """Return a place's name as the gazetteer has it, else as its source has it, quoted."""
    gazetteer = _gazetteer()
    if place.id is None or place.id not in gazetteer:
        return {c: quoted(place.name, c) if place.name else "?" for c in languages_of(STAGE)}
    entry = gazetteer.entry(place.id)
    return {code: entry.name(code) for code in languages_of(STAGE)}


@cache
def _gazetteer() -> Gazetteer:
    return load()


def actor(actor_id: str) -> Names:
    """Return an actor's name; words nobody in the directory answers to are quoted."""
    entry = load_actors().actors.get(actor_id)
    names = {}
    for code in languages_of(STAGE):
        own = sentences(STAGE, code).get(f"actor_{actor_id}")
        known = entry.names.get(code, ()) or entry.names.get("en", ()) if entry else ()
        names[code] = own or (known[0] if known else quoted(actor_id, code))
    return names


def actors(ids: Iterable[str]) -> Names:
    """Return several actors as a list in running text."""
    named = [actor(i) for i in ids]
    return {code: listed([names[code] for names in named], code) for code in languages_of(STAGE)}
