"""The description of an agreement's file: coded fields, each with its values and its sources."""

import re
from datetime import date
from itertools import pairwise

from hudna.assess.citation_file import read_citation
from hudna.model.description import ACTORS, CODES, MANY, Described, DescribedField
from hudna.text.actor_files import load_actors
from hudna.text.schema import Node

__all__ = ["read_description"]

_NUMBER = (re.compile(r"[1-9]\d*"), "a number")
_FORMS: dict[DescribedField, tuple[re.Pattern[str], str]] = {
    DescribedField.COUNTRIES: (re.compile(r"[A-Z]{2}"), "a country as SY (ISO 3166-1 alpha-2)"),
    DescribedField.LASTS: (
        re.compile(r"[1-9]\d* (?:days|months)|no end set"),
        "'180 days', '6 months' or 'no end set'",
    ),
    DescribedField.PAX_ID: _NUMBER,
    DescribedField.UCDP_CONFLICT: _NUMBER,
}


def read_description(node: Node, speakers: set[str]) -> tuple[Described, ...]:
    """Return what describes an agreement; `speakers` are its parties and guarantors.

    Raises `ConfigurationError` for an unknown field or value, and for one without a source.
    """
    described = node.each(lambda one: _described(one, speakers))
    for first, second in pairwise(sorted(one.field for one in described)):
        if first == second:
            node.wrong(f"'{first}' is described twice", "Put all its values into one entry")
    return described


def _described(node: Node, speakers: set[str]) -> Described:
    node.fields(("field", "values", "citations"))
    field = node["field"].one_of(DescribedField)
    values = node["values"].each(lambda value: _value(value, field, speakers))
    if not values:
        node["values"].wrong(f"nothing is said of '{field}'", "Leave out what is not known")
    if len(values) > 1 and field not in MANY:
        node["values"].wrong(f"'{field}' has {len(values)} values", "Give the one that is known")
    citations = node["citations"].each(read_citation)
    if not citations:
        node["citations"].wrong(f"'{field}' cites nothing", "Say where it was read")
    return Described(field, values, citations)


def _value(node: Node, field: DescribedField, speakers: set[str]) -> str:
    text = node.text()
    codes = CODES.get(field)
    if codes is not None and text not in codes:
        node.wrong(f"'{text}' is no value of '{field}'", f"Use one of: {', '.join(codes)}")
    if field in ACTORS and text not in speakers and text not in load_actors().actors:
        node.wrong(
            f"'{text}' is nobody in the directory",
            "Use a party, a guarantor, or an id of 'hudna actors --json'",
        )
    pattern, form = _FORMS.get(field, (None, ""))
    if pattern is not None and not pattern.fullmatch(text):
        node.wrong(f"'{text}' does not fit '{field}'", f"Write {form}")
    if field is DescribedField.ENDED:
        _check_day(node, text)
    return text


def _check_day(node: Node, text: str) -> None:
    try:
        date.fromisoformat(text)
    except ValueError:
        node.wrong(f"'{text}' is no day", "Write it as 2017-11-04")
