"""The value of a field of an agreement, clause or zone in words, to be read beside another."""

from collections.abc import Callable, Iterable
from typing import Any

from hudna.assess.clause_file import TEXT
from hudna.assess.description_words import described_words
from hudna.assess.words import STAGE, actor, actors, city, city_time, kind, place, say, time
from hudna.model.agreement import Agreement, Citation, Due, Exemption
from hudna.model.description import Described
from hudna.model.party import Names
from hudna.model.when import When
from hudna.text.quoting import quoted
from hudna.text.sentences import languages_of, listed
from hudna.text.terms import term, term_of

__all__ = ["CITED", "SHOWN", "cited", "field_name", "in_words", "picked"]

Worded = Callable[[Any, Agreement], Names]


def field_name(field: str) -> Names:
    """Return what a field is called."""
    return say(f"field_{field}")


def in_words(field: str, value: Any, agreement: Agreement) -> Names:
    """Return a field's value in words; `agreement` is the version it stands in."""
    if value is None or (value != 0 and not value):
        return say("field_empty")
    return SHOWN[field](value, agreement)


def picked(names: Names) -> Names:
    """Return words in the languages of the stage, in English where they are in no other."""
    return {code: names.get(code) or names.get("en", "") for code in languages_of(STAGE)}


def cited(names: Names) -> Names:
    """Return somebody's words in quotation marks, without the full stop that ends them."""
    return {code: quoted(words.rstrip("."), code) for code, words in names.items()}


def _all(items: Iterable[Names]) -> Names:
    every = list(items)
    return {code: listed([one[code] for one in every], code) for code in languages_of(STAGE)}


def _names(value: Names, _: Agreement) -> Names:
    return picked(value)


def _each(value: Iterable[Names], _: Agreement) -> Names:
    return _all(cited(picked(one)) for one in value)


def _plain(value: Any, _: Agreement) -> Names:
    return dict.fromkeys(languages_of(STAGE), str(value))


def _actors(value: Iterable[str], _: Agreement) -> Names:
    return actors(value)


def _kinds(value: Iterable[str], _: Agreement) -> Names:
    return _all(kind(one) for one in value)


def _weapons(value: Iterable[str], _: Agreement) -> Names:
    return _all(_term("weapon", w) for w in value)


def _term(words: str, key: str) -> Names:
    return {code: term(words, key, code) for code in languages_of(STAGE)}


def _zone(value: str, agreement: Agreement) -> Names:
    return picked(agreement.zone(value).names)


def _zones(value: Iterable[tuple[str, str]], agreement: Agreement) -> Names:
    return _all(
        say("pair", first=actor(party), second=_zone(zone, agreement)) for party, zone in value
    )


def _period(value: When, _: Agreement) -> Names:
    start = time(When(value.start, None, value.precision))
    if value.end is None:
        return say("period_open", start=start)
    end = time(When(value.end, None, value.precision))
    return say("period", start=start, end=end)


def _moment(value: When, _: Agreement) -> Names:
    return time(value)


def _due(value: Due, _: Agreement) -> Names:
    known = {"due": time(value.at), "zone": city_time(value.zone_name)}
    return say("due_from", **known, from_=value.from_) if value.from_ else say("due_at", **known)


def _exemptions(value: Iterable[Exemption], _: Agreement) -> Names:
    return _all(
        say("exempt_by", group=actor(e.group), by=say("by_text") if e.by == TEXT else actor(e.by))
        for e in value
    )


def _citations(value: Iterable[Citation], _: Agreement) -> Names:
    return _all(say("cited", document=picked(c.document), article=picked(c.article)) for c in value)


def _readings(value: Iterable[Any], agreement: Agreement) -> Names:
    return _all(
        say("pair", first=picked(r.by), second=_kinds(r.event_types, agreement)) for r in value
    )


def _counting(value: Iterable[Any], _: Agreement) -> Names:
    return _all(picked(rule.names) for rule in value)


def _description(value: Iterable[Described], _: Agreement) -> Names:
    return _all(described_words(one) for one in value)


CITED = frozenset(
    {"names", "summary", "untestable", "decision", "standing", "source", "uncertainty"}
)
"""Fields whose value is one text of the agreement's file, to be told from our own words."""

SHOWN: dict[str, Worded] = {
    "names": _names,
    "summary": _names,
    "untestable": _names,
    "decision": _names,
    "standing": _names,
    "source": _names,
    "uncertainty": _names,
    "disputed": _each,
    "notes": _each,
    "kind": lambda v, _: {code: term_of(v, code) for code in languages_of(STAGE)},
    "binds": _actors,
    "parties": _actors,
    "guarantors": _actors,
    "event_types": _kinds,
    "fulfilled_by": _kinds,
    "weapons": _weapons,
    "zone": _zone,
    "zone_by": _zones,
    "in_force": _period,
    "reached": _moment,
    "due": _due,
    "exemptions": _exemptions,
    "citations": _citations,
    "readings": _readings,
    "counting": _counting,
    "description": _description,
    "every_days": lambda v, _: say("every_days", days=v),
    "within_km": lambda v, _: say("kilometres", km=v),
    "true_to_km": lambda v, _: say("kilometres", km=v),
    "parts_only": lambda v, _: say("parts_only"),
    "places": lambda v, _: _all(place(one) for one in v),
    "zone_name": lambda v, _: city(v),
}
"""Every field that can differ, and how its value is said."""
