"""What parties, areas and places are called in the reader's language."""

from functools import cache

from babel import Locale, UnknownLocaleError

from hudna.geo.entry import Entry, PlaceKind
from hudna.geo.gazetteer import Gazetteer, load
from hudna.model.mechanism import Mechanism
from hudna.model.party import Names
from hudna.model.place import Place, PlacePrecision
from hudna.publish.page import Flow, Run, Text
from hudna.publish.words import Words
from hudna.text.actor_files import load_actors
from hudna.text.quoting import foreign
from hudna.text.terms import FALLBACK, term

__all__ = [
    "area_id",
    "area_name",
    "as_said",
    "in_language",
    "in_order",
    "language_name",
    "name_run",
    "named",
    "party_name",
    "party_run",
    "place_name",
    "place_words",
    "who",
]


def in_language(names: Names, language: str) -> str:
    """Return the name in `language`, else in English, else any there is."""
    return _chosen(names, language)[0]


def named(names: Names, language: str) -> Text:
    """Return the name in `language`; one given in others only says which of them it is in."""
    name, code = _chosen(names, language)
    return (Run(name, Flow.NAME, language=None if code == language else code),)


def _chosen(names: Names, language: str) -> tuple[str, str]:
    for code in (language, FALLBACK, *names):
        if names.get(code):
            return names[code], code
    return "", language


@cache
def language_name(code: str, language: str) -> str:
    """Return what a language is called, the code itself where it has no name."""
    try:
        return str(Locale(code).get_display_name(language) or code)
    except (UnknownLocaleError, ValueError):
        return code


def name_run(name: str) -> Text:
    """Return a name that keeps its own reading order."""
    return (Run(name, Flow.NAME),)


def party_name(party: str, mechanism: Mechanism, language: str) -> str:
    """Return the name of a party, a register side, or an actor a text speaks of.

    A register side goes by a party's English name; whoever is unknown keeps the name given.
    """
    return in_language(_party_names(party, mechanism, language), language)


def party_run(party: str, mechanism: Mechanism, words: Words) -> Text:
    """Return that name as a run, with its language where it is not the reader's."""
    return named(_party_names(party, mechanism, words.language), words.language)


def _party_names(party: str, mechanism: Mechanism, language: str) -> Names:
    for member in mechanism.parties:
        if party in (member.id, member.names.get(FALLBACK)) or party.lower() == member.id:
            return member.names
    actor = load_actors().actors.get(party)
    if actor is not None:
        return {code: surfaces[0] for code, surfaces in actor.names.items() if surfaces}
    return {language: term("speaker", party, language)}


def who(
    actor: str | None, said: str, mechanism: Mechanism, words: Words, said_in: str | None = None
) -> Text:
    """Return somebody's name in the reader's language where it is known, else as the text has it.

    A text's words are quoted unless it is `said_in` the reader's language; they say their own
    language where it is known to be another.
    """
    key = actor or said
    name = party_name(key, mechanism, words.language)
    if name != key or _is_known(key, mechanism):
        return party_run(key, mechanism, words)
    other = foreign(said, words.language) or said_in
    if other == words.language:
        return name_run(said)
    return words.say("said.words", words=(Run(said, Flow.NAME, language=other),))


def as_said(said: str, words: Words) -> Text:
    """Return a name or title as a text has it, with its language where that is another one."""
    return (Run(said, Flow.NAME, language=foreign(said, words.language)),)


def _is_known(actor: str, mechanism: Mechanism) -> bool:
    return actor in load_actors().actors or any(p.id == actor for p in mechanism.parties)


def in_order(sides: tuple[str, ...], mechanism: Mechanism) -> tuple[str, ...]:
    """Return register sides in the order the mechanism lists its parties."""
    order = {party_name(p.id, mechanism, FALLBACK): i for i, p in enumerate(mechanism.parties)}
    return tuple(
        sorted(sides, key=lambda side: (order.get(party_name(side, mechanism, FALLBACK), 99), side))
    )


def area_name(area: str, language: str) -> str:
    """Return a governorate's name in `language`; `area` is its canonical English name or id."""
    entry = _governorates().get(area)
    return entry.name(language) if entry else area


def area_id(area: str) -> str:
    """Return the id of a governorate, `SY-ID`, from its canonical English name; else the name."""
    entry = _governorates().get(area)
    return entry.id if entry else area


def place_name(name: str, words: Words) -> str:
    """Return a place's name in the reader's language where there is no doubt, else as it is."""
    found = {entry.name(words.language) for entry in _gazetteer().by_name(name)}
    return found.pop() if len(found) == 1 else name


def place_words(place: Place, words: Words) -> Text:
    """Return a place with its governorate, in the reader's language where it is known."""
    name = place.name
    if place.id and place.id in _gazetteer():
        name = _gazetteer().entry(place.id).name(words.language)
    parts = as_said(name, words) if name else words.say("place.unknown")
    if place.precision is PlacePrecision.NEAR_SETTLEMENT:
        parts = words.say("place.near", place=parts)
    admin1 = area_name(place.admin1, words.language) if place.admin1 else ""
    if admin1 and admin1 != name:
        return (*parts, Run(words.plain("comma")), *name_run(admin1))
    return parts


@cache
def _gazetteer() -> Gazetteer:
    return load()


@cache
def _governorates() -> dict[str, Entry]:
    governorates = [e for e in _gazetteer() if e.kind is PlaceKind.GOVERNORATE]
    by_name = {entry.admin1: entry for entry in governorates if entry.admin1}
    return by_name | {entry.id: entry for entry in governorates}
