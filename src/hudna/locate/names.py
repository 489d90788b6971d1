"""From the words of a text to the places they may name."""

import re

from hudna.geo.entry import Entry
from hudna.geo.gazetteer import Gazetteer
from hudna.text.languages import Language

__all__ = ["bare_name", "candidates", "countryside_of"]


def _unwrapped(name: str, words: list[str]) -> list[str]:
    """Return the name without a place word before or after it: "town of X" names X."""
    found = []
    for word in sorted(words, key=len, reverse=True):
        found += re.findall(rf"^{re.escape(word)}\s+(.+)$", name, re.IGNORECASE)
        found += re.findall(rf"^(.+?)\s+{re.escape(word)}$", name, re.IGNORECASE)
    return found


def _lead_words(language: Language) -> list[str]:
    """Return the words that may stand before a name and are no part of it."""
    data = language.section("places")
    groups = [*data.get("place_words", {}).values(), *data.get("directions", {}).values()]
    groups += [data.get(key, ()) for key in ("near", "inside", "over")]
    return [word for group in groups for word in group]


def bare_name(name: str, gazetteer: Gazetteer, language: Language) -> str | None:
    """Return the part of a surface name the gazetteer knows, null if it knows none.

    The whole name comes first, then without words such as "town of", then without what the
    language writes onto a word.
    """
    plain = " ".join(name.split()).strip("\"'«»“”()")
    unwrapped = _unwrapped(plain, _lead_words(language))
    prefixes = sorted(language.prefixes, key=len)
    stripped = [bare for p in prefixes if (bare := plain.removeprefix(p)) != plain]
    forms = (plain, *unwrapped, *(bare for bare in stripped if len(bare) > 2))
    return next((form for form in forms if gazetteer.by_name(form)), None)


def candidates(name: str, gazetteer: Gazetteer, language: Language) -> list[Entry]:
    """Return the places a surface name may mean, most people first."""
    bare = bare_name(name, gazetteer, language)
    return [] if bare is None else gazetteer.by_name(bare)


def countryside_of(name: str, gazetteer: Gazetteer, language: Language) -> list[Entry]:
    """Return areas known by the name together with a word for countryside, as Rif Dimashq."""
    kinds = language.section("places").get("place_words", {})
    forms = (f for w in kinds.get("countryside", ()) for f in (f"{w} {name}", f"{name} {w}"))
    return next((found for form in forms if (found := gazetteer.by_name(form))), [])
