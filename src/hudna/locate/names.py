"""From the words of a text to the places they may name."""

import re

from hudna.geo.entry import Entry
from hudna.geo.gazetteer import Gazetteer
from hudna.text.languages import Language

__all__ = ["candidates", "countryside_of"]


def _unwrapped(name: str, words: list[str]) -> list[str]:
    """Return the name without a place word before or after it: "town of X" names X."""
    found = []
    for word in sorted(words, key=len, reverse=True):
        found += re.findall(rf"^{re.escape(word)}\s+(.+)$", name, re.IGNORECASE)
        found += re.findall(rf"^(.+?)\s+{re.escape(word)}$", name, re.IGNORECASE)
    return found


def candidates(name: str, gazetteer: Gazetteer, language: Language) -> list[Entry]:
    """Return the places a surface name may mean, best spelled first, most people first."""
    plain = " ".join(name.split()).strip("\"'«»“”()")
    if found := gazetteer.by_name(plain):
        return found
    data = language.section("places")
    words = [word for kind in data.get("place_words", {}).values() for word in kind]
    for bare in _unwrapped(plain, [*words, *data.get("near", ())]):
        if found := gazetteer.by_name(bare):
            return found
    for bare in (plain.removeprefix(p) for p in sorted(language.prefixes, key=len)):
        if bare != plain and len(bare) > 2 and (found := gazetteer.by_name(bare)):
            return found
    return []


def countryside_of(name: str, gazetteer: Gazetteer, language: Language) -> list[Entry]:
    """Return areas known by the name together with a word for countryside, as Rif Dimashq."""
    kinds = language.section("places").get("place_words", {})
    forms = (f for w in kinds.get("countryside", ()) for f in (f"{w} {name}", f"{name} {w}"))
    return next((found for form in forms if (found := gazetteer.by_name(form))), [])
