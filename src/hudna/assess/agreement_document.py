"""A version that came as values, not as a file: written as a document and read as strictly."""

from pathlib import Path
from typing import Any

from hudna.assess.agreement_file import read_agreement
from hudna.errors import ConfigurationError
from hudna.model.agreement import Agreement
from hudna.model.codec import to_json
from hudna.text.schema import Node

__all__ = ["as_document", "check_document"]

_RENAMED = {"from_": "from"}
_NOT_WRITTEN = ("span", "depends_on_publication")
_ALWAYS = frozenset({"parties", "guarantors", "binds", "event_types", "citations"})
"""Lists that a file names even where they are empty."""


def as_document(agreement: Agreement) -> dict[str, Any]:
    """Return an agreement as its file would hold it, shapes included."""
    document = _written(to_json(agreement))
    assert isinstance(document, dict)
    for clause in document["clauses"]:
        if "zone_by" in clause:
            clause["zone_by"] = dict(clause["zone_by"])
        if "due" in clause:
            at = clause["due"].pop("at")
            clause["due"] |= {"at": at.get("start"), "precision": at.get("precision")}
    return document


def check_document(agreement: Agreement, where: str) -> None:
    """Raise `ConfigurationError` for a version that no file could say, naming what is wrong."""
    read = read_agreement(Node(as_document(agreement), where), Path())
    if read != agreement:
        raise ConfigurationError(
            "this version reads otherwise than it is written",
            where=where,
            advice="Make it with 'hudna agreement propose' from a file",
        )


def _written(value: Any) -> Any:
    """Return a value as text, lists and mappings, without what a file leaves out."""
    if isinstance(value, dict):
        return {
            _RENAMED.get(name, name): _written(item)
            for name, item in value.items()
            if name not in _NOT_WRITTEN and (_said(item) or name in _ALWAYS)
        }
    if isinstance(value, list):
        return [_written(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value!r}" if isinstance(value, int | float) else value


def _said(item: Any) -> bool:
    return item not in (None, [], {}, "", False)
