"""Names of parties, bodies and places in the language of the page."""

from functools import cache

from django.utils.translation import gettext as _

from hudna.geo.entry import PlaceKind
from hudna.geo.gazetteer import Gazetteer, load
from hudna.model.mechanism import Mechanism
from hudna.model.party import Names
from hudna.model.place import Place
from hudna.text.names import load_actors
from hudna.text.quoting import comma
from hudna.text.terms import term

__all__ = [
    "actor", "area", "party", "party_index", "pick", "place", "place_name",
    "place_parts", "within",
]  # fmt: skip

COLOURS = 7


def pick(value: Names, language: str) -> str:
    """Return a name in `language`, else in English, else the first there is."""
    return value.get(language) or value.get("en") or next(iter(value.values()), "")


def party(mechanism: Mechanism, party_id: str, language: str) -> str:
    """Return a party's name, or that of any known body."""
    for member in mechanism.parties:
        if member.id == party_id:
            return pick(member.names, language)
    return actor(party_id, party_id, language)


def party_index(mechanism: Mechanism, party_id: str) -> int:
    """Return which colour and shape a party has, 1 up; 0 for bodies outside the mechanism."""
    for index, member in enumerate(mechanism.parties, start=1):
        if member.id == party_id:
            return min(index, COLOURS)
    return 0


def actor(actor_id: str | None, fallback: str, language: str) -> str:
    """Return the name of a state or body by id, else `fallback`."""
    if actor_id is None:
        return term("speaker", fallback, language) if fallback == "narrator" else fallback
    entry = load_actors().actors.get(actor_id)
    names = {code: surfaces[0] for code, surfaces in entry.names.items()} if entry else {}
    return pick(names, language) or _group(actor_id) or fallback or actor_id


def _group(name: str) -> str:
    """Return the name of a group agreements speak of without listing its members."""
    groups = {"supporting_forces": _("forces that support them")}
    return groups.get(name, "")


def place(value: Place, language: str) -> str:
    """Return a place and its governorate; words as read where we do not know the place."""
    return within(*place_parts(value, language), language)


def place_parts(value: Place, language: str) -> tuple[str, str]:
    """Return a place, and its governorate where that is another name, else nothing."""
    own = (place_name(value.id, language) if value.id else "") or value.name
    governorate = area(value.admin1, language) if value.admin1 else ""
    return own, "" if governorate == own else governorate


def within(words: str, governorate: str, language: str) -> str:
    """Return words that end in a place, with its governorate after them."""
    return f"{words}{comma(language)} {governorate}" if governorate else words


@cache
def place_name(place_id: str, language: str) -> str:
    """Return the gazetteer's name of a place, empty where it has none."""
    gazetteer = _gazetteer()
    return gazetteer.entry(place_id).name(language) if place_id in gazetteer else ""


@cache
def area(name: str, language: str) -> str:
    """Return a governorate's name by its canonical English one."""
    place_id = _areas().get(name)
    return place_name(place_id, language) if place_id else name


def area_id(name: str) -> str | None:
    """Return the id of a governorate by its canonical English name."""
    return _areas().get(name)


@cache
def _areas() -> dict[str, str]:
    return {e.admin1: e.id for e in _gazetteer() if e.kind is PlaceKind.GOVERNORATE and e.admin1}


@cache
def _gazetteer() -> Gazetteer:
    return load()
