"""What lists can be filtered by, in the reader's language."""

from collections.abc import Iterable
from functools import cache

from hudna.geo.entry import PlaceKind
from hudna.geo.gazetteer import load
from hudna.model.bulletin import CaseFile
from hudna.model.case import CaseState
from hudna.model.mechanism import Mechanism
from hudna.model.party import PartyKind
from hudna.text.terms import term, terms
from hudna.text.writing import in_order
from hudna.web.present import names

__all__ = ["area_options", "event_options", "nameable", "state_options"]

COUNTRY = "SY"


@cache
def event_options(language: str) -> tuple[tuple[str, str], ...]:
    """Return event types with their words, in the order of the words."""
    keys = terms("en").get("event_type", {})
    return _in_order(((k, term("event_type", k, language)) for k in keys), language)


@cache
def area_options(language: str) -> tuple[tuple[str, str], ...]:
    """Return governorates by canonical name with their names."""
    found = [
        (entry.admin1, entry.name(language))
        for entry in load()
        if entry.kind is PlaceKind.GOVERNORATE and entry.admin1 and entry.country == COUNTRY
    ]
    return _in_order(found, language)


def _in_order(found: Iterable[tuple[str, str]], language: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(found, key=lambda item: in_order(item[1], language)))


def state_options(language: str) -> tuple[tuple[str, str], ...]:
    """Return the states of cases in the order they are gone through."""
    return tuple((s.value, term("case_state", s.value, language)) for s in CaseState)


def nameable(file: CaseFile, mechanism: Mechanism, language: str) -> tuple[tuple[str, str], ...]:
    """Return whom a finding may name as having done it: those accused, then sides and guarantors.

    Being on the list says nothing: everybody who can be party to the agreement is on it.
    """
    kinds = (PartyKind.SIDE, PartyKind.GUARANTOR)
    parties = [party.id for kind in kinds for party in mechanism.parties if party.kind is kind]
    listed = dict.fromkeys((*file.incident.accused, *parties))
    return tuple((key, names.party(mechanism, key, language)) for key in listed)
