"""What lists can be filtered by, in the reader's language."""

from functools import cache

from hudna.geo.entry import PlaceKind
from hudna.geo.gazetteer import load
from hudna.model.case import CaseState
from hudna.text.terms import term, terms

__all__ = ["area_options", "event_options", "state_options"]

COUNTRY = "SY"


@cache
def event_options(language: str) -> tuple[tuple[str, str], ...]:
    """Return event types with their words, in the order of the words."""
    keys = terms("en").get("event_type", {})
    return tuple(
        sorted(((k, term("event_type", k, language)) for k in keys), key=lambda item: item[1])
    )


@cache
def area_options(language: str) -> tuple[tuple[str, str], ...]:
    """Return governorates by canonical name with their names."""
    found = [
        (entry.admin1, entry.name(language))
        for entry in load()
        if entry.kind is PlaceKind.GOVERNORATE and entry.admin1 and entry.country == COUNTRY
    ]
    return tuple(sorted(found, key=lambda item: item[1]))


def state_options(language: str) -> tuple[tuple[str, str], ...]:
    """Return the states of cases in the order they are gone through."""
    return tuple((s.value, term("case_state", s.value, language)) for s in CaseState)
